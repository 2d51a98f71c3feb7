"""All readers, and which of them reads a file: the one that is surest."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from journeydraft.errors import InputError
from journeydraft.readers.base import Blob, Reader
from journeydraft.readers.delimited import DelimitedReader
from journeydraft.readers.diary import DiaryReader
from journeydraft.readers.docx import DocxReader
from journeydraft.readers.guide import GuideReader
from journeydraft.readers.headed import HeadedReader
from journeydraft.readers.jsons import JsonReader
from journeydraft.readers.labelled import LabelledReader
from journeydraft.readers.named_blocks import NamedBlocksReader
from journeydraft.readers.pdf import PdfReader
from journeydraft.readers.prose import ProseReader
from journeydraft.readers.srt import SrtReader
from journeydraft.readers.vtt import VttReader
from journeydraft.readers.xlsx import XlsxReader

#: Of two equally sure readers the first wins.
READERS: tuple[Reader, ...] = (
    VttReader(),
    SrtReader(),
    DocxReader(),
    XlsxReader(),
    PdfReader(),
    JsonReader(),
    DelimitedReader(),
    HeadedReader(),
    LabelledReader(),
    NamedBlocksReader(),
    GuideReader(),
    DiaryReader(),
    ProseReader(),
)

_LEAST = 0.25  # a reader less sure than that does not know the format


@cache
def readers() -> tuple[Reader, ...]:
    """Our readers and those of installed packages (entry points ``journeydraft.readers``: a class each)."""
    return READERS + tuple(point.load()() for point in entry_points(group="journeydraft.readers"))


def reader_for(blob: Blob) -> Reader:
    """The reader that recognises ``blob`` best; raises ``InputError`` when none does."""
    confidence, reader = max(
        ((reader.recognises(blob), reader) for reader in readers()), key=lambda pair: pair[0]
    )
    if confidence >= _LEAST:
        return reader
    text = blob.text  # says what is wrong, if it is no text at all
    raise InputError(
        "no reader knows this format" if text.strip() else "this file is empty",
        path=blob.path,
        hint="export the transcript as .vtt, .docx, .txt, .md or .csv",
    )
