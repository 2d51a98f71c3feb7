"""JSON and JSON Lines: reviews and what speech recognisers write."""

from __future__ import annotations

import json
from typing import Any

import pytest

from journeydraft.errors import InputError
from journeydraft.readers.base import Blob, ReadOptions, Transcript, Utterance
from journeydraft.readers.jsons import JsonReader


def read(value: Any, path: str = "talk.json") -> Transcript:
    blob = Blob(path, (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).encode())
    assert JsonReader().recognises(blob) > 0.5
    (transcript,) = JsonReader().read(blob, ReadOptions())
    return transcript


def words(utterance: Utterance) -> str:
    return " ".join(part.text.strip() for part in utterance.parts)


def said(transcript: Transcript) -> list[tuple[str | None, str, str | None]]:
    return [(one.speaker, words(one), one.parts[0].time) for one in transcript.utterances]


WHISPER = {
    "text": " I open it. It is slow.",
    "segments": [
        {"id": 0, "start": 0.0, "end": 2.5, "text": " I open it.", "tokens": [1, 2]},
        {"id": 1, "start": 2.5, "end": 4.25, "text": " It is slow.", "tokens": [3]},
    ],
    "language": "en",
}
ASSEMBLY = {
    "utterances": [
        {
            "speaker": "A",
            "text": "Kuidas läks?",
            "start": 250,
            "end": 2250,
            "words": [{"text": "Kuidas", "start": 250}],
        },
        {"speaker": "B", "text": "Aeglaselt ja kallilt.", "start": 2550, "end": 4250},
    ]
}
DEEPGRAM = {
    "results": {
        "channels": [
            {
                "alternatives": [
                    {
                        "transcript": "all of it",
                        "paragraphs": {
                            "paragraphs": [
                                {
                                    "sentences": [
                                        {"text": "How are you?", "start": 0.5, "end": 1},
                                        {"text": "Well?", "start": 1, "end": 2},
                                    ],
                                    "speaker": 0,
                                },
                                {"sentences": [{"text": "Fine.", "start": 3, "end": 4}], "speaker": 1},
                            ]
                        },
                    }
                ]
            }
        ]
    }
}
AWS = {
    "results": {
        "transcripts": [{"transcript": "Hello. Yes"}],
        "items": [
            {
                "type": "pronunciation",
                "alternatives": [{"content": "Hello"}],
                "start_time": "0.1",
                "speaker_label": "spk_0",
            },
            {"type": "punctuation", "alternatives": [{"content": "."}], "speaker_label": "spk_0"},
            {
                "type": "pronunciation",
                "alternatives": [{"content": "Yes"}],
                "start_time": "61.5",
                "speaker_label": "spk_1",
            },
        ],
    }
}
REV = {
    "monologues": [
        {
            "speaker": 0,
            "elements": [{"type": "text", "value": "Hi", "ts": 0.5}, {"type": "punct", "value": "."}],
        },
        {"speaker": 1, "elements": [{"type": "text", "value": "Yes", "ts": 1.5}]},
    ]
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (WHISPER, [(None, "I open it. It is slow.", "00:00:00.000")]),
        (
            ASSEMBLY,
            [
                ("Speaker A", "Kuidas läks?", "00:00:00.250"),
                ("Speaker B", "Aeglaselt ja kallilt.", "00:00:02.550"),
            ],
        ),
        (
            DEEPGRAM,
            [("Speaker 0", "How are you? Well?", "00:00:00.500"), ("Speaker 1", "Fine.", "00:00:03.000")],
        ),
        (AWS, [("spk_0", "Hello.", "00:00:00.100"), ("spk_1", "Yes", "00:01:01.500")]),
        (REV, [("Speaker 0", "Hi.", "00:00:00.500"), ("Speaker 1", "Yes", "00:00:01.500")]),
    ],
    ids=["whisper", "assemblyai", "deepgram", "aws", "rev"],
)
def test_recognisers(value: Any, expected: list[tuple[str | None, str, str | None]]) -> None:
    """Turns with speakers and times, whether times are seconds or milliseconds; never the words twice."""
    transcript = read(value)
    assert said(transcript) == expected
    assert transcript.kind is None


def test_app_store_connect() -> None:
    """Records with their fields one level down; the nickname is no participant's id."""
    review = {
        "rating": 2,
        "title": "Katki",
        "body": "Jookseb kokku.\nIga päev.",
        "reviewerNickname": "mari85",
    }
    fields = review | {"createdDate": "2024-05-06", "territory": "EST"}
    (utterance,) = read(
        {"data": [{"type": "customerReviews", "id": "0001", "attributes": fields}]}
    ).utterances
    assert words(utterance) == "Katki Jookseb kokku. Iga päev."
    assert (utterance.speaker, utterance.participant) == ("mari85", "0001")
    assert utterance.attributes == {"id": "0001", "rating": "2", "date": "2024-05-06", "segment": "EST"}


def test_nested_author_and_reply() -> None:
    """A nested author gives the id; a nested reply is ignored."""
    reviews = [
        {
            "id": "r1",
            "stars": 3,
            "text": "Slow",
            "consumer": {"id": "c9", "displayName": "Ann"},
            "companyReply": {"text": "Sorry"},
        }
    ]
    transcript = read(reviews)
    assert [one.participant for one in transcript.utterances] == ["c9"]
    assert [(one.text, one.why) for one in transcript.ignored] == [("Sorry", "reply of the company")]


def test_lines_of_json_lines() -> None:
    """Every record knows its line, blank ones counted."""
    transcript = read('{"text":"slow","rating":1}\n\n{"text":"fine","rating":5}\n', "r.jsonl")
    assert transcript.format == "jsonl"
    assert [(words(one), one.parts[0].line) for one in transcript.utterances] == [("slow", 1), ("fine", 3)]


def test_records_on_one_line_are_different_people() -> None:
    """Without ids every record is one person, also where the whole file is one line."""
    assert [one.participant for one in read(["slow and dear", "fine"]).utterances] == ["R1", "R2"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[{"text":"a"},\n{"text" "b"}]', 2),
        ('[{"text":"a"},\n\n', 3),
        ('{"text":"a"}\n{"text":', 2),
        ('[{"text":"a"}]\nmore', 2),
        ("[" * 100_000, 1),
        ('[{"text": ' + "9" * 5000 + "}]", 1),
        ('[{"text":"a"} {"text":"b"}]', 1),
    ],
)
def test_broken_json_has_a_line(text: str, line: int) -> None:
    """Broken, cut, too deep or too long: one error that tells the line."""
    with pytest.raises(InputError) as caught:
        list(JsonReader().read(Blob("a.json", text.encode()), ReadOptions()))
    assert (caught.value.path, caught.value.line) == ("a.json", line)


@pytest.mark.parametrize(
    "value", [{"text": "one long text and nothing else"}, {"a": {"b": 1}}, [1, 2], [], {}]
)
def test_json_without_records_is_refused(value: Any) -> None:
    """What holds no list of records with text is an error, not a guess."""
    with pytest.raises(InputError):
        read(value)


@pytest.mark.parametrize("text", ["[Anna] Tere!\n", "[00:01] Anna: hi\n", "{Anna} Tere\n", "Tere", ""])
def test_brackets_of_transcripts_are_no_json(text: str) -> None:
    """Labels in brackets do not make a text JSON."""
    assert JsonReader().recognises(Blob("p1.txt", text.encode())) == 0.0
