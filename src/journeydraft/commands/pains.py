"""``journeydraft pains``: the ranked list of pain points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, paths_argument

if TYPE_CHECKING:
    from journeydraft.drafting.pipeline import Drafted
    from journeydraft.settings import Settings


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
    from journeydraft.commands.drafting import draft_into
    from journeydraft.commands.output import check_format
    from journeydraft.commands.talk import Talk
    from journeydraft.formats.pains import PAINS_FORMATS, render_pains
    from journeydraft.model.standing import ranked_pains

    kind = check_format(output, tuple(PAINS_FORMATS))

    def shown(drafted: Drafted, settings: Settings) -> str | bytes:
        return render_pains(ranked_pains(drafted.map, drafted.sureness), kind, settings.lang)

    draft_into(output, paths, options, Talk(quiet, verbose), shown, is_map=False)
