"""Text that a spreadsheet must show and never calculate."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """``text``, with an apostrophe before it where it would be a formula (OWASP, "CSV injection")."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
