"""Hints of a map: what is no error, and most likely was not meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.formats import MapFile


def say_hints(file: MapFile, talk: Talk) -> None:
    """``path:line: what``, and what to do."""
    for hint in file.markdown.hints if file.markdown else ():
        talk.say(f"note: {file.path}:{hint.line}: {hint.message}\n  → {hint.mend}")
