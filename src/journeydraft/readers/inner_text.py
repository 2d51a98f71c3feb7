"""Text from inside another format (a document's paragraphs, a page's lines), read like a text file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from journeydraft.errors import InputError
from journeydraft.model.source import Ignored
from journeydraft.readers.base import Blob, ReadOptions, Transcript, Utterance
from journeydraft.readers.word_layouts import Line


def read(blob: Blob, lines: Sequence[Line], layout: str, options: ReadOptions) -> Iterator[Transcript]:
    """Hand the lines to the reader that is surest of them as a text, and put their own numbers back.

    ``layout`` is the container's name: ``docx`` becomes ``labelled-docx`` and the like. Raises
    ``InputError`` if there is no text.
    """
    from journeydraft.readers.registry import reader_for  # which lists the readers that call this

    if not any(line.text.strip() for line in lines):
        raise InputError("no text in this document", path=blob.path, hint="is it the right file?")
    inner = Blob(blob.path, "\n".join(line.text for line in lines).encode())
    for transcript in reader_for(inner).read(inner, options):
        _renumber(transcript, [line.number for line in lines])
        transcript.format = transcript.format.replace("-txt", f"-{layout}")
        if not transcript.format.endswith(layout):
            transcript.format = f"{transcript.format}-{layout}"
        yield transcript


def _renumber(transcript: Transcript, numbers: Sequence[int]) -> None:
    transcript.utterances = [_moved(utterance, numbers) for utterance in transcript.utterances]
    transcript.ignored = [
        Ignored(number, " ".join(one.text for one in same), why)
        for (number, why), same in groupby(
            (Ignored(numbers[one.line - 1], one.text, one.why) for one in transcript.ignored),
            key=lambda one: (one.line, one.why),
        )
    ]


def _moved(utterance: Utterance, numbers: Sequence[int]) -> Utterance:
    parts = tuple(replace(part, line=numbers[part.line - 1]) for part in utterance.parts)
    return replace(utterance, parts=parts)
