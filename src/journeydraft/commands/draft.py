"""``journeydraft draft``: from files to a map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, metrics_option, only_option, paths_argument


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
    from journeydraft.commands.options import drafting
    from journeydraft.commands.output import check_format, check_no_source, check_not_edited, emit, finish
    from journeydraft.commands.report import is_empty, report
    from journeydraft.commands.talk import Talk
    from journeydraft.drafting.pipeline import draft
    from journeydraft.formats.export import WRITTEN, check_wish, export
    from journeydraft.formats.views import Wish

    kind = check_format(output, WRITTEN)
    check_wish(kind, only)
    root, settings = drafting(paths, options)
    check_not_edited(output, root, settings.force)
    with Talk(quiet, verbose) as talk:
        drafted = draft(paths, settings, talk, root)
    check_no_source(output, (source.path for source in drafted.study.sources), root)
    if not is_empty(drafted):
        shown = export(drafted.map, kind, settings.lang, Wish(drafted.study.sources, only))
        emit(shown, output, root, drafted.map, talk)
    report(drafted, output, talk)
    finish([*drafted.study.failed, *drafted.unmeasured], drafted.gaps)
