"""A line of the metrics: ``Completed: 62 % · analytics.csv``, both ways."""

from __future__ import annotations

import re

from journeydraft.formats.markdown.escape import collapse, escape, plain
from journeydraft.formats.markdown.signs import Json, read_number

_NUMBER = r"[−+-]?\d{1,20}(?:[.,]\d{1,20})?"
_LINE = re.compile(
    rf"^((?:\\.|[^\\])*?):\s+({_NUMBER}(?:e[+-]?\d{{1,3}})?)(?:\s+(?!·\s)(.*?))?(?:\s+·\s+(.*))?$"
)


def write_metric(metric: Json) -> str:
    """The line of ``metric`` without its bullet."""
    name = escape(metric["name"]).replace(":", "\\:")
    line = f"{name}: {_number(metric['value'])}"
    if "unit" in metric:
        line += f" {escape(metric['unit'])}"
    return f"{line} · {escape(metric['source'])}" if "source" in metric else line


def read_metric(raw: str) -> Json | None:
    """The metric that ``raw`` shows, or None if it is something else."""
    match = _LINE.match(collapse(raw))
    if not match:
        return None
    metric: Json = {"name": plain(match[1]), "value": read_number(match[2])}
    metric |= {"unit": plain(match[3])} if match[3] else {}
    return metric | ({"source": plain(match[4])} if match[4] else {})


def _number(value: float) -> str:
    """The shortest number that reads back as ``value``."""
    size = abs(value)
    return ("−" if value < 0 else "") + (f"{size:.0f}" if size.is_integer() and size < 1e15 else repr(size))
