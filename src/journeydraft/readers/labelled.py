"""Text with a speaker's name before every turn: Rev, diarised transcripts, typed ones, notes in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeydraft.model.source import Role
from journeydraft.readers import lines as text_lines
from journeydraft.readers.assemble import Head, assemble
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.labels import Label, label, speakers
from journeydraft.readers.lines import Line
from journeydraft.readers.role_words import is_generic, role_words
from journeydraft.readers.session_head import details

_TIME_ALONE = re.compile(r"\s*[\[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?\s*")
_MANY = 5  # labels seen once that are worth a warning


class LabelledReader:
    """``Name: text`` in all its forms."""

    name = "a transcript with speakers' names"

    def recognises(self, blob: Blob) -> float:
        """0.6 and more, by how much of the text stands under labels of at least two speakers."""
        lines = text_lines.peek(blob)
        found = _labels(lines)
        accepted = speakers(found.values(), _filled(lines))
        return _confidence(lines, {n: one for n, one in found.items() if one.key in accepted})

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """One transcript, roles undecided."""
        lines = text_lines.split(blob.text, blob.path)
        found = _labels(lines)
        names = (*options.participants, *options.interviewers)
        accepted = speakers(found.values(), _filled(lines), names)
        spoken = {n: one for n, one in found.items() if one.key in accepted}
        skip, times = _times_alone(lines, spoken)
        skip |= _nobodys(lines, spoken) | details(lines)
        first = {one.key: one.name for one in reversed(spoken.values())}
        heads = {n: Head(first[one.key], one.end, one.time or times.get(n)) for n, one in spoken.items()}
        result = assemble(lines, heads, skip)
        yield Transcript(
            format=_format(spoken),
            utterances=result.utterances,
            text=blob.text,
            ignored=result.ignored,
            warnings=_doubts(found, accepted),
        )


def _labels(lines: list[Line]) -> dict[int, Label]:
    found = {}
    head = details(lines)
    for line in lines:
        if line.number not in head and (one := label(line.text, line.opening)):
            found[line.number] = one
    return found


def _filled(lines: list[Line]) -> int:
    return sum(not line.blank for line in lines)


def _confidence(lines: list[Line], spoken: dict[int, Label]) -> float:
    if len(spoken) < 2:
        return 0.0
    keys = {one.key: one.name for one in spoken.values()}
    if all(role_words().role_of(name) is Role.interviewer for name in keys.values()):
        return 0.0  # only the questions are marked: the answers stand beside them (see ``guide``)
    first = min(spoken)
    under = sum(not line.blank for line in lines if line.number >= first)
    share = under / max(_filled(lines), 1)
    labelled = len(spoken) / max(under, 1)
    known = any(role_words().is_speaker(name) for name in keys.values())
    if len(keys) < 2 and not known:
        return 0.35 * share
    return min(0.5 + 0.15 * known + 0.15 * share + 0.2 * min(1.0, 2 * labelled), 0.95)


def _times_alone(lines: list[Line], spoken: dict[int, Label]) -> tuple[dict[int, str], dict[int, str]]:
    """Lines that are only a time (to skip), and the time of the head that follows each."""
    skip: dict[int, str] = {}
    times: dict[int, str] = {}
    waiting: str | None = None
    for line in lines:
        if match := _TIME_ALONE.fullmatch(line.text):
            skip[line.number], waiting = "a time", match[1]
        elif line.number in spoken and waiting:
            times[line.number], waiting = waiting, None
    return skip, times


def _nobodys(lines: list[Line], spoken: dict[int, Label]) -> dict[int, str]:
    """Bullets without a name, in a list where every other bullet has one: the note-taker's own."""
    bullets = [line.number for line in lines if line.opening and not line.blank]
    named = sum(number in spoken for number in bullets)
    if named * 2 <= len(spoken) or named * 3 < len(bullets) * 2:
        return {}
    return {number: "an observer's note" for number in bullets if number not in spoken}


def _format(spoken: dict[int, Label]) -> str:
    if spoken and all(is_generic(one.name) for one in spoken.values()):
        return "diarised-txt"
    forms = [one.form for one in spoken.values()]
    for form in ("rev", "stamped"):
        if forms.count(form) * 2 > len(forms):
            return f"{form}-txt"
    return "labelled-txt"


def _doubts(found: dict[int, Label], accepted: frozenset[str]) -> list[str]:
    doubtful = [
        (n, one)
        for n, one in found.items()
        if one.key not in accepted and not one.semicolon and not role_words().is_no_speaker(one.name)
    ]
    return [f"line {n}: “{one.name}:” was not taken for a speaker" for n, one in doubtful[:_MANY]] + (
        [f"and {len(doubtful) - _MANY} more such lines"] if len(doubtful) > _MANY else []
    )
