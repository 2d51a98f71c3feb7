"""The map as JSON Lines for a notebook: the tidy rows, numbers as numbers, else text or ``null``."""

from __future__ import annotations

import json

from journeydraft.formats.tables.tidy import tidy_rows
from journeydraft.model.journey import JourneyMap

_BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""Line ends of Unicode that JSON lets stand, and where some programs would cut a line in two."""


def write_jsonl(map_: JourneyMap) -> str:
    """``tidy_rows``, an object a line, every key in every one; nothing but the rows, so it can be joined."""
    lines = (json.dumps(row._asdict(), ensure_ascii=False, allow_nan=False) for row in tidy_rows(map_))
    return "".join(f"{line.translate(_BREAKS)}\n" for line in lines)
