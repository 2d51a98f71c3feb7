"""``journeydraft convert``: a map from one format to another."""

from __future__ import annotations

from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import talk_options


@click.command("convert")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["en", "et", "ro", "bg", "ru"]), help="Language of the headings.")
@click.option("--only", type=click.Choice(["curve"]), help="The emotion curve alone (.svg, .png).")
@click.option(
    "--for",
    "board",
    type=click.Choice(["miro", "figjam", "mural", "lucid"]),
    help="Stickies for this board (.csv).",
)
@click.option("--force", is_flag=True, help="Overwrite TARGET.")
@talk_options
@plain_errors
def command(
    source: Path,
    target: Path,
    lang: str | None,
    only: str | None,
    board: str | None,
    force: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the map in SOURCE (.md or .json) as TARGET.

    Between .md and .json nothing is lost either way. .html is a page, .svg and .png are pictures, .pdf and
    .docx are reports, .csv, .xlsx and .jsonl are tables, .qdpx is a coded project and .qdc a codebook for
    programs of qualitative analysis, .mmd is a Mermaid diagram. A page shows quotes in context, and a project
    has the texts, where the map's sources are beside it.

    .png and .pdf need: pip install "journeydraft[print]"

    Maps of older versions become maps of this one. TARGET may be - for JSON on stdout.

    \b
    journeydraft convert map.md map.json
    journeydraft convert map.json kaart.md --lang et
    journeydraft convert map.md map.html
    journeydraft convert map.md report.pdf
    journeydraft convert map.md curve.svg --only curve
    journeydraft convert map.md stickies.csv --for miro
    journeydraft convert map.md coding.qdpx
    """
    from journeydraft.commands.hints import say_hints
    from journeydraft.commands.output import check_format, check_no_source
    from journeydraft.commands.talk import Talk
    from journeydraft.formats import open_map
    from journeydraft.formats.export import WRITTEN, check_board, check_part, export
    from journeydraft.formats.refi import lacks
    from journeydraft.formats.views import EACH, VIEWS, Wish
    from journeydraft.formats.write_file import write_atomically
    from journeydraft.intake.reading import reading_at
    from journeydraft.memory.outputs import check_new
    from journeydraft.memory.rereading import roots_of, sources_of, those_left

    talk = Talk(quiet, verbose)
    to_stdout = str(target) == "-"
    kind = ".json" if to_stdout else check_format(target, WRITTEN)
    check_part(kind, only)
    check_board(kind, board)
    file = open_map(source)
    say_hints(file, talk)
    read = those_left if kind in EACH else sources_of
    sources = read(file.map, source.parent, reading_at) if kind in VIEWS else ()
    made = export(file.map, kind, lang, Wish(sources, only, board))
    if to_stdout:
        click.echo(made, nl=False)
        return
    for root in roots_of(source.parent):
        check_no_source(target, (one.path for one in file.map.provenance.sources), root)
    if not force:
        check_new(target)
    write_atomically(target, made)
    talk.say(f"Written: {target}")
    if kind in EACH:
        for said in lacks(file.map, sources):
            talk.notice(said)
