"""Times of day and of recording, as transcripts write them, in the one form that sources keep."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,:](\d{1,3}))?")
_SPOKEN = re.compile(r"(?:(\d+) hours?)?,? ?(?:(\d+) minutes?)?,? ?(?:(\d+) seconds?)?", re.IGNORECASE)


def clock(written: str) -> str | None:
    """``HH:MM:SS.mmm`` of ``1:02:03``, ``02:03``, ``00:01:02,5``, ``3 minutes 5 seconds``; else ``None``."""
    text = written.strip()
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds, fraction = match.groups()
        return _written(int(hours or 0), int(minutes), int(seconds), int((fraction or "0").ljust(3, "0")))
    if text and (match := _SPOKEN.fullmatch(text)):
        hours, minutes, seconds = match.groups()
        return _written(int(hours or 0), int(minutes or 0), int(seconds or 0), 0)
    return None


def _written(hours: int, minutes: int, seconds: int, milliseconds: int) -> str:
    minutes, seconds = minutes + seconds // 60, seconds % 60
    hours, minutes = hours + minutes // 60, minutes % 60
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{milliseconds:03d}"
