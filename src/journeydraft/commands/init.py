"""``journeydraft init``: a study's folder with its settings, all explained."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import talk_options


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@talk_options
@plain_errors
def command(folder: Path, quiet: bool, verbose: bool) -> None:
    """Write a commented journey.toml into DIR (here without it); it is made if it is not there.

    Nothing is asked and nothing is overwritten. Every setting stands in the file behind a #, with what it
    does; the study's title is the folder's name.

    \b
    journeydraft init loan-study
    journeydraft draft loan-study -o loan-study/map.md
    """
    from journeydraft.commands.talk import Talk
    from journeydraft.starting import start_study

    talk = Talk(quiet, verbose)
    path, sources = start_study(folder)
    talk.say(f"Written: {path}")
    put = "" if sources else f"put transcripts and reviews into {folder}, then "
    talk.say(f"Next: {put}journeydraft draft {quote(str(folder))} -o {quote(str(folder / 'map.md'))}")
