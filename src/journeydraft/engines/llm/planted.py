"""Words in a transcript that try to give a model orders: reported, and never evidence of anything.

The model is asked for them, but one that obeys them would not tell; so the usual wordings (``planted.toml``)
are also looked for. Nothing is taken from the passage itself: what is sent stays what was said.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from journeydraft.engines.llm.passages import Passage

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


@cache
def _order() -> re.Pattern[str]:
    """Any of the wordings in ``planted.toml``, of every language."""
    file = files("journeydraft.engines.llm") / "planted.toml"
    wordings = tomllib.loads(file.read_text(encoding="utf-8"))
    return re.compile("|".join(one for of in wordings.values() for one in of), re.IGNORECASE)


def orders_in(passage: Passage, reported: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end (code points) of orders: those ``reported`` that stand there, and the usual ones."""
    text, found = passage.source.text, set()
    for piece in passage.pieces:
        for order in filter(None, (one.strip() for one in reported)):
            if (at := text.find(order, piece.start, piece.end)) >= 0:
                found.add((at, at + len(order)))
        for sentence in _SENTENCE.finditer(text, piece.start, piece.end):
            if _order().search(sentence[0]):
                lead = len(sentence[0]) - len(sentence[0].lstrip())
                found.add((sentence.start() + lead, sentence.end()))
    return [span for span in sorted(found) if not any(_inside(span, other) for other in found)]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
