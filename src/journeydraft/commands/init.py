"""``journeydraft init``: a study's folder with its settings, all explained."""

from __future__ import annotations

from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@plain_errors
def command(folder: Path) -> None:
    """Write a commented journey.toml into DIR (here without it); it is made if it is not there.

    Nothing is asked and nothing is overwritten. Every setting stands in the file behind a #, with what it
    does; the study's title is the folder's name.

    \b
    journeydraft init
    journeydraft init loan-study
    """
    from journeydraft.starting import start_study

    path, sources = start_study(folder)
    click.echo(f"Written: {path}", err=True)
    if sources:
        click.echo(f"Next: journeydraft draft {folder} -o {folder / 'map.md'}", err=True)
    else:
        click.echo(
            f"Next: put transcripts and reviews into {folder}, then journeydraft draft {folder}", err=True
        )
