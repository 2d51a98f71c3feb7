"""Where speech recognisers and review services keep their records inside one JSON object.

Seen: Whisper (``segments``), AssemblyAI and Deepgram (``utterances``, ``paragraphs``), AWS Transcribe
(``audio_segments``, ``items``), Rev (``monologues``), App Store Connect (``data``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from journeydraft.readers import columns

Record = dict[str, Any]

#: Names of lists, the best first: turns before segments before words.
_NAMES: Final = (
    "utterances", "audio_segments", "monologues", "paragraphs", "turns", "segments", "transcript",
    "dialogue", "messages", "entries", "reviews", "responses", "answers", "data", "records",
    "rows", "results", "items", "transcripts",
)  # fmt: skip
_DEPTH = 5
_ABOUT_A_REVIEW: Final = frozenset({"rating", "author", "id", "date"})


def records(top: Record) -> list[Record]:
    """The list of records that says most; the object itself if it is a review; else nothing."""
    lists = dict(sorted(_lists(top, 0), key=lambda found: -_rank(found[0])))
    for name in sorted(lists, key=_rank):
        found = [_unfolded(record) for record in lists[name]]
        if name == "items" and (words := _from_words(lists[name])):
            return words
        if _has_text(found[0]):
            return found
    return [top] if not _ABOUT_A_REVIEW.isdisjoint(columns.assign(list(top))) else []


def _rank(name: str) -> int:
    return _NAMES.index(name) if name in _NAMES else len(_NAMES)


def _lists(value: Any, depth: int) -> Iterator[tuple[str, list[Record]]]:
    """Lists of objects by name, looking into objects and into the first member of lists."""
    if depth > _DEPTH or not isinstance(value, dict):
        return
    for name, inner in value.items():
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            yield name, inner
            yield from _lists(inner[0], depth + 1)
        else:
            yield from _lists(inner, depth + 1)


def _has_text(record: Record) -> bool:
    cells = [key for key in record if isinstance(record[key], str)]
    inner = [key for one in record.values() if isinstance(one, dict) for key in one]
    return "text" in columns.assign(cells + inner) or any(map(columns.is_question, cells))


def _unfolded(record: Record) -> Record:
    """Sentences (Deepgram) and elements (Rev) of a record put together as its text."""
    for name, key, glue in (("sentences", "text", " "), ("elements", "value", "")):
        inner = record.get(name)
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            text = glue.join(str(one.get(key, "")) for one in inner)
            start = record.get("start", inner[0].get("start", inner[0].get("ts")))
            return {**record, "text": text} | ({} if start is None else {"start": start})
    return record


def _from_words(items: list[Record]) -> list[Record]:
    """AWS's words put together by speaker; empty if they are something else."""
    turns: list[Record] = []
    for item in items:
        alternatives = item.get("alternatives")
        if not (isinstance(alternatives, list) and alternatives and isinstance(alternatives[0], dict)):
            return []
        word = str(alternatives[0].get("content", ""))
        mark = item.get("type") == "punctuation"
        speaker = item.get("speaker_label")
        if turns and (mark or speaker == turns[-1]["speaker"]):
            turns[-1]["text"] += word if mark else f" {word}"
            turns[-1]["end"] = item.get("end_time", turns[-1]["end"])
        else:
            turns.append(
                {
                    "speaker": speaker,
                    "text": word,
                    "start": item.get("start_time"),
                    "end": item.get("end_time"),
                }
            )
    return turns
