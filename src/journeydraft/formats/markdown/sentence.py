"""Sentences of the labels with figures in them (``{count}``), and how they are recognised again."""

from __future__ import annotations

import re
from collections.abc import Callable

PLACE = re.compile(r"\{(\w+)\}")


def expression(sentence: str, figure: Callable[[str], str]) -> str:
    """A regular expression for what the template ``sentence`` makes; ``figure``: what stands in a place."""
    parts = PLACE.split(sentence)
    return "".join(
        f"(?P<{part}>{figure(part)})" if index % 2 else re.escape(part) for index, part in enumerate(parts)
    )
