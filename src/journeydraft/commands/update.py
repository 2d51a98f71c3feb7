"""``journeydraft update``: a new draft, taken over into an edited map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, metrics_option, paths_argument


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
    --dry-run the changes are shown as a diff and nothing is written; with --engine llm it first says what
    would be sent, and sends nothing. The previous version is kept in .journeydraft/previous/.

    \b
    journeydraft update map.md interviews/
    journeydraft update map.md interviews/p8.vtt interviews/p9.vtt --dry-run
    """
    from journeydraft.commands.hints import say_hints
    from journeydraft.commands.options import settings_from
    from journeydraft.commands.output import check_no_source, finish
    from journeydraft.commands.talk import Talk
    from journeydraft.commands.update_report import report_update
    from journeydraft.formats import open_map
    from journeydraft.updating import update

    given = dict(options)
    if dry_run and _would_pay(map_, paths, given):
        return
    with Talk(quiet, verbose) as talk:
        say_hints(open_map(map_), talk)
        done = update(map_, paths, lambda root: settings_from(root, dict(given)), talk)
    check_no_source(map_, (source.path for source in done.drafted.study.sources), done.root)
    if done.drafted.study.failed or done.drafted.gaps:
        click.echo("nothing was changed: without these a line that is still true might go", err=True)
        finish(done.drafted.study.failed, done.drafted.gaps)
    if dry_run:
        click.echo(done.diff(), nl=False)
    kept = None if dry_run or not done.changed else done.save()
    report_update(done, kept, talk)


def _would_pay(map_: Path, paths: tuple[str, ...], options: dict[str, Any]) -> bool:
    """Whether a model would have to be asked for a look; what it would cost has been said then."""
    from journeydraft.commands.estimate import say_estimate
    from journeydraft.commands.options import settings_from
    from journeydraft.drafting.pipeline import foresee
    from journeydraft.formats import open_map
    from journeydraft.memory.recall import recall

    memory = recall(open_map(map_), paths)
    settings = settings_from(memory.root, dict(options))
    if settings.engine != "llm":
        return False
    read = memory.sources(paths, settings.force, lambda _: None)
    if all(row.paid == row.calls for row in foresee(read, settings, None, memory.root).rows[:1]):
        return False
    say_estimate(read, settings, memory.root)
    return True
