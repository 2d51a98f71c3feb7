"""``journeydraft pains``: the ranked list of pain points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, paths_argument


@click.command("pains")
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=".csv, .xlsx, .md or .json; Markdown to stdout without it.",
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
    """List the pain points, by reach and severity, each with the quotes that prove it.

    PATHS are files, folders, globs, a .zip of them, or - for a transcript on stdin.

    \b
    journeydraft pains interviews/ -o pains.csv
    journeydraft pains interviews/ reviews.csv -o pains.xlsx
    """
    from journeydraft.commands.options import drafting
    from journeydraft.commands.output import check_format, check_no_source, check_not_edited, emit, finish
    from journeydraft.commands.report import is_empty, report
    from journeydraft.commands.talk import Talk
    from journeydraft.drafting.pipeline import draft
    from journeydraft.formats.pains import render_pains
    from journeydraft.model.standing import ranked_pains

    kind = check_format(output, (".md", ".csv", ".xlsx", ".json"))
    root, settings = drafting(paths, options)
    check_not_edited(output, root, settings.force)
    with Talk(quiet, verbose) as talk:
        drafted = draft(paths, settings, talk, root)
    check_no_source(output, (source.path for source in drafted.study.sources), root)
    if not is_empty(drafted):
        listed = ranked_pains(drafted.map, drafted.sureness)
        emit(render_pains(listed, kind, settings.lang), output, root, None, talk)
    report(drafted, output, talk)
    finish(drafted.study.failed, drafted.gaps)
