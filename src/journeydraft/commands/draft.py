"""``journeydraft draft``: from files to a map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, paths_argument


@click.command("draft")
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="map.md or map.json; Markdown to stdout without it.",
)
@drafting_options
@plain_errors
def command(
    paths: tuple[str, ...],
    output: Path | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Draft a customer journey map from interviews, notes and reviews.

    PATHS are files, folders, globs, a .zip of them, or - for a transcript on stdin.

    \b
    journeydraft draft interviews/ -o map.md
    journeydraft draft interviews/ reviews.csv --stages service --lang et -o map.md
    journeydraft draft interviews/ --stages discover -o map.md
    journeydraft draft p1.vtt p2.docx --stages "Find, Order, Receive, Use" -o map.json
    """
    from journeydraft.commands.options import drafting
    from journeydraft.commands.output import check_format, check_no_source, check_not_edited, emit, finish
    from journeydraft.commands.report import report
    from journeydraft.commands.talk import Talk
    from journeydraft.formats import render
    from journeydraft.pipeline import draft

    kind = check_format(output, (".md", ".json"))
    root, settings = drafting(paths, options)
    if output is not None and not settings.force:
        check_not_edited(output, root)
    with Talk(quiet, verbose) as talk:
        drafted = draft(paths, settings, talk, root)
    check_no_source(output, (source.path for source in drafted.study.sources), root)
    emit(render(drafted.map, kind, settings.lang), output, root, drafted.map, talk)
    report(drafted, output, talk)
    finish(drafted.study.failed, drafted.gaps)
