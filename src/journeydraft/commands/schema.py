"""``journeydraft schema``: the JSON Schema of a map."""

from __future__ import annotations

from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import talk_options


@click.command("schema")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; stdout without it.")
@talk_options
@plain_errors
def command(output: Path | None, quiet: bool, verbose: bool) -> None:
    """Print the JSON Schema of map.json, written from the program's own models.

    \b
    journeydraft schema -o map.schema.json
    """
    import json

    from journeydraft.formats.json import schema
    from journeydraft.formats.write_file import write_atomically

    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text)
