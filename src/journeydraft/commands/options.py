"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeydraft.languages import LANGUAGES

if TYPE_CHECKING:
    from journeydraft.settings import Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Price(click.ParamType[Any]):
    """``IN,OUT``: two numbers."""

    name = "price"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        """Both as numbers, 0 or more."""
        try:
            first, second = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail("give two numbers, such as 0.25,2", param, ctx)
        if min(first, second) < 0:
            self.fail("a price is not below 0", param, ctx)
        return first, second


PRICE = _Price()


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

only_option = click.option(
    "--only", type=click.Choice(["curve"]), help="The emotion curve alone (.svg, .png)."
)


def lang_option(help_: str) -> Decorator:
    """``--lang``; ``help_`` says of what."""
    return click.option("--lang", type=click.Choice(LANGUAGES), help=help_)


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
        type=click.Choice(["embedded", "lexicon", "llm"]),
        help="embedded (default); lexicon: cues and rules alone; llm: asks --model (docs/llm.md).",
    ),
    click.option(
        "--stages",
        metavar="NAME|FILE|LIST",
        help='A template, "discover" for the study\'s own, a .toml file, or "Find, Buy, Use".',
    ),
    lang_option("Language of the map's headings."),
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


force_option = click.option("--force", is_flag=True, help="Overwrite a file that was edited.")

pairs_option = click.option(
    "--pairs",
    "pairs_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A .csv of all pairs: read for your verdicts (yes, no) if it is there, then written.",
)

metrics_option = click.option(
    "--metrics",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A .csv of what was counted: stage, entered, completed, satisfaction, minutes, source.",
)

model_options = _all(
    click.option("--model", metavar="PROVIDER:NAME", help="For --engine llm: openai:gpt-5-mini, ollama:…"),
    click.option("--base-url", metavar="URL", help="An OpenAI-compatible server, with --model openai:NAME."),
    click.option("--prompts", type=click.Path(path_type=Path), metavar="DIR", help="Your own prompts."),
    click.option("--concurrency", type=click.IntRange(1, 256), help="Calls at once (8)."),
    click.option("--timeout", type=click.FloatRange(1), metavar="SECONDS", help="For one reply (180)."),
    click.option("--budget", type=click.FloatRange(min=0, min_open=True), metavar="USD", help="Stop before."),
    click.option("--price", type=PRICE, metavar="IN,OUT", help="Dollars for a million tokens."),
    click.option("--dry-run", is_flag=True, help="Say what would be sent and what it costs; send nothing."),
    click.option(
        "--triage", is_flag=True, help="Send only the turns that the embedded engine finds telling."
    ),
    click.option("--no-redact", "no_redact", is_flag=True, help="Send names and numbers as they stand."),
)

drafting_options = _all(analysis_options, model_options, reading_options, talk_options)
"""What every command takes that drafts a map; ``drafting`` reads it."""

LLM_OPTIONS = ("model", "base_url", "prompts", "concurrency", "timeout", "budget", "price")


def _llm_from(options: dict[str, Any]) -> dict[str, Any] | None:
    """What the command line says of the model, taken out of ``options``."""
    given = {name: options.pop(name, None) for name in LLM_OPTIONS}
    if options.pop("triage", False):
        given["triage"] = True
    if options.pop("no_redact", False):
        given["redact"] = False
    return {name: value for name, value in given.items() if value is not None} or None


def drafting(paths: tuple[str, ...], options: Mapping[str, Any]) -> tuple[Path, Settings]:
    """The study's root and settings, for a command with ``drafting_options``.

    With ``--dry-run`` it says what would be sent and what that costs, and the command ends there.
    """
    from journeydraft.commands.estimate import say_estimate
    from journeydraft.readers.locate import study_root

    root = study_root(paths)
    settings = settings_from(root, {key: value for key, value in options.items() if key != "dry_run"})
    if options.get("dry_run"):
        say_estimate(paths, settings, root)
        click.get_current_context().exit()
    return root, settings


def settings_from(root: Path, options: Mapping[str, Any]) -> Settings:
    """The study's settings under the options given; ``SOURCE_DATE_EPOCH`` gives a date too."""
    from journeydraft.settings import Columns, load_settings

    given = {**options, "date": options.get("date") or _epoch()}
    llm = _llm_from(given)
    columns = Columns(
        text=given.pop("text_col", ()),
        **{name: given.pop(f"{name}_col", None) for name in ("id", "rating", "date", "segment")},
    )
    flags = {name: value or None for name, value in given.items() if isinstance(value, bool)}
    named = {"columns": columns if columns != Columns() else None, "llm": llm}
    return load_settings(root, **given | flags | named)


def _epoch() -> str | None:
    """The day that ``SOURCE_DATE_EPOCH`` names (https://reproducible-builds.org/specs/source-date-epoch/)."""
    import os
    from datetime import UTC, datetime

    from journeydraft.errors import SettingsError

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch else None
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"SOURCE_DATE_EPOCH is no time: {epoch}", hint="give seconds since 1970, or unset it"
        ) from error
