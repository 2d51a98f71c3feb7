"""What the Markdown of a record does not show, and how it comes back.

A veil is a JSON object over the fields that a reader of the Markdown would not see as they are:

- ``"id": "a1"``: not shown at all;
- ``"~valence": -1.234``: shown roughly (``rough``);
- ``"!from": ["Apply", "s2"]``: shown as the first, meant as the second.

What is shown has the last word: a veiled value returns only where the shown one is what it was when it was
written, so that a veil never undoes an edit.
"""

from __future__ import annotations

import re
from typing import Any

from journeydraft.formats.markdown.escape import collapse
from journeydraft.formats.markdown.signs import Json

_TO_THE_SECOND = re.compile(r"(\d\d:\d\d:\d\d)\.\d+")
_MARKS = ("~", "!")
_UNSHOWN = ("ids", "by_participant", "participants")


def veiled(shown: Json, full: Json) -> Json:
    """The veil that turns ``shown`` into ``full``; both without what has its default value."""
    if shown == full:
        return {}
    veil: Json = {}
    for key in sorted(shown.keys() | full.keys()):
        if key in shown and key in full and shown[key] == full[key]:
            continue
        if key not in shown:
            veil[key] = full[key]
        elif key in full and _rough(key, full[key]) == shown[key]:
            veil[f"~{key}"] = full[key]
        else:
            veil[f"!{key}"] = [shown[key], full[key]] if key in full else [shown[key]]
    return veil


def unveiled(shown: Json, veil: Json) -> Json:
    """``shown`` with everything of ``veil`` that an edit has not overtaken."""
    full = dict(shown)
    for sign, value in veil.items():
        mark, key = (sign[0], sign.lstrip("~!")) if sign[:1] in _MARKS else ("", sign)
        if mark == "!":
            _reveal(full, key, shown, value)
        elif mark == "~":
            if key in shown and shown[key] == _rough(key, value):
                full[key] = value
        elif key not in shown:
            full[key] = value
    return full


def rough(value: Any, places: int = 1) -> Any:
    """``value`` as lines show it: numbers to ``places``, times to the second, people unnamed."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        return round(value, places)
    if isinstance(value, str):
        text = collapse(value)
        time = _TO_THE_SECOND.fullmatch(text)
        return time[1] if time else text
    if isinstance(value, list):
        return [rough(part, places) for part in value]
    if isinstance(value, dict):
        return {key: rough(part, places) for key, part in value.items() if key not in _UNSHOWN}
    return value


def _rough(key: str, value: Any) -> Any:
    return rough(value, 2 if key == "coverage" else 1)


def _reveal(full: Json, key: str, shown: Json, pair: Any) -> None:
    if not isinstance(pair, list) or not 1 <= len(pair) <= 2 or shown.get(key) != pair[0]:
        return
    if len(pair) == 2:
        full[key] = pair[1]
    else:
        full.pop(key, None)
