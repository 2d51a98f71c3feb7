"""The line that says whence the stages come and how well they fit, both ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from journeydraft.formats.labels import Labels, spellings
from journeydraft.formats.markdown.escape import escape_exactly, plain
from journeydraft.formats.markdown.sentence import PLACE, expression
from journeydraft.formats.markdown.signs import Json

_SHARES = ("fit", "runner_up_fit")
_NEXT = ("next", "instead")
"""How the line goes on: with the runner-up, or with the template that the study's own stages replace."""


def write_stages_used(used: Json, words: Labels) -> str:
    """The sentence for ``used`` (``StagesUsed`` as JSON); empty where a figure of it is not known."""
    head = words.text("stages_used", used["kind"])
    if any(used.get(key) is None for key in PLACE.findall(head)):
        return ""
    tail = ""
    if used.get("runner_up") is not None and used.get("runner_up_fit") is not None:
        tail = words.text("stages_used", "next" if used["kind"] == "template" else "instead")
    shown = {key: f"{used[key] * 100:.0f} %" for key in _SHARES if used.get(key) is not None}
    shown |= {
        key: escape_exactly(used[key]) for key in ("template", "runner_up") if used.get(key) is not None
    }
    return (head + tail).format(**shown)


def read_stages_used(text: str) -> Json | None:
    """What the sentence ``text`` says, in any language; None if it is another."""
    for pattern, kind in _patterns().items():
        if found := pattern.fullmatch(text):
            named = {key: value for key, value in found.groupdict().items() if value is not None}
            shares = {key: min(1.0, int(named[key].split()[0]) / 100) for key in _SHARES if key in named}
            return {"kind": kind} | {key: plain(value) for key, value in named.items()} | shares
    return None


@cache
def _patterns() -> Mapping[re.Pattern[str], str]:
    by_language: dict[str, dict[str, str]] = {}
    for language, key, sentence in spellings("stages_used"):
        by_language.setdefault(language, {})[key] = sentence
    return {
        re.compile(
            expression(sentence, _figure)
            + f"(?:{expression(of['next' if kind == 'template' else 'instead'], _figure)})?",
            re.IGNORECASE,
        ): kind
        for of in by_language.values()
        for kind, sentence in of.items()
        if kind not in _NEXT
    }


def _figure(key: str) -> str:
    return r"\d{1,3} ?%" if key in _SHARES else ".+?"
