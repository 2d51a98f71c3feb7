"""The verdict on saturation in words, both ways; its figures stand in the sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from journeydraft.formats.labels import Labels, spellings
from journeydraft.formats.markdown.sentence import PLACE, expression
from journeydraft.formats.markdown.signs import NUMBER, Json, read_number, write_number

_WHOLE = ("participants", "pain_points", "single")
_BROKEN = ("last_two", "next")


def write_saturation(found: Json, words: Labels) -> str:
    """The sentence for ``found`` (a saturation as JSON); empty where a figure of it is not known."""
    sentence = words.text("saturation", found["verdict"])
    needed = set(PLACE.findall(sentence))
    if any(found.get(key) is None and key not in ("participants", "pain_points") for key in needed):
        return ""
    shown = {key: str(found.get(key, 0)) for key in _WHOLE}
    shown |= {key: write_number(found[key], words) for key in _BROKEN if key in found}
    return sentence.format(**shown)


def read_saturation(text: str) -> Json | None:
    """The verdict and figures that the sentence ``text`` shows, in any language; None if it is another."""
    for pattern, verdict in _patterns().items():
        if found := pattern.fullmatch(text):
            whole = {key: int(found[key]) for key in _WHOLE if key in found.groupdict()}
            broken = {key: read_number(found[key]) for key in _BROKEN if key in found.groupdict()}
            return {"verdict": verdict} | {k: v for k, v in whole.items() if v or k == "single"} | broken
    return None


@cache
def _patterns() -> Mapping[re.Pattern[str], str]:
    return {
        re.compile(expression(sentence, _figure), re.IGNORECASE): verdict
        for _, verdict, sentence in spellings("saturation")
    }


def _figure(key: str) -> str:
    return r"\d{1,15}" if key in _WHOLE else NUMBER.removeprefix("[−+-]?")
