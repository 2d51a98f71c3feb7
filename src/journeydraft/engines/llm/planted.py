"""Words in a transcript that try to give a model orders: reported, and never evidence of anything.

The model is asked for them, but one that obeys them would not tell; so the usual wordings are also looked for
here. Nothing is taken from the passage itself: what is sent stays what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeydraft.engines.llm.passages import Passage

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}"
    r"\b(?:above|previous|prior|earlier|instructions?|prompts?|rules)\b"
    r"|\b(?:system prompt|prompt injection)"
    r"|\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot)"
    r"|\b(?:ai|llm|gpt|chatgpt|assistant|language model)(?: system)?\s*:"
    r"|\bignoriere?\b.{0,30}\b(?:anweisung|vorherig|obig)|\bignore[zr]?\b.{0,30}\b(?:instructions|précédent|ci-dessus)"
    r"|\bignora\b.{0,30}\b(?:instrucciones|anterior)"
    r"|\bignor(?:ă|ați)\b.{0,30}\b(?:instrucțiun|anterioar|de mai sus)"
    r"|\b(?:игнорируй|игнорирай|забудь|забрави|не обращай внимания)\w*\b.{0,30}"
    r"(?:инструкци|указани|выше|горн|предыдущ)"
    r"|\b(?:eira|unusta)\b.{0,30}\b(?:eelnev|juhis|ülaltoodu)",
    re.IGNORECASE,
)


def orders_in(passage: Passage, reported: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end (code points) of orders: those ``reported`` that stand there, and the usual ones."""
    text, found = passage.source.text, set()
    for piece in passage.pieces:
        for order in filter(None, (one.strip() for one in reported)):
            if (at := text.find(order, piece.start, piece.end)) >= 0:
                found.add((at, at + len(order)))
        for sentence in _SENTENCE.finditer(text, piece.start, piece.end):
            if _ORDER.search(sentence[0]):
                lead = len(sentence[0]) - len(sentence[0].lstrip())
                found.add((sentence.start() + lead, sentence.end()))
    return [span for span in sorted(found) if not any(_inside(span, other) for other in found)]


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
