"""Sources as JSON: the text that evidence offsets refer to, and who said what in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from journeydraft.model.source import Source, Turn


def sources_json(sources: Iterable[Source]) -> str:
    """A list, one object a source, ending in a newline."""
    return json.dumps([_source(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def _source(source: Source) -> dict[str, Any]:
    return {
        "path": source.path,
        "kind": source.kind.value,
        "format": source.format,
        "language": source.language,
        "participants": list(source.participants),
        "sha256": source.sha256,
        "text": source.text,
        "turns": [_turn(source, turn) for turn in source.turns],
        "ignored": [{"line": i.line, "text": i.text, "why": i.why} for i in source.ignored],
        "columns": dict(source.mapping),
        "warnings": list(source.warnings),
    }


def _turn(source: Source, turn: Turn) -> dict[str, Any]:
    return {
        "speaker": turn.speaker,
        "role": turn.role.value,
        "participant": turn.participant,
        "start": turn.start,
        "end": turn.end,
        "line": turn.line,
        "time": turn.time,
        "text": source.said(turn),
        "question": turn.question,
        "language": turn.language,
        "asides": [list(aside) for aside in turn.asides],
        **({"heading": turn.heading} if turn.heading else {}),
        **({"where": turn.where} if turn.where else {}),
        **({"attributes": dict(turn.attributes)} if turn.attributes else {}),
    }
