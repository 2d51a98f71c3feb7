"""Tables that spreadsheets open as they are, with text that they must show and never calculate."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Iterable[str | float | None]]) -> bytes:
    """``rows`` comma-separated: UTF-8 with its mark, CRLF, text made ``harmless``."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        table.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def harmless(text: str) -> str:
    """``text`` without NUL, at which some programs stop, and with an apostrophe before it where it would be a
    formula (OWASP, "CSV injection")."""
    shown = text.replace("\0", "")
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA) else shown
