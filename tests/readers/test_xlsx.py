"""Excel workbooks."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from journeydraft.errors import InputError
from journeydraft.model.source import SourceKind
from journeydraft.readers import limits
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.xlsx import XlsxReader

SURVEY = [
    ["Kevadine küsitlus"],
    ["Vastaja", "Kuupäev", "Mis meeldis?", "Mis häiris?", "Hinne"],
    ["P1", datetime.datetime(2024, 1, 2), "Värvid on väga ilusad", "Hind on liiga kõrge", 9.0],
    ["P2", datetime.datetime(2024, 1, 3), None, "Väga aeglane\nja kallis on see asi", 3],
]


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes) -> list[Transcript]:
    blob = Blob("survey.xlsx", data)
    assert XlsxReader().recognises(blob) == 1.0
    return list(XlsxReader().read(blob, ReadOptions()))


def test_survey_below_a_title() -> None:
    """Headings stand below a title; rows keep their number; numbers and dates look as people write them."""
    (transcript,) = read(workbook(Vastused=SURVEY))
    assert (transcript.kind, transcript.name) == (SourceKind.review, None)
    assert [(one.participant, one.question, one.parts[0].line) for one in transcript.utterances] == [
        ("P1", "Mis meeldis?", 3),
        ("P1", "Mis häiris?", 3),
        ("P2", "Mis häiris?", 4),
    ]
    assert transcript.utterances[0].attributes == {"rating": "9", "date": "2024-01-02"}
    assert [part.line for part in transcript.utterances[2].parts] == [4, 4]


def test_sheets_are_told_apart() -> None:
    """Two sheets with text make two transcripts named after them; one without is mentioned."""
    book = workbook(
        Spring=[["id", "comment"], [1, "slow"]],
        Autumn=[["id", "comment"], [1, "fine"]],
        Legend=[["colour"], ["red"]],
    )
    spring, autumn = read(book)
    assert (spring.name, autumn.name) == ("Spring", "Autumn")
    assert any("colour" in warning for warning in spring.warnings)


def test_no_sheet_with_text_is_an_error() -> None:
    """The error lists the columns and how to name one."""
    with pytest.raises(InputError, match="--text-col"):
        read(workbook(Legend=[["colour", "code"], ["red", 7]]))


def test_cut_file_is_one_error() -> None:
    """A half-copied workbook is an ``InputError`` with a next step."""
    with pytest.raises(InputError) as caught:
        read(workbook(A=SURVEY)[:-200])
    assert (caught.value.path, bool(caught.value.hint)) == ("survey.xlsx", True)


def test_old_or_encrypted_file_is_told() -> None:
    """The container of old and of encrypted workbooks is named, with the way out."""
    with pytest.raises(InputError, match="password"):
        read(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


def test_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to far more than it is packed is never unpacked whole."""
    monkeypatch.setattr(limits, "ZIP_RATIO", 20)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<a>" + " " * 8_000_000 + "</a>")
    with pytest.raises(InputError, match="unpacked"):
        read(stream.getvalue())


def test_entities_are_refused() -> None:
    """A workbook that declares XML entities is not opened."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(A=SURVEY))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, b'<!DOCTYPE a [<!ENTITY x "y">]>' + data if name == "xl/workbook.xml" else data
            )
    with pytest.raises(InputError, match="entities"):
        read(stream.getvalue())


def test_other_zips_are_not_workbooks() -> None:
    """A zip without a workbook is somebody else's, whatever its name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    assert XlsxReader().recognises(Blob("a.xlsx", stream.getvalue())) == 0.0
