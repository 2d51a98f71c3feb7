"""Notes along an interview guide: a question line, and below it the answers as bullets or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from journeydraft.model.source import Role, SourceKind
from journeydraft.readers import asides, followups
from journeydraft.readers import lines as text_lines
from journeydraft.readers.assemble import Assembly
from journeydraft.readers.base import Blob, Part, ReadOptions, Transcript, Utterance
from journeydraft.readers.lines import Line

_BULLET = re.compile(r"[ \t]*(?:[-*+•–—>][ \t]+)+(?=\S)")
_ANSWER = re.compile(r"[ \t]*[*_]{0,3}(?:A|Ans|Answer)[*_]{0,3}[.:][*_]{0,3}[ \t]+(?=\S)")
_MARKED = re.compile(
    r"[ \t]*(?:#{1,6}[ \t]+)?[*_]{0,3}"
    r"(?:\d{1,3}[.)][ \t]+|Q(?:uestion)?[ \t]?\d{0,3}[*_]{0,3}[.:)][*_]{0,3}[ \t]+)(?=\S)"
)
_BOLD = re.compile(r"[ \t]*(?:\*\*[^*\n]{2,400}\*\*|__[^_\n]{2,400}__)[ \t]*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?=\S)")
_NOTE = re.compile(r"\(?(?:note|nb|märkus|notă|remarque|примечание|забележка|бележка)\b", re.IGNORECASE)
_ASKED = ("?", "？", "؟")
_FEWEST = 3  # questions with answers


def _asks(text: str) -> bool:
    return text.rstrip(" \t*_:)").endswith(_ASKED)


def _is_marked(line: Line) -> bool:
    """A numbered, bold or ``Q:`` line, or a heading that asks."""
    if _HEADING.match(line.text):
        return _asks(line.text)
    return bool(_MARKED.match(line.text) or _BOLD.fullmatch(line.text))


def _is_plain(line: Line, before: Line | None, after: Line | None) -> bool:
    """A line of its own that asks, or that has an answer right below."""
    if asides.not_speech(line.text) or not (before is None or before.blank or _HEADING.match(before.text)):
        return False
    return _asks(line.text) or bool(after and _BULLET.match(after.text))


def _around(lines: list[Line]) -> Iterator[tuple[Line, Line | None, Line | None]]:
    return zip(lines, [None, *lines], [*lines[1:], None], strict=False)


@dataclass(slots=True)
class _Layout:
    """The question lines of a file; ``by_bullets``: the answers below them are bullets."""

    questions: frozenset[int]
    asking: int
    by_bullets: bool


def _layout(lines: list[Line]) -> _Layout:
    """Lines without a mark are questions only where answers are told apart by bullets."""
    free = [
        (line, before, after)
        for line, before, after in _around(lines)
        if not (line.blank or _BULLET.match(line.text) or _ANSWER.match(line.text))
    ]
    marked = frozenset(line.number for line, _, _ in free if _is_marked(line))
    plain = frozenset(line.number for line, before, after in free if _is_plain(line, before, after))
    answered = list(_answered(lines, marked | plain))
    bulleted = [question for question, answer in answered if _BULLET.match(answer.text)]
    by_bullets = len(bulleted) >= _FEWEST and len(bulleted) * 2 >= len(answered)
    counted = bulleted if by_bullets else [question for question, _ in _answered(lines, marked)]
    asking = sum(_asks(question.text) for question in counted)
    if asking * 2 < len(counted):
        asking = 0
    return _Layout(marked | plain if by_bullets else marked, asking, by_bullets)


def _answered(lines: list[Line], questions: frozenset[int]) -> Iterator[tuple[Line, Line]]:
    """Questions with what stands below them."""
    filled = [line for line in lines if not line.blank]
    for line, after in pairwise(filled):
        if line.number in questions and after.number not in questions and not _HEADING.match(after.text):
            yield line, after


class GuideReader:
    """Answers noted under the guide's questions."""

    name = "notes under an interview guide's questions"

    def recognises(self, blob: Blob) -> float:
        """0.8 where several lines ask and have answers below."""
        layout = _layout(text_lines.peek(blob))
        if layout.asking < _FEWEST:
            return 0.0
        return 0.8 if layout.by_bullets else 0.7

    def read(self, blob: Blob, _options: ReadOptions) -> Iterator[Transcript]:
        """One transcript: questions are the interviewer's, answers the participant's."""
        lines = text_lines.split(blob.text, blob.path)
        reading = _Reading(_layout(lines), _has_follow_ups(lines))
        for line, before, _ in _around(lines):
            reading.take(line, apart=before is None or before.blank or bool(_HEADING.match(before.text)))
        reading.close()
        yield Transcript(
            format="guide-notes",
            utterances=reading.result.utterances,
            kind=SourceKind.interview,
            text=blob.text,
            ignored=reading.result.ignored,
        )


def _not_answered(text: str) -> asides.Spans:
    """What stands in an answer and is none: the observer's brackets, a follow-up question."""
    return asides.merged([*asides.noted(text), *followups.inside(text)])


def _has_follow_ups(lines: list[Line]) -> bool:
    found = 0
    for line in lines:
        if match := _BULLET.match(line.text):
            found += followups.bracket(line.text[match.end() :], follow_ups=False) > 0
    return found > 1


@dataclass(slots=True)
class _Reading:
    """What has been read so far; an answer may go on over several lines."""

    layout: _Layout
    follow_ups: bool
    result: Assembly = field(default_factory=Assembly)
    answered: bool = False  # a question of the guide stands above, under the same heading
    begun: bool = False
    parts: list[Part] = field(default_factory=list)

    def take(self, line: Line, *, apart: bool) -> None:
        """Take the next line; ``apart``: nothing stands right above it."""
        if line.blank:
            return
        if line.number in self.layout.questions:
            self._ask(line)
        elif why := asides.not_speech(line.text):
            self.result.drop(line, why)
            self.answered = self.answered and why != asides.HEADING
            self.begun = self.begun or why == asides.HEADING
        elif match := _BULLET.match(line.text) or _ANSWER.match(line.text):
            self.close()
            self._answer(line, match.end(), bulleted=True)
        elif not self.begun:
            self.result.drop(line, "before the first question")
        elif self.layout.by_bullets and apart:
            self._ask(line)
        else:
            self._answer(line, len(line.text) - len(line.text.lstrip()), bulleted=False)

    def _ask(self, line: Line) -> None:
        self.close()
        match = _MARKED.match(line.text) or _HEADING.match(line.text)
        self._say(Role.interviewer, line, match.end() if match else 0, len(line.text))
        self.answered = self.begun = True

    def _answer(self, line: Line, begin: int, *, bulleted: bool) -> None:
        text = line.text[begin:]
        if asides.no_answer(text) or _NOTE.match(text) or asides.not_speech(text):
            self.result.drop(line, "no answer" if asides.no_answer(text) else "an observer's note")
            return
        self.begun = True
        asked = followups.bracket(text, follow_ups=self.follow_ups) or followups.question(
            text, answered=self.answered, goes_on=not bulleted
        )
        if asked:
            self.close()
            self._say(Role.interviewer, line, begin, begin + asked)
        if part := line.part(begin + asked, asides=_not_answered):
            self.parts.append(part)

    def _say(self, role: Role, line: Line, begin: int, end: int) -> None:
        if part := line.part(begin, end):
            self.result.utterances.append(Utterance((part,), role=role))

    def close(self) -> None:
        """The answer is complete."""
        if self.parts:
            self.result.utterances.append(Utterance(tuple(self.parts), role=Role.participant))
        self.parts = []
