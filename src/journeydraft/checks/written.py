"""Faults as text for people, JSON for programs, and commands that GitHub shows beside the lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from journeydraft.checks.base import Fault

Found = Mapping[str, Sequence[Fault]]
"""Faults by the path of their map."""


def as_text(found: Found) -> str:
    """``map.md:12: message [rule]`` and how to mend it, then a summary."""
    lines: list[str] = []
    for path, faults in found.items():
        for fault in faults:
            mark = "" if fault.level == "error" else "hint: "
            lines.append(f"{_place(path, fault)}: {mark}{_plain(fault.message)} [{fault.rule}]")
            lines.append(f"  → {_plain(fault.mend)}")
    every = [fault for faults in found.values() for fault in faults]
    errors = sum(fault.level == "error" for fault in every)
    maps = "" if len(found) == 1 else f" in {len(found)} maps"
    lines.append(f"{_many(errors, 'fault')}, {_many(len(every) - errors, 'hint')}{maps}")
    return "\n".join(lines) + "\n"


def as_json(found: Found) -> str:
    """``{"maps": [{"path", "faults": […]}], "faults": n, "hints": n}``."""
    every = [fault for faults in found.values() for fault in faults]
    errors = sum(fault.level == "error" for fault in every)
    values: dict[str, Any] = {
        "maps": [
            {"path": path, "faults": [_record(one) for one in faults]} for path, faults in found.items()
        ],
        "faults": errors,
        "hints": len(every) - errors,
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def as_github(found: Found) -> str:
    """Workflow commands of GitHub Actions: ``::error file=…,line=…,title=…::message``."""
    lines = []
    for path, faults in found.items():
        for fault in faults:
            kind = "error" if fault.level == "error" else "notice"
            where = {"file": path, "line": str(fault.line or 1), "title": fault.rule}
            named = ",".join(f"{key}={_property(value)}" for key, value in where.items())
            lines.append(f"::{kind} {named}::{_data(f'{fault.message}: {fault.mend}')}\n")
    return "".join(lines)


WRITTEN: Mapping[str, Callable[[Found], str]] = {"text": as_text, "json": as_json, "github": as_github}
"""How faults are shown, by the name of the format."""


def _record(fault: Fault) -> dict[str, Any]:
    return {
        "rule": fault.rule,
        "level": fault.level,
        "line": fault.line,
        "place": fault.place,
        "message": fault.message,
        "mend": fault.mend,
    }


def _place(path: str, fault: Fault) -> str:
    return f"{path}:{fault.line}" if fault.line else f"{path}{fault.place and ' ' + fault.place}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _plain(text: str) -> str:
    """Without characters that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)


def _data(text: str) -> str:
    """As GitHub's own toolkit escapes a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
