"""``journeydraft view``: the page of a map beside its editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import lang_option, talk_options

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.viewing import Heard


@click.command("view")
@click.argument("map_file", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="This port; any free one without.")
@click.option("--no-open", is_flag=True, help="Print the address and open no browser.")
@lang_option("Language of the headings.")
@talk_options
@plain_errors
def command(map_file: Path, port: int, no_open: bool, lang: str | None, quiet: bool, verbose: bool) -> None:
    """Show MAP (.md or .json) in the browser, and follow it as you edit and save it.

    What does not parse is told in the page, with its line, and the last good map stays. The page is served to
    this machine alone, at the address that is printed. Ctrl-C ends.

    \b
    journeydraft view map.md
    journeydraft view map.md --no-open --port 8000
    """
    import signal

    from journeydraft.commands.talk import Talk
    from journeydraft.viewing import PageServer, Shown

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background job starts without it
    talk = Talk(quiet, verbose)
    with PageServer(Shown(map_file, lang, _said(talk)), port) as server:
        try:
            talk.say(f"Showing {map_file}: edit and save it, and the page follows. Ctrl-C ends.")
            click.echo(server.address)
            if not no_open:
                _open_beside(server.address, talk)
            server.serve_forever()
        except KeyboardInterrupt:
            talk.say("Ended.")


def _said(talk: Talk) -> Heard:
    """Tells the terminal what the page shows as well."""
    from journeydraft.commands.errors import say_error
    from journeydraft.commands.hints import say_hints
    from journeydraft.errors import JourneydraftError
    from journeydraft.formats import MapFile

    def heard(found: MapFile | JourneydraftError) -> None:
        if isinstance(found, JourneydraftError):
            say_error(found)
        else:
            say_hints(found, talk)

    return heard


def _open_beside(address: str, talk: Talk) -> None:
    """Opens the browser while the server answers: some browsers return only when they are closed."""
    import threading

    threading.Thread(target=_open, args=(address, talk), daemon=True).start()


def _open(address: str, talk: Talk) -> None:
    import webbrowser

    if not webbrowser.open(address):
        talk.notice("no browser could be opened: open the address above")
