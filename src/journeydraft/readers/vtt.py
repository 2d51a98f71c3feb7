"""WebVTT: what Zoom, Teams and many recorders export."""

from __future__ import annotations

from collections.abc import Iterator

from journeydraft.model.source import Ignored
from journeydraft.readers import captions, cues, spoken
from journeydraft.readers.base import Blob, ReadOptions, Transcript


class VttReader:
    """Cues with times; the speaker stands in a voice tag (Teams) or before a colon (Zoom)."""

    name = "WebVTT"

    def recognises(self, blob: Blob) -> float:
        """1 for the signature ``WEBVTT``, which must open the file."""
        first = blob.peek.lstrip("\ufeff \n").split("\n", 1)[0]
        return 1.0 if first == "WEBVTT" or first.startswith(("WEBVTT ", "WEBVTT\t")) else 0.0

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """``teams-vtt`` with voice tags, ``zoom-vtt`` with names in the text, or ``vtt``."""
        header, first, body = _after_header(blob.text)
        found = cues.scan(body, first)
        captions.check(found, blob.path, options.force)
        said = captions.speech(found, options)
        layout = "teams-vtt" if said.voiced else "zoom-vtt" if said.named else "vtt"
        transcript = Transcript(layout, list(spoken.utterances(said.pieces)), ignored=header + said.ignored)
        spoken.judge(transcript, said.pieces, blob.path, options.force)
        yield transcript


def _after_header(text: str) -> tuple[list[Ignored], int, str]:
    """The header's lines (up to the first empty line or cue), where the cues begin, and they."""
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if line.startswith(("\ufeffWEBVTT", "WEBVTT"))), 0) + 1
    while end < len(lines) and lines[end].strip() and "-->" not in lines[end] and not _is_id(lines, end):
        end += 1
    header = [Ignored(n, line, "the file's header") for n, line in enumerate(lines[:end], 1) if line.strip()]
    return header, end + 1, "\n".join(lines[end:])


def _is_id(lines: list[str], index: int) -> bool:
    return index + 1 < len(lines) and "-->" in lines[index + 1]
