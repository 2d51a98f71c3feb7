"""``journeydraft mcp``: a map for assistants to look things up in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import talk_options


@click.command("mcp")
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@talk_options
@plain_errors
def command(map_: Path, quiet: bool, verbose: bool) -> None:
    """Let an assistant look things up in MAP (.md or .json), over the Model Context Protocol.

    An assistant's program starts this command and talks to it through stdin and stdout. It can list the
    stages, read one, search the pain points, and fetch what was said for a line and against it; it cannot
    change anything. MAP is read anew when it has changed. Quotes have their context where the map's sources
    are beside it. What an assistant is given goes wherever its model runs.

    \b
    journeydraft mcp map.md
    """
    from journeydraft.assistants.server import serve
    from journeydraft.commands.talk import Talk

    talk = Talk(quiet, verbose)
    if sys.stdin.isatty():
        talk.say("An assistant's program starts this: see docs/mcp.md. Ctrl+C ends it.")
    talk.detail(f"Every request is logged here, on stderr; the map is {map_}.")
    serve(map_, log="INFO" if verbose and not quiet else "WARNING")
