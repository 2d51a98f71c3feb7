"""Text with a line of its own for speaker and time before every turn: Otter and Zoom ``.txt``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from journeydraft.readers import lines as text_lines
from journeydraft.readers.assemble import Head, assemble
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.lines import Line
from journeydraft.readers.role_words import key_of, role_words

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_SPOKEN = r"(?:\d{1,2} hours?,? ?)?(?:\d{1,3} minutes?,? ?)?(?:\d{1,2} seconds?)?"
_NAME = r"(?P<name>[^\s:\[\]\d][^:\[\]\n\t]{0,59}?)"

#: Layouts: name → the head line. What follows ``text`` on it is speech already.
_LAYOUTS = (
    (
        "zoom-txt",
        re.compile(
            rf"\s*(?P<time>{_CLOCK})\t[ \t]*(?:From[ \t]+)?{_NAME}(?:[ \t]+to[ \t]+[^\t:\n]{{1,60}})?"
            r"[ \t]*(?:\t|:[ \t]|:?$)(?P<text>.*)"
        ),
    ),
    ("zoom-txt", re.compile(rf"\s*{_NAME}:?\t+(?P<time>{_CLOCK})[ \t]*(?:\t(?P<text>.*)|$)")),
    ("zoom-txt", re.compile(rf"\s*\[(?P<name>[^\[\]\n]{{1,60}})\][ \t]+(?P<time>{_CLOCK})[ \t]*(?P<text>)$")),
    ("otter-txt", re.compile(rf"\s*{_NAME}[ \t]+(?P<time>{_CLOCK})[ \t]*(?P<text>)$")),
    ("otter-txt", re.compile(rf"\s*{_NAME}[ \t]+(?P<time>(?=\d){_SPOKEN})[ \t]*(?P<text>)$")),
)
_TIME_ALONE = re.compile(rf"\s*(?P<time>{_CLOCK}|(?=\d){_SPOKEN})\s*")
_MOST_WORDS = 6


class HeadedReader:
    """``Jane Doe  0:04`` and the speech below; time, tab and speaker."""

    name = "an Otter or Zoom transcript"

    def recognises(self, blob: Blob) -> float:
        """0.96 where heads follow one another as they do in an export."""
        lines = text_lines.peek(blob)
        heads, form = _heads(lines)
        filled = sum(not line.blank for line in lines)
        if len(heads) < 2 or not filled:
            return 0.0
        share = len(heads) / filled
        return 0.96 if share >= 0.2 else 0.7 if form and share >= 0.02 else 0.0

    def read(self, blob: Blob, _options: ReadOptions) -> Iterator[Transcript]:
        """One transcript, roles undecided."""
        lines = text_lines.split(blob.text, blob.path)
        heads, form = _heads(lines)
        skip = {n + 1: "a time" for n, head in heads.items() if head.begin < 0}
        result = assemble(lines, {n: _opened(head, lines[n - 1]) for n, head in heads.items()}, skip)
        yield Transcript(form or "otter-txt", result.utterances, text=blob.text, ignored=result.ignored)


def _opened(head: Head, line: Line) -> Head:
    return head if head.begin >= 0 else Head(head.speaker, len(line.text), head.time)


def _heads(lines: list[Line]) -> tuple[dict[int, Head], str]:
    """Heads by line number and the layout most of them have. A name must recur or say a role."""
    found: dict[int, tuple[str, Head]] = {}
    for line, after in zip_longest(lines, lines[1:]):
        if match := _head(line, after):
            found[line.number] = match
    counts = Counter(_key(head) for _, head in found.values())
    spelled = {key: next(h.speaker for _, h in found.values() if _key(h) == key) for key in counts}
    sure = {
        key
        for key, n in counts.items()
        if (n > 1 or role_words().is_speaker(spelled[key] or "")) and not role_words().is_no_speaker(key)
    }
    if sure and _dense(found, lines):
        sure = set(counts)
    kept = {n: one for n, one in found.items() if _key(one[1]) in sure}
    forms = Counter(form for form, _ in kept.values())
    heads = {n: Head(spelled[_key(h)], h.begin, h.time) for n, (_, h) in kept.items()}
    return heads, forms.most_common(1)[0][0] if forms else ""


def _key(head: Head) -> str:
    return key_of(head.speaker or "")


def _dense(found: dict[int, tuple[str, Head]], lines: list[Line]) -> bool:
    """Whether every head stands after an empty line or a turn on one line, as exports have them."""
    return len(found) * 4 >= sum(not line.blank for line in lines) and all(
        number == 1
        or lines[number - 2].blank
        or (number - 1) in found
        or head.begin < len(lines[number - 1].text)
        for number, (_, head) in found.items()
    )


def _head(line: Line, after: Line | None) -> tuple[str, Head] | None:
    if len(line.text) > 10_000 or line.blank:
        return None
    for form, pattern in _LAYOUTS:
        if match := pattern.match(line.text):
            begin = match.start("text") if match["text"] else len(line.text)
            name = match["name"].strip()
            if _is_name(name):
                return form, Head(name, begin, match["time"])
    name = line.text.strip().rstrip(":")
    match = _TIME_ALONE.fullmatch(after.text) if after and len(name) <= 60 else None
    if match and _is_name(name) and not name.endswith((".", "?", "!", ",")):
        return "otter-txt", Head(name, -1, match["time"])
    return None


def _is_name(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and any(c.isalpha() for c in text)
