"""What the readers' tests share."""

import pytest

from journeydraft.readers import ReadOptions, name_participants, read_blob
from journeydraft.readers.base import Blob


@pytest.fixture
def read():
    """Read a text (or bytes) as if it were a file; the one source in it, with participants named."""

    def read_one(content: str | bytes, path: str = "session.txt", **options):
        data = content.encode() if isinstance(content, str) else content
        (source,) = read_blob(Blob(path, data), ReadOptions(**options))
        return name_participants([source])[0]

    return read_one


@pytest.fixture
def said():
    """The turns of a source as (role, words) pairs."""
    return lambda source: [(str(turn.role), source.said(turn)) for turn in source.turns]


@pytest.fixture
def understood():
    """A source as a researcher would check it: ``line | role, participant, time, question | words``.

    Asides stand in ⟦ ⟧, what was left out begins with ``-``, a warning with ``!``.
    """

    def told(source):
        lines = [(t.line, f"{t.line} | {_who(t)} | {_marked(source, t)}") for t in source.turns]
        lines += [(one.line, f"{one.line} | - {one.why} | {one.text}") for one in source.ignored]
        ordered = [text for _, text in sorted(lines, key=lambda pair: pair[0])]
        warnings = [f"! {warning}" for warning in source.warnings]
        return "\n".join([f"{source.kind} {source.format}", *warnings, *ordered]) + "\n"

    return told


def _who(turn):
    question = f"“{turn.question}”" if turn.question else None
    return " ".join(filter(None, (turn.role, turn.participant, turn.time, question)))


def _marked(source, turn):
    text, at = "", turn.start
    for start, end in turn.asides:
        text += source.text[at:start] + "⟦" + source.text[start:end] + "⟧"
        at = end
    return (text + source.text[at : turn.end]).replace("\n", " ⏎ ")
