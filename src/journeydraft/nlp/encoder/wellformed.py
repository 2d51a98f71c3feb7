"""Makes any Python string one that can be written in UTF-8."""

from __future__ import annotations


def wellformed(text: str) -> str:
    """``text`` with surrogate pairs joined and lone halves replaced by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
