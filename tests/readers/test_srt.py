"""SubRip subtitles."""

from __future__ import annotations

import pysubs2
import pytest

from journeydraft.model.source import SourceKind
from journeydraft.readers.base import Blob, ReadOptions, Transcript, Utterance
from journeydraft.readers.srt import SrtReader

NAMED = """1
00:00:01,000 --> 00:00:03,000
[MUSIC]

2
00:00:03,500 --> 00:00:05,000
INTERVIEWER: Cum a fost?
<i>Ana: A fost (râde) încet</i>

3
00:00:05,500 --> 00:00:07,000
{\\an8}și scump.
În 2019
2019

4
00:00:08,000 --> 00:00:09,000
- INTERVIEWER: Adică?
- Ana: 30 de lei.
"""


def read(text: str) -> Transcript:
    blob = Blob("p1.srt", text.encode())
    assert SrtReader().recognises(blob) >= 0.8
    (transcript,) = SrtReader().read(blob, ReadOptions())
    return transcript


def words(utterance: Utterance) -> str:
    return " ".join(part.text for part in utterance.parts)


def test_labels_dashes_and_tags() -> None:
    """Labels after dashes and inside italics name the speaker; markup is gone, numbers in the text stay."""
    transcript = read(NAMED)
    assert [(one.speaker, words(one)) for one in transcript.utterances] == [
        ("INTERVIEWER", "Cum a fost?"),
        ("Ana", "A fost (râde) încet și scump. În 2019 2019"),
        ("INTERVIEWER", "Adică?"),
        ("Ana", "30 de lei."),
    ]
    assert [(p.line, p.time) for p in transcript.utterances[1].parts][:2] == [
        (8, "00:00:03.500"),
        (12, "00:00:05.500"),
    ]


def test_hearing_impaired_tags() -> None:
    """A tag alone in a cue is ignored with its line; one inside speech is an aside."""
    transcript = read(NAMED)
    assert [(one.line, one.text) for one in transcript.ignored] == [(3, "[MUSIC]")]
    part = transcript.utterances[1].parts[0]
    assert [part.text[a:b] for a, b in part.asides] == ["(râde)"]


def test_dashes_without_names_are_turns_but_no_evidence() -> None:
    """Changes of speaker are kept apart, and as nobody knows who speaks, nothing may be quoted."""
    transcript = read("1\n00:00:01,000 --> 00:00:03,000\n- How was it?\n- It was slow.\n")
    assert [words(one) for one in transcript.utterances] == ["How was it?", "It was slow."]
    assert transcript.kind is SourceKind.interview
    assert any("none is named" in warning for warning in transcript.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 - 00:00:03,000\nhi\n",
        "Agenda\n00:00:01,000 --> 00:00:03,000\nhi\n",
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nhi\n",
        "1\nIt was slow.\n",
        "",
    ],
)
def test_refuses_other_files(text: str) -> None:
    """Without a numbered cue at the top it is no SubRip file, whatever its name."""
    assert SrtReader().recognises(Blob("p1.srt", text.encode())) == 0.0


def test_agrees_with_pysubs2_on_its_own_files() -> None:
    """Times and texts are those that pysubs2 wrote."""
    subtitles = pysubs2.SSAFile()
    spoken = ["Tere, mina olen Mari.", "Ma otsin laenu.", "See läks liiga kauaks."]
    for number, text in enumerate(spoken):
        subtitles.append(pysubs2.SSAEvent(start=number * 2000, end=number * 2000 + 1500, text=text))
    (utterance,) = read(subtitles.to_string("srt")).utterances
    assert [part.text for part in utterance.parts] == spoken
    assert [part.time for part in utterance.parts] == ["00:00:00.000", "00:00:02.000", "00:00:04.000"]
