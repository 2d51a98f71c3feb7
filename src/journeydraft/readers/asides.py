"""Brackets inside speech: what nobody said, and lines that are no speech at all."""

from __future__ import annotations

import re

_SQUARE = re.compile(r"\[[^\[\]\n]{1,400}\]|\{[^{}\n]{1,400}\}|\(_[^()\n]{1,400}_\)|<[a-zA-Z/][^<>\n]{0,60}>")
_ROUND = re.compile(r"\([^()\n]{1,400}\)")
_OBSERVED = re.compile(
    r"\([\s*_]{0,4}(?:(?:cf|see|note|remark|n\.?b|observer|voir|remarque|siehe|vgl|anm|anmerkung|bemerkung|hinweis|véase"
    r"|nota|observación|vt|märkus|tähelepanek|vezi|notă|observație|вж|забележка|бел|см|примечание|прим)\b|s\.\s)",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s.,;:!?…*_]{0,12}$")
_SENTENCE_END = ".?!…:"

_WHOLE = re.compile(
    r"[\W_]{0,12}?(?:\[[^\[\]]{0,600}\]|\{[^{}]{0,600}\}|\([^()]{0,600}(?:\([^()]{0,200}\)[^()]{0,600}){0,4}\))[\s.*_]{0,12}"
)
_RULE = re.compile(r"\s*(?:[-*_=~#—–.·•] ?){1,200}\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_IMAGE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*")
_COMMENT = re.compile(r"\s*<!--.*-->\s*")
_NOTE = re.compile(
    r"[\s>*_-]{0,8}(?:note|nb|n\.b\.|obs|märkus|notă|remarque|прим|примечание|забележка|бел)[*_]{0,3}:.*",
    re.I,
)
_NO_ANSWER = re.compile(r"(?:n/?a|n\.a\.?|[-–—.?…x]+|n/?d)\.?", re.IGNORECASE)
_MACHINE = re.compile(
    r"\s*(?:transcribed by https?://\S+|transcription ended after .{1,40}|this editable transcript .{1,200}"
    r"|.{1,60} (?:started|stopped) transcription|\[?end of (?:transcript|recording|interview)\]?\.?)\s*",
    re.IGNORECASE,
)

HEADING = "a heading"
IN_BRACKETS = "a note in brackets, not speech"
"""Why a line is no speech, where it tells where what follows belongs (see ``whereabouts``)."""

Spans = tuple[tuple[int, int], ...]


def spoken(text: str) -> Spans:
    """Asides of a transcript: every bracket is the transcriber's (``[laughs]``, ``(pause)``)."""
    if not any(sign in text for sign in "[{(<"):
        return ()
    return merged([m.span() for pattern in (_SQUARE, _ROUND) for m in pattern.finditer(text)])


def noted(text: str) -> Spans:
    """Asides of notes: square brackets, stage directions, and round ones that stand for themselves.

    A round bracket within a sentence belongs to it; one at the start, or between sentences, or that refers
    elsewhere (``cf.``) or calls itself a remark is the observer's, and so is the full stop after it.
    """
    if not any(sign in text for sign in "[{(<"):
        return ()
    found = [m.span() for m in _SQUARE.finditer(text)]
    for match in _ROUND.finditer(text):
        before = text[: match.start()].rstrip()
        if not before or before[-1] in _SENTENCE_END or _OBSERVED.match(match.group()):
            after = _TRAILING.match(text, match.end())
            found.append((match.start(), after.end() if after else match.end()))
    return merged(found)


def written(_text: str) -> Spans:
    """Asides of what people wrote themselves: none, their brackets are their own."""
    return ()


def merged(spans: list[tuple[int, int]]) -> Spans:
    """In their order, overlapping ones as one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


_FURNITURE = (
    (_RULE, "a dividing line"),
    (_IMAGE, "an image"),
    (_COMMENT, "a comment"),
    (_MACHINE, "written by the transcription program"),
    (_WHOLE, IN_BRACKETS),
    (_NOTE, "an observer's note"),
)


def not_speech(text: str, *, headings: bool = True) -> str | None:
    """Why a whole line is no speech, in a few words, or ``None``. ``headings``: ``# …`` is a heading."""
    for pattern, why in _FURNITURE:
        if pattern.fullmatch(text):
            return why
    if headings and _HEADING.match(text):
        return HEADING
    return None


def no_answer(text: str) -> bool:
    """Whether an answer says that there is none: ``n/a``, ``-``."""
    return _NO_ANSWER.fullmatch(text.strip()) is not None
