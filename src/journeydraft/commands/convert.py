"""``journeydraft convert``: a map from one format to another."""

from __future__ import annotations

from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import lang_option, only_option, talk_options


@click.command("convert")
@click.argument("map_file", metavar="MAP", type=click.Path(path_type=Path))
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@lang_option("Language of the headings.")
@only_option
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
    map_file: Path,
    target: Path,
    lang: str | None,
    only: str | None,
    board: str | None,
    force: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write MAP (.md or .json) as TARGET.

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
    from journeydraft.commands.output import check_format, to_stdout
    from journeydraft.commands.talk import Talk
    from journeydraft.formats import open_map
    from journeydraft.formats.export import WRITTEN, check_wish, export, lacking
    from journeydraft.formats.views import Wish
    from journeydraft.formats.write_file import write_atomically
    from journeydraft.intake.reading import reading_at
    from journeydraft.memory.outputs import check_new, check_no_source_of
    from journeydraft.memory.rereading import sources_for

    talk = Talk(quiet, verbose)
    piped = str(target) == "-"
    kind = ".json" if piped else check_format(target, WRITTEN)
    check_wish(kind, only, board)
    file = open_map(map_file)
    say_hints(file, talk)
    sources = sources_for(kind, file.map, map_file.parent, reading_at)
    made = export(file.map, kind, lang, Wish(sources, only, board))
    if piped:
        to_stdout(made)
        return
    check_no_source_of(target, file.map, map_file.parent)
    if not force:
        check_new(target)
    write_atomically(target, made)
    talk.say(f"Written: {target}")
    for said in lacking(file.map, kind, sources):
        talk.notice(said)
