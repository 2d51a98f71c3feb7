"""``journeydraft plan``: the opportunities of a map as an action plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import force_option, lang_option, talk_options


@click.command("plan")
@click.argument("map_file", metavar="MAP", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A .md, .csv or .json file; Markdown to stdout without.",
)
@lang_option("Language of the headings; MAP's without.")
@force_option
@talk_options
@plain_errors
def command(
    map_file: Path, output: Path | None, lang: str | None, force: bool, quiet: bool, verbose: bool
) -> None:
    """Rank the opportunities of MAP: reach × severity of what they answer, ÷ effort where the team wrote it.

    Efforts are words (low, suur, средний), sizes (S, XL), times (3 days, 2 nädalat) or numbers.

    \b
    journeydraft plan map.md
    journeydraft plan map.md -o plan.csv
    """
    from journeydraft.commands.output import check_apart, check_format, put
    from journeydraft.commands.talk import Talk
    from journeydraft.formats import read_map
    from journeydraft.memory.outputs import check_no_source_of
    from journeydraft.planning import as_csv, as_json, as_markdown, plan
    from journeydraft.readers.locate import study_root

    suffix = check_format(output, (".md", ".csv", ".json"))
    check_apart([map_file], [output] if output else [])
    map_ = read_map(map_file)
    check_no_source_of(output, map_, map_file.parent)
    made = plan(map_)
    words = lang or made.map.provenance.language
    written: dict[str, Callable[[], str | bytes]] = {
        ".md": lambda: as_markdown(made, words),
        ".csv": lambda: as_csv(made, words),
        ".json": lambda: as_json(made),
    }
    with Talk(quiet, verbose) as talk:
        unlike = [one.row.item.effort for one in made.planned if one.row.item.effort and one.divisor is None]
        for effort in unlike:
            talk.notice(f"the effort “{effort[:40]}” is not understood: write a word, a time or a number")
        put(written[suffix](), output, study_root([map_file]), talk, force)
