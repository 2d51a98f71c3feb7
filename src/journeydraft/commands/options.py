"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from journeydraft.settings import Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _all(*decorators: Decorator) -> Decorator:
    def apply(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return apply


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")

talk_options = _all(
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say more: every notice, every source."),
)

reading_options = _all(
    click.option(
        "--participant", "participants", multiple=True, metavar="NAME", help="This speaker answers."
    ),
    click.option("--interviewer", "interviewers", multiple=True, metavar="NAME", help="This speaker asks."),
    click.option(
        "--text-col", multiple=True, metavar="COLUMN", help="The column with the text (repeatable)."
    ),
    click.option("--id-col", metavar="COLUMN", help="The column that tells authors apart."),
    click.option("--rating-col", metavar="COLUMN", help="The column with the rating."),
    click.option("--date-col", metavar="COLUMN", help="The column with the date."),
    click.option("--segment-col", metavar="COLUMN", help="The column with the customer segment."),
    click.option("--keep-going", is_flag=True, help="Leave out files that cannot be read (exit code 3)."),
    click.option("--force", is_flag=True, help="Go on where the tool is not sure; overwrite an edited map."),
)

encoder_options = _all(
    click.option(
        "--encoder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A sentence-transformers model exported to ONNX, instead of the built-in one.",
    ),
    click.option(
        "--model-file",
        type=click.Path(path_type=Path),
        envvar="JOURNEYDRAFT_MODEL_FILE",
        metavar="FILE",
        help="Where the built-in encoder's data file is, if its package is not installed.",
    ),
)

analysis_options = _all(
    click.option(
        "--engine",
        type=click.Choice(["embedded", "lexicon"]),
        help="embedded (default), or lexicon: cues and rules alone.",
    ),
    click.option(
        "--stages",
        metavar="NAME|FILE|LIST",
        help='A template, "discover" for the study\'s own, a .toml file, or "Find, Buy, Use".',
    ),
    click.option(
        "--lang", type=click.Choice(["en", "et", "ro", "bg", "ru"]), help="Language of the map's headings."
    ),
    encoder_options,
    click.option(
        "--by",
        metavar="COLUMN",
        help="Count by segment: a column of the tables, or a line “COLUMN: value” above a transcript.",
    ),
    click.option("--title", help="The map's title."),
    click.option("--persona", help="Whose journey it is."),
    click.option("--scenario", help="What the customer is trying to do."),
    click.option("--names", is_flag=True, help="Show speakers' names instead of participant ids."),
    click.option("--date", metavar="DATE", help="A date for the provenance; none is written without it."),
)


def settings_from(root: Path, options: dict[str, Any]) -> Settings:
    """The study's settings under the options given; ``SOURCE_DATE_EPOCH`` gives a date too."""
    import os
    from datetime import UTC, datetime

    from journeydraft.settings import Columns, load_settings

    columns = Columns(
        text=options.pop("text_col", ()),
        **{name: options.pop(f"{name}_col", None) for name in ("id", "rating", "date", "segment")},
    )
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not options.get("date") and epoch.isdigit():
        options["date"] = datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    flags = {name: value or None for name, value in options.items() if isinstance(value, bool)}
    given = {**options, **flags, "columns": columns if columns != Columns() else None}
    return load_settings(root, **given)
