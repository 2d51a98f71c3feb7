"""Text from strangers as messages and terminals show it: one line, not too long, and nothing to obey."""

from __future__ import annotations

_JOINERS = "\u200c\u200d"
"""Signs of Persian, Indic and emoji that are not to be seen and do nothing to a terminal."""


def one_line(text: str, most: int = 60) -> str:
    """``text`` on one line of at most ``most`` characters, without signs that a terminal would obey."""
    shown = "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in text)
    return cut(" ".join(shown.split()), most)


def cut(line: str, most: int) -> str:
    """``line`` in at most ``most`` characters, an ellipsis where some are left out."""
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
