"""``journeydraft update``: a new draft, taken over into an edited map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, metrics_option, paths_argument

if TYPE_CHECKING:
    from journeydraft.model.journey import Provenance
    from journeydraft.settings import Settings


@click.command("update")
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@paths_argument
@metrics_option
@drafting_options
@plain_errors
def command(
    map_: Path,
    paths: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    dry_run: bool,
    **options: Any,
) -> None:
    """Bring MAP, which you have edited, up to date with the sources at PATHS.

    What you wrote, moved, renamed and deleted stays as you left it; lines that you left alone follow the new
    draft. The sources of the last draft are read again, so PATHS may be the new interviews alone. With
    --dry-run the changes are shown as a diff, and nothing is written or sent; where a model would have to be
    asked, it says what for and what that costs. The previous version is kept in .journeydraft/previous/.

    \b
    journeydraft update map.md interviews/
    journeydraft update map.md interviews/p8.vtt interviews/p9.vtt --dry-run
    """
    from journeydraft.commands.hints import say_hints
    from journeydraft.commands.options import settings_from
    from journeydraft.commands.output import check_no_source, finish
    from journeydraft.commands.talk import Talk
    from journeydraft.commands.update_report import report_update
    from journeydraft.engines.llm.faults import NotSent
    from journeydraft.formats import open_map
    from journeydraft.updating import update

    def settings_of(root: Path) -> Settings:
        settings = settings_from(root, options)
        if options.get("engine") is None:
            _check_engine(opened.map.provenance, settings)
        look = {"llm": settings.llm.model_copy(update={"send": False})} if dry_run else {}
        return settings.model_copy(update=look)

    opened = open_map(map_)
    with Talk(quiet, verbose) as talk:
        say_hints(opened, talk)
        try:
            done = update(map_, paths, settings_of, talk)
        except NotSent:
            _say_cost(map_, paths, options)
            return
    check_no_source(map_, (source.path for source in done.drafted.study.sources), done.root)
    if done.drafted.study.failed or done.drafted.gaps:
        click.echo("nothing was changed: without these a line that is still true might go", err=True)
        finish(done.drafted.study.failed, done.drafted.gaps)
    if dry_run:
        click.echo(done.diff(), nl=False)
    kept = None if dry_run or not done.changed else done.save()
    report_update(done, kept, talk)


def _check_engine(last: Provenance, settings: Settings) -> None:
    """Refuses to word a model's map anew without it, unless that is asked for."""
    from journeydraft.errors import SettingsError

    if last.engine == "llm" and settings.engine != "llm":
        raise SettingsError(
            f"the map was drafted by {last.model or 'a language model'}; without it, all that you left as it "
            f"was would be worded by the engine “{settings.engine}”",
            hint=f"give --engine llm --model {last.model or 'PROVIDER:NAME'}, or --engine {settings.engine}",
        )


def _say_cost(map_: Path, paths: tuple[str, ...], options: dict[str, Any]) -> None:
    """What a look at the changes would have to send to a model, and what that costs."""
    from journeydraft.commands.estimate import say_estimate
    from journeydraft.commands.options import settings_from
    from journeydraft.formats import open_map
    from journeydraft.memory.recall import recall

    memory = recall(open_map(map_), paths)
    settings = settings_from(memory.root, options)
    say_estimate(memory.sources(paths, settings.force, lambda _: None), settings, memory.root)
    click.echo("nothing was sent: the changes can be shown when these replies are there", err=True)
