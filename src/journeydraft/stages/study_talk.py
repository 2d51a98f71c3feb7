"""Talk about the study itself, which no stage of a journey is made of: set-up, introduction, thanks."""

from __future__ import annotations

import re

from journeydraft.nlp.lexicon import cue_names, lexicon

_ASKED = re.compile(r"[^.!?]*[?][^?]*$")
PARTS = frozenset({"study.opening", "study.closing", "study.part", "study.talk"})
"""Cues of which the headings of a study's parts are made."""

_KNOWN = 400
"""Characters of a question that are looked at, from its end."""


def is_part(heading: str, language: str | None) -> bool:
    """Whether ``heading`` names nothing but a part of the study: set-up, questions, closing."""
    known = lexicon(language or "xx")
    doc = known.nlp.make_doc(heading)
    covered = {i for cue in known.cues(doc) if cue.name in PARTS for i in range(cue.start, cue.end)}
    words = [token.i for token in doc if token.is_alpha and not token.is_stop]
    return bool(covered) and covered.issuperset(words)


def opens(heading: str, language: str | None) -> bool:
    """Whether ``heading`` stands over an introduction or a set-up."""
    return is_part(heading, language) and "study.opening" in cue_names(heading, language)


def closes(heading: str, language: str | None) -> bool:
    """Whether ``heading`` says nothing but that the session ends."""
    return is_part(heading, language) and "study.closing" in cue_names(heading, language)


def is_time(heading: str, language: str | None) -> bool:
    """Whether ``heading`` names a stretch of time ("Week 3")."""
    return "study.period" in cue_names(heading, language)


def asks_of_study(question: str, language: str | None) -> bool:
    """Whether what is asked last in ``question`` is about the study or taking part in it."""
    return tells_of_study(_last(question), language)


def asks_wish(question: str, language: str | None) -> bool:
    """Whether what is asked last in ``question`` is what one would wish for, not what happened."""
    return "asked.wish" in cue_names(_last(question), language)


def tells_of_study(text: str, language: str | None) -> bool:
    """Whether ``text`` is about the study or taking part in it."""
    return "study.talk" in cue_names(text, language)


def _last(question: str) -> str:
    last = _ASKED.search(question[-_KNOWN:])
    return last.group() if last else question[-_KNOWN:]
