"""``journeydraft check``: a linter for maps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import talk_options

if TYPE_CHECKING:
    from journeydraft.checks import Fault
    from journeydraft.commands.talk import Talk

FOUND = 1


@click.command("check")
@click.argument("maps", nargs=-1, required=True, metavar="MAP...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text (default), json, or github: shown beside the lines of a pull request.",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True),
    metavar="DIR",
    help="Where the interviews are, if neither beside the map nor below its folder.",
)
@click.option("--off", multiple=True, metavar="RULE", help="Leave a rule out (repeatable).")
@talk_options
@plain_errors
def command(
    maps: tuple[Path, ...],
    form: str,
    sources: Path | None,
    off: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    """Look for what is wrong with MAP: evidence, counts, goals, needs, points of view, the Markdown.

    Each message says where, what, and how to mend it. Exit code 1 where something is wrong; hints do not
    count, and --quiet leaves them out. A study's journey.toml may switch
    rules off: [check] off = ["RULE"].

    \b
    journeydraft check map.md
    journeydraft check map.md --sources interviews/ --off unused-evidence
    journeydraft check maps/*.md --format github
    """
    from journeydraft.checks.written import WRITTEN
    from journeydraft.commands.talk import Talk

    with Talk(quiet, verbose) as talk:
        found = {str(path): _faults(path, sources, off, talk) for path in maps}
    wrong = any(fault.level == "error" for faults in found.values() for fault in faults)
    if quiet:
        found = {path: [one for one in faults if one.level == "error"] for path, faults in found.items()}
    if wrong or not quiet:
        click.echo(WRITTEN[form](found), nl=False)
    if wrong:
        sys.exit(FOUND)


def _faults(path: Path, sources: Path | None, off: tuple[str, ...], talk: Talk) -> list[Fault]:
    from journeydraft.checks import check, open_subject
    from journeydraft.formats import open_map
    from journeydraft.readers.locate import study_root
    from journeydraft.settings import load_settings

    file = open_map(path)
    root = study_root([path])
    settings = load_settings(root)
    subject = open_subject(file, root, settings, sources)
    talk.detail(f"{path}: {len(subject.sources)} sources found, {len(subject.missing)} missing")
    return list(check(subject, (*settings.check.off, *off)))
