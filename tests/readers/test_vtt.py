"""WebVTT as Zoom and Teams write it."""

from __future__ import annotations

import pytest

from journeydraft.errors import InputError
from journeydraft.model.source import SourceKind
from journeydraft.readers.base import Blob, ReadOptions, Transcript, Utterance
from journeydraft.readers.vtt import VttReader

ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:03.000
Anna Berg: How did you come

2
00:00:03.100 --> 00:00:05.000
Anna Berg: to the bank?

3
00:00:06.000 --> 00:00:09.000
Jüri Õun: Well, honestly: I looked [laughs] for a loan

4
00:00:09.000 --> 00:00:12.000
Honestly: it was too dear.

NOTE the connection broke
for a while

5
00:00:39.000 --> 00:00:42.000
Jüri Õun: Later I came back.
"""

TEAMS = (
    "\ufeffWEBVTT\r\n\r\n"
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301/12-0\r\n"
    "00:01.000 --> 00:03.000\r\n"
    "<v Jane Doe>How are <c.yellow>you</c> &amp; yours?</v>\r\n\r\n"
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301/13-0\r\n"
    "00:03.500 --> 00:05.000 align:start\r\n"
    "<v.loud Bob &quot;B&quot; Smith>I &lt;3 it,\r\nreally <v Jane Doe>Go on.\r\n\r\n"
    "STYLE\r\n::cue { color: red }\r\n"
).encode()

OWN_LINE = """WEBVTT
Kind: captions

00:00:01.000 --> 00:00:03.000
Мария Иванова
Как вы нас нашли?

00:00:04.000 --> 00:00:06.000
Пётр
Увидел вывеску
у метро

00:00:07.000 --> 00:00:08.000
Мария Иванова
А дальше?

00:00:09.000 --> 00:00:10.000
Пётр
Зашёл.
"""


def read(data: str | bytes, **options: bool) -> Transcript:
    blob = Blob("p1.vtt", data if isinstance(data, bytes) else data.encode())
    assert VttReader().recognises(blob) == 1.0
    (transcript,) = VttReader().read(blob, ReadOptions(**options))  # type: ignore[arg-type]
    return transcript


def words(utterance: Utterance) -> str:
    return " ".join(part.text for part in utterance.parts)


def test_zoom_sentence_runs_over_cues() -> None:
    """Cues of one speaker make one utterance, each keeping its own line and time."""
    first = read(ZOOM).utterances[0]
    assert (first.speaker, words(first)) == ("Anna Berg", "How did you come to the bank?")
    assert [(part.line, part.time) for part in first.parts] == [(5, "00:00:01.000"), (9, "00:00:03.100")]


def test_word_before_a_colon_is_no_speaker() -> None:
    """``Honestly:`` stays speech of the one who speaks, also at the beginning of a cue."""
    transcript = read(ZOOM)
    assert transcript.format == "zoom-vtt"
    assert {utterance.speaker for utterance in transcript.utterances} == {"Anna Berg", "Jüri Õun"}
    assert words(transcript.utterances[1]).endswith("for a loan Honestly: it was too dear.")


def test_long_pause_ends_an_utterance() -> None:
    """After half a minute of silence the same speaker begins anew."""
    assert [words(one) for one in read(ZOOM).utterances][-1] == "Later I came back."


def test_bracket_is_an_aside() -> None:
    """What the transcriber put into brackets is marked as not said."""
    part = read(ZOOM).utterances[1].parts[0]
    assert [part.text[a:b] for a, b in part.asides] == ["[laughs]"]


def test_comments_are_listed_as_ignored() -> None:
    """NOTE and STYLE blocks never become speech."""
    assert {(one.line, one.text) for one in read(ZOOM).ignored} >= {
        (19, "NOTE the connection broke"),
        (20, "for a while"),
    }
    assert "::cue { color: red }" in {one.text for one in read(TEAMS).ignored}


def test_teams_voices() -> None:
    """Voice tags with classes, entities and no end tag; GUID ids; hours missing; BOM and CRLF."""
    transcript = read(TEAMS)
    assert transcript.format == "teams-vtt"
    assert [(one.speaker, words(one)) for one in transcript.utterances] == [
        ("Jane Doe", "How are you & yours?"),
        ('Bob "B" Smith', "I <3 it, really"),
        ("Jane Doe", "Go on."),
    ]
    assert [(p.line, p.time) for p in transcript.utterances[1].parts] == [
        (9, "00:00:03.500"),
        (10, "00:00:03.500"),
    ]


def test_name_on_a_line_of_its_own() -> None:
    """A name that recurs above the text is the speaker, without any colon."""
    assert [(one.speaker, words(one)) for one in read(OWN_LINE).utterances] == [
        ("Мария Иванова", "Как вы нас нашли?"),
        ("Пётр", "Увидел вывеску у метро"),
        ("Мария Иванова", "А дальше?"),
        ("Пётр", "Зашёл."),
    ]


def test_broken_time_stops_with_its_line() -> None:
    """A cue whose times cannot be read is an error with a line; by force it is left out and listed."""
    text = ZOOM.replace("00:00:06.000 --> 00:00:09.000", "00:00:xx --> 00:00:09.000")
    with pytest.raises(InputError) as caught:
        read(text)
    assert (caught.value.path, caught.value.line) == ("p1.vtt", 12)
    assert caught.value.hint
    assert "Jüri Õun: Well, honestly: I looked [laughs] for a loan" in {
        i.text for i in read(text, force=True).ignored
    }


def test_questions_without_names_are_not_flattened() -> None:
    """An interview without names is refused, since the interviewer would be quoted; a monologue is not."""
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n\n00:03.000 --> 00:04.000\n{}\n"
    with pytest.raises(InputError, match="no speaker is named"):
        read(cues.format("How was it? Was it slow?", "It was. And dear."))
    monologue = read(cues.format("I open the page.", "It is slow."))
    assert monologue.format == "vtt"
    assert monologue.kind is not SourceKind.interview
    assert any("one person" in warning for warning in monologue.warnings)


@pytest.mark.parametrize(
    "text", ["WEBVTTX\n", "web\n", "", "1\n00:00:01,000 --> 00:00:02,000\nhi\n", "text,rating\na,1\n"]
)
def test_refuses_what_is_not_webvtt(text: str) -> None:
    """Only the signature makes a file WebVTT, whatever its name."""
    assert VttReader().recognises(Blob("p1.vtt", text.encode())) == 0.0


def test_no_cues_is_an_error() -> None:
    """A file with a header alone says that it is empty."""
    with pytest.raises(InputError):
        read("WEBVTT\n\nNOTE nothing\n")
