"""Word documents: Teams, Google Meet, and typed transcripts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml

from journeydraft.errors import InputError
from journeydraft.readers.base import Blob, ReadOptions, Transcript, Utterance
from journeydraft.readers.docx import DocxReader

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def changed(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))
    return stream.getvalue()


def read(data: bytes) -> Transcript:
    blob = Blob("p1.docx", data)
    assert DocxReader().recognises(blob) == 1.0
    (transcript,) = DocxReader().read(blob, ReadOptions())
    return transcript


def words(utterance: Utterance) -> str:
    return " ".join(part.text for part in utterance.parts)


def said(transcript: Transcript) -> list[tuple[str | None, str, int, str | None]]:
    return [(one.speaker, words(one), one.parts[0].line, one.parts[0].time) for one in transcript.utterances]


ANSWER = "See oli aeglane."
TEAMS = [
    pytest.param(
        [
            "Meeting\nMarch 3, 2025",
            "Jane Doe   0:04\nHow was it?",
            f"Õie Mägi   1:02:09\n{ANSWER}\nJa kallis.",
        ],
        [2, 3],
        id="line breaks in one paragraph",
    ),
    pytest.param(
        ["Jane Doe   00:04 How was it?", f"Õie Mägi   01:02:09 {ANSWER}", "Ja kallis."], [1, 2], id="one line"
    ),
    pytest.param(
        [
            "Jane Doe",
            "0:04",
            "How was it?",
            "",
            "Õie Mägi",
            "1:02:09",
            ANSWER,
            "Ja kallis.",
            "Jane Doe",
            "1:03:00",
        ],
        [3, 7],
        id="groups of lines",
    ),
    pytest.param(
        [
            "0:0:4.0 --> 0:0:6.5\nJane Doe\nHow was it?",
            f"1:2:9.0 --> 1:2:12.0\nÕie Mägi\n{ANSWER}\nJa kallis.",
        ],
        [1, 2],
        id="arrows",
    ),
]


@pytest.mark.parametrize(("paragraphs", "lines"), TEAMS)
def test_teams_layouts(paragraphs: list[str], lines: list[int]) -> None:
    """Four layouts of Teams tell the same talk; the line is the paragraph."""
    transcript = read(document(*paragraphs))
    assert transcript.format == "teams-docx"
    assert said(transcript) == [
        ("Jane Doe", "How was it?", lines[0], "00:00:04.000"),
        ("Õie Mägi", "See oli aeglane. Ja kallis.", lines[1], "01:02:09.000"),
    ]


def test_started_transcription_is_no_speech() -> None:
    """The program's own lines and the title are ignored."""
    transcript = read(
        document(
            "Jane Doe started transcription",
            "Jane Doe   0:04\nWhy?",
            "Bob   0:09\nWell.",
            "Jane Doe stopped transcription",
        )
    )
    assert [words(one) for one in transcript.utterances] == ["Why?", "Well."]
    assert [one.line for one in transcript.ignored] == [1, 4]


MEET = [
    "Notes",
    "Summary",
    "Bob wants: a cheaper loan. He is angry.",
    "Details: Bob waited (00:00:10) for long.",
    "Transcript",
    "00:00:00",
    "Anna Berg: How was it, Bob?",
    "Bob: Slow, honestly.",
    "Honestly: too slow.",
    "00:05:00",
    "Anna Berg: Why?",
    "Bob: No idea.",
    "Transcription ended after 00:06:12",
    "This editable transcript was computer generated and might contain errors.",
]


def test_meet_summary_is_no_testimony() -> None:
    """Only what stands below the times is speech; the machine's notes are listed as ignored."""
    transcript = read(document(*MEET))
    assert transcript.format == "meet-docx"
    assert said(transcript) == [
        ("Anna Berg", "How was it, Bob?", 7, "00:00:00.000"),
        ("Bob", "Slow, honestly. Honestly: too slow.", 8, "00:00:00.000"),
        ("Anna Berg", "Why?", 11, "00:05:00.000"),
        ("Bob", "No idea.", 12, "00:05:00.000"),
    ]
    notes = {one.line for one in transcript.ignored if "not testimony" in one.why}
    assert notes == {1, 2, 3, 4, 5}
    assert {one.line for one in transcript.ignored} >= {13, 14}


def test_typed_transcript_is_read_like_text() -> None:
    """Labels in paragraphs; the line is the paragraph's number, also below empty ones and line breaks."""
    transcript = read(
        document(
            "Session 3",
            "",
            "Moderator: How was it?\nTell me.",
            "P3: Slow.",
            "Moderator: Why?",
            "P3: No idea.",
        )
    )
    assert transcript.format.endswith("docx")
    assert [(one.speaker, words(one), one.parts[-1].line) for one in transcript.utterances] == [
        ("Moderator", "How was it? Tell me.", 3),
        ("P3", "Slow.", 4),
        ("Moderator", "Why?", 5),
        ("P3", "No idea.", 6),
    ]
    text = transcript.text or ""
    assert all(
        text[p.at : p.at + len(p.text)] == p.text
        for one in transcript.utterances
        for p in one.parts
        if p.at is not None
    )


def table(*rows: tuple[str, ...]) -> bytes:
    made = docx.Document()
    made.add_paragraph("Interview 3")
    grid = made.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    return saved(made)


def test_table_with_headings() -> None:
    """A table with known headings is a transcript in rows."""
    transcript = read(
        table(
            ("Time", "Speaker", "Text"),
            ("00:01", "Anna", "How was it?"),
            ("00:05", "Bob", "It was slow and dear."),
        )
    )
    assert [(one.speaker, words(one), one.parts[0].time) for one in transcript.utterances] == [
        ("Anna", "How was it?", "00:00:01.000"),
        ("Bob", "It was slow and dear.", "00:00:05.000"),
    ]


def test_table_without_headings() -> None:
    """Rows of a name and a text are labelled lines."""
    transcript = read(
        table(("Moderator", "How was it?"), ("P3", "Slow."), ("Moderator", "Why?"), ("P3", "No idea."))
    )
    assert [(one.speaker, words(one)) for one in transcript.utterances] == [
        ("Moderator", "How was it?"),
        ("P3", "Slow."),
        ("Moderator", "Why?"),
        ("P3", "No idea."),
    ]


def test_tracked_changes() -> None:
    """Inserted text is read, deleted text is not."""
    made = docx.Document()
    made.add_paragraph("Moderator: Why?")
    answer = made.add_paragraph("P3: It was ")
    answer._p.append(parse_xml(f'<w:ins {W} w:id="1" w:author="x"><w:r><w:t>slow</w:t></w:r></w:ins>'))
    answer._p.append(
        parse_xml(f'<w:del {W} w:id="2" w:author="x"><w:r><w:delText>fast</w:delText></w:r></w:del>')
    )
    made.add_paragraph("Moderator: And?")
    assert [words(one) for one in read(saved(made)).utterances] == ["Why?", "It was slow", "And?"]


def test_entities_are_refused() -> None:
    """A document that declares entities is not opened, so none is resolved."""
    evil = changed(
        document("Anna: hi"),
        "word/document.xml",
        lambda data: data.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1),
    )
    with pytest.raises(InputError, match="entities"):
        read(evil)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_cut_file_is_one_error(keep: float) -> None:
    """A half-copied document is an ``InputError`` with a next step."""
    data = document("Anna: hi", "Bob: ho")
    with pytest.raises(InputError) as caught:
        read(data[: int(len(data) * keep)])
    assert (caught.value.path, bool(caught.value.hint)) == ("p1.docx", True)


def test_empty_document_is_an_error() -> None:
    """A document without text says so."""
    with pytest.raises(InputError, match="no text"):
        read(document())
