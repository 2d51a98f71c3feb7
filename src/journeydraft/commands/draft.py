"""``journeydraft draft``: from files to a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, metrics_option, only_option, paths_argument

if TYPE_CHECKING:
    from journeydraft.drafting.pipeline import Drafted
    from journeydraft.settings import Settings


@click.command("draft")
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="map.md, map.json or map.html (a page), map.svg (a picture), map.pdf (a report); Markdown to stdout "
    "without it.",
)
@metrics_option
@only_option
@drafting_options
@plain_errors
def command(
    paths: tuple[str, ...],
    output: Path | None,
    only: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Draft a customer journey map from interviews, notes and reviews.

    PATHS are files, folders, globs, a .zip of them, or - for a transcript on stdin.

    \b
    journeydraft draft interviews/ -o map.md
    journeydraft draft interviews/ reviews.csv --stages service --lang et -o map.md
    journeydraft draft interviews/ --stages purchase --metrics stages.csv -o map.md
    journeydraft draft interviews/ --stages discover -o map.md
    journeydraft draft p1.vtt p2.docx --stages "Find, Order, Receive, Use" -o map.json
    journeydraft draft interviews/ -o map.html
    """
    from journeydraft.commands.drafting import draft_into
    from journeydraft.commands.output import check_format
    from journeydraft.commands.talk import Talk
    from journeydraft.formats.export import WRITTEN, check_wish, export
    from journeydraft.formats.views import Wish

    kind = check_format(output, WRITTEN)
    check_wish(kind, only)

    def shown(drafted: Drafted, settings: Settings) -> str | bytes:
        return export(drafted.map, kind, settings.lang, Wish(drafted.study.sources, only))

    draft_into(output, paths, options, Talk(quiet, verbose), shown, is_map=True)
