"""Diaries and questionnaires: entries under headings, a bold question, the answer in the writer's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from journeydraft.model.source import Ignored, Role, SourceKind
from journeydraft.readers import asides
from journeydraft.readers import lines as text_lines
from journeydraft.readers.base import Blob, Part, ReadOptions, Transcript, Utterance
from journeydraft.readers.lines import Line
from journeydraft.readers.role_words import words

_BOLD = re.compile(r"[ \t]*(?:\*\*(?P<star>[^*\n]{1,400})\*\*|__(?P<bar>[^_\n]{1,400})__)[ \t]*:?[ \t]*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<words>.{1,200})")
_NUMBERED = re.compile(r"\d")
_FEWEST = 4  # bold lines
_WORDS = 8  # a shorter answer may well be the same to two questions


def _question(line: Line) -> str | None:
    match = _BOLD.fullmatch(line.text)
    return (match["star"] or match["bar"]).strip(" :") if match else None


class DiaryReader:
    """``## Week 3``, ``**What was hard?**``, an answer."""

    name = "a diary or questionnaire"

    def recognises(self, blob: Blob) -> float:
        """0.85 where the same bold questions come back under numbered or dated headings."""
        lines = text_lines.peek(blob)
        questions = [" ".join(words(text)) for line in lines if (text := _question(line))]
        headings = [match["words"] for line in lines if (match := _HEADING.match(line.text))]
        dated = sum(bool(_NUMBERED.search(text)) for text in headings)
        if len(questions) < _FEWEST or not headings:
            return 0.0
        repeated = len(questions) > len(set(questions)) * 1.3
        return 0.85 if repeated and dated else 0.75 if dated >= 2 else 0.6 if repeated else 0.0

    def read(self, blob: Blob, _options: ReadOptions) -> Iterator[Transcript]:
        """One transcript of kind notes; all of it is the writer's."""
        lines = text_lines.split(blob.text, blob.path)
        entries, ignored = _entries(lines)
        utterances = []
        before: list[str] = []
        for entry in entries:
            said = words(" ".join(part.text for part in entry.parts))
            if len(said) >= _WORDS and said == before:
                ignored += [
                    Ignored(part.line, part.text, "the entry before, word for word") for part in entry.parts
                ]
            elif entry.parts:
                utterances.append(
                    Utterance(tuple(entry.parts), role=Role.participant, question=entry.question)
                )
                before = said
        yield Transcript(
            "diary",
            utterances,
            SourceKind.notes,
            text=blob.text,
            ignored=sorted(ignored, key=lambda i: i.line),
        )


@dataclass(slots=True)
class _Entry:
    question: str | None = None
    parts: list[Part] = field(default_factory=list)


def _entries(lines: list[Line]) -> tuple[list[_Entry], list[Ignored]]:
    meaningless = _meaningless(lines)
    entries, ignored = [_Entry()], []
    for line in lines:
        if line.blank:
            continue
        question = _question(line)
        heading = _HEADING.match(line.text)
        why = "the question" if question else asides.not_speech(line.text)
        if question or heading:
            entries.append(_Entry(question if question not in meaningless else None))
        text = line.text[line.opening :]
        why = "no answer" if asides.no_answer(text) else why
        if why is None and (part := line.part(line.opening)):
            entries[-1].parts.append(part)
        else:
            ignored.append(Ignored(line.number, line.text.strip(), why or "no words"))
    return entries, ignored


def _meaningless(lines: list[Line]) -> frozenset[str]:
    """A bold line that stands above every answer asks nothing."""
    counts = Counter(question for line in lines if (question := _question(line)))
    return frozenset(counts) if len(counts) == 1 and counts.total() >= _FEWEST else frozenset()
