"""``--dry-run``: calls, tokens and money, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeydraft.errors import SettingsError

if TYPE_CHECKING:
    from journeydraft.settings import Settings


def say_estimate(paths: Sequence[str], settings: Settings, root: Path) -> None:
    """Prints a table: tasks, calls, those paid for already, tokens; then the money, or that it is unknown."""
    from journeydraft.drafting.foreseeing import foresee
    from journeydraft.engines.llm.spending import prices_as_of

    if settings.engine != "llm":
        raise SettingsError("nothing is sent without --engine llm", hint="--dry-run is for that engine")
    seen = foresee(paths, settings, None, root)
    click.echo(f"{'':12}{'calls':>8}{'paid for':>10}{'tokens in':>12}{'tokens out':>12}")
    for row in seen.rows:
        about = "" if row.task == "extract" else "~"
        click.echo(
            f"{row.task:12}{about + str(row.calls):>8}{row.paid:>10}{'~' + format(row.tokens_in, ','):>12}"
            f"{'~' + format(row.tokens_out, ','):>12}"
        )
    if seen.money is None:
        click.echo(f"{seen.model}: cost unknown; give the price as --price IN,OUT")
    elif seen.price is not None and not any(seen.price):
        click.echo(f"{seen.model}: free, as it runs on a machine of yours")
    else:
        own = settings.llm.price or seen.model in settings.llm.prices
        source = "your price" if own else f"list prices of {prices_as_of()}"
        click.echo(f"{seen.model}: about ${seen.money:.2f} ({source}); a model that thinks aloud costs more")
