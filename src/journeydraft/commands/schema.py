"""``journeydraft schema``: the JSON Schema of a map."""

from __future__ import annotations

from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import force_option, talk_options


@click.command("schema")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; stdout without it.")
@force_option
@talk_options
@plain_errors
def command(output: Path | None, force: bool, quiet: bool, verbose: bool) -> None:
    """Print the JSON Schema of map.json, written from the program's own models.

    \b
    journeydraft schema -o map.schema.json
    """
    import json

    from journeydraft.commands.output import put
    from journeydraft.commands.talk import Talk
    from journeydraft.formats.json import schema
    from journeydraft.readers.locate import study_root

    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    put(text, output, study_root([output or "."]), Talk(quiet, verbose), force)
