"""A capital at the start of a line."""

from __future__ import annotations


def capitalised(text: str) -> str:
    """``text`` with its first letter as a capital, all others as they are written."""
    return text[:1].upper() + text[1:]
