"""``journeydraft convert``: a map from one format to another."""

from __future__ import annotations

from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import talk_options


@click.command("convert")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--lang", type=click.Choice(["en", "et", "ro", "bg", "ru"]), help="Language of the headings of a new .md."
)
@click.option("--force", is_flag=True, help="Overwrite TARGET.")
@talk_options
@plain_errors
def command(source: Path, target: Path, lang: str | None, force: bool, quiet: bool, verbose: bool) -> None:
    """Write the map in SOURCE (.md or .json) as TARGET (.md or .json); nothing is lost either way.

    Maps of older versions become maps of this one. TARGET may be - for JSON on stdout.

    \b
    journeydraft convert map.md map.json
    journeydraft convert map.json kaart.md --lang et
    """
    from journeydraft.commands.hints import say_hints
    from journeydraft.commands.output import check_format
    from journeydraft.commands.talk import Talk
    from journeydraft.errors import OutputError
    from journeydraft.formats import open_map, render
    from journeydraft.formats.write_file import write_atomically

    talk = Talk(quiet, verbose)
    to_stdout = str(target) == "-"
    kind = ".json" if to_stdout else check_format(target, (".md", ".markdown", ".json"))
    file = open_map(source)
    say_hints(file, talk)
    text = render(file.map, kind, lang)
    if to_stdout:
        click.echo(text, nl=False)
        return
    if target.exists() and not force:
        raise OutputError(
            "the file is there", path=str(target), hint="choose another name, or --force to overwrite it"
        )
    write_atomically(target, text)
    talk.say(f"Written: {target}")
