"""Damaged files of every container: whatever happens to the bytes, only ``InputError`` comes out."""

from __future__ import annotations

import io

import docx
import openpyxl
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeydraft.errors import InputError
from journeydraft.readers.base import Blob, Reader, ReadOptions
from journeydraft.readers.compose import compose
from journeydraft.readers.delimited import DelimitedReader
from journeydraft.readers.docx import DocxReader
from journeydraft.readers.jsons import JsonReader
from journeydraft.readers.pdf import PdfReader
from journeydraft.readers.srt import SrtReader
from journeydraft.readers.vtt import VttReader
from journeydraft.readers.xlsx import XlsxReader


def _docx() -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    for text in ("Jane Doe   0:04\nHow was it?", "Bob   0:09\nIt was slow.", "Jane Doe   0:15\nWhy?"):
        made.add_paragraph(text)
    made.save(stream)
    return stream.getvalue()


def _xlsx() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in (["id", "rating", "comment"], [1, 5, "fine"], [2, 1, "slow and dear"]):
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    writer, stream = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": "notes"})
    writer.write(stream)
    return stream.getvalue()


SAMPLES: dict[str, tuple[Reader, bytes]] = {
    "p1.vtt": (
        VttReader(),
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Õie>Tere, <c.x>kuidas</c>?</v>\n\nNOTE x\n\n"
        "00:04.000 --> 00:05.000\n<v Bob>Slow &amp; dear.\n".encode(),
    ),
    "p1.srt": (
        SrtReader(),
        b"1\n00:00:01,000 --> 00:00:03,000\n- ANNA: How?\n- BOB: Slow.\n\n"
        b"2\n00:00:04,000 --> 00:00:05,000\n[MUSIC]\n",
    ),
    "r.csv": (
        DelimitedReader(),
        'id,stars,title,text,reply\n1,2,Bad,"It was,\nslow",Sorry\n2,5,,Väga hea,\n'.encode(),
    ),
    "r.json": (
        JsonReader(),
        b'[{"id":"1","text":"slow","consumer":{"id":"c"}},\n{"id":"2","text":"fine","n":[1,2]}]',
    ),
    "t.json": (
        JsonReader(),
        b'{"segments":[{"start":0,"end":1.5,"text":"hi","speaker":"A"}],"language":"en"}',
    ),
    "p1.docx": (DocxReader(), _docx()),
    "r.xlsx": (XlsxReader(), _xlsx()),
    "p1.pdf": (PdfReader(), _pdf()),
}


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The bytes with some overwritten, cut out, doubled, or the end missing."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(1, 40))
        match draw(st.sampled_from(["overwrite", "drop", "double", "end"])):
            case "overwrite":
                data[at : at + 3] = draw(st.binary(min_size=3, max_size=3))
            case "drop":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length]
            case _:
                del data[at:]
    return bytes(data)


@pytest.mark.parametrize("path", SAMPLES)
@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_only_input_errors(path: str, data: st.DataObject) -> None:
    """A damaged file is read or refused; and what is read has its offsets within the text."""
    reader, whole = SAMPLES[path]
    blob = Blob(path, data.draw(damaged(whole)))
    assert 0.0 <= reader.recognises(blob) <= 1.0
    try:
        for transcript in reader.read(blob, ReadOptions(force=data.draw(st.booleans()))):
            source = compose(transcript, blob)
            assert all(0 <= turn.start < turn.end <= len(source.text) for turn in source.turns)
    except InputError as error:
        assert error.path == path


@pytest.mark.parametrize("path", SAMPLES)
@given(text=st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused(path: str, text: str) -> None:
    """Text of any kind under a wrong name raises nothing else either."""
    reader, _ = SAMPLES[path]
    blob = Blob(path, text.encode())
    try:
        list(reader.read(blob, ReadOptions()))
    except InputError as error:
        assert error.path == path


@pytest.mark.parametrize("path", SAMPLES)
def test_readers_refuse_each_other(path: str) -> None:
    """Nobody else is as sure of a file as the reader it belongs to."""
    mine, whole = SAMPLES[path]
    others = {type(reader): reader for reader, _ in SAMPLES.values() if type(reader) is not type(mine)}
    blob = Blob(path, whole)
    assert mine.recognises(blob) >= 0.8
    assert all(reader.recognises(blob) == 0.0 for reader in others.values())
