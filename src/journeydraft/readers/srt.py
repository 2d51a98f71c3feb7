"""SubRip (``.srt``): numbered cues with a comma in the times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeydraft.readers import captions, cues, spoken
from journeydraft.readers.base import Blob, ReadOptions, Transcript

_TIME = r"\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}"
_FIRST_CUE = re.compile(rf"(?:\d{{1,9}}[ \t]*\n)?[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*(?:\n|$)")


class SrtReader:
    """Cues with times; speakers by label (``NAME:``) or only by a dash where they change."""

    name = "SubRip subtitles"

    def recognises(self, blob: Blob) -> float:
        """1 if the file opens with a numbered cue; 0.8 with a cue that has no number."""
        head = blob.peek.lstrip("\ufeff \n")
        if not _FIRST_CUE.match(head):
            return 0.0
        return 1.0 if head[0].isdecimal() and "-->" not in head.split("\n", 1)[0] else 0.8

    def read(self, blob: Blob, options: ReadOptions) -> Iterator[Transcript]:
        """One transcript; tags for the hard of hearing are asides, or ignored where they stand alone."""
        found = cues.scan(blob.text)
        captions.check(found, blob.path, options.force)
        said = captions.speech(found, options)
        transcript = Transcript("srt", list(spoken.utterances(said.pieces)), ignored=said.ignored)
        spoken.judge(transcript, said.pieces, blob.path, options.force)
        yield transcript
