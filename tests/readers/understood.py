"""A source as a researcher would want to check it: one line a turn and an ignored line, in file order."""

from __future__ import annotations

from journeydraft.model.source import Source


def understood(source: Source) -> str:
    """The kind and format, then ``line | role, participant, time, question | words`` with asides in ⟦ ⟧."""
    told = [
        (turn.line, f"{turn.line} | {_who(turn)} | {_marked(source, turn)}") for turn in source.turns
    ] + [(one.line, f"{one.line} | - {one.why} | {one.text}") for one in source.ignored]
    lines = [text for _, text in sorted(told, key=lambda pair: pair[0])]
    return "\n".join([f"{source.kind} {source.format}", *(f"! {w}" for w in source.warnings), *lines]) + "\n"


def _who(turn):
    question = f"“{turn.question}”" if turn.question else None
    return " ".join(filter(None, (turn.role, turn.participant, turn.time, question)))


def _marked(source, turn):
    text, at = "", turn.start
    for start, end in turn.asides:
        text += source.text[at:start] + "⟦" + source.text[start:end] + "⟧"
        at = end
    return (text + source.text[at : turn.end]).replace("\n", " ⏎ ")
