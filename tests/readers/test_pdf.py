"""PDF files with a text layer."""

from __future__ import annotations

import io

import pypdf
import pytest

from journeydraft.errors import InputError
from journeydraft.readers.base import Blob, ReadOptions, Transcript, Utterance
from journeydraft.readers.pdf import PdfReader

PAGES = [
    [
        "Notes of spring 2024",
        "Moderator: How was it?",
        "P3: It was slow, and I waited",
        "for long at the d\xe9sk.",
        "Page 1 of 3",
    ],
    ["Notes of spring 2024", "Moderator: Why?", "P3: No idea.", "Page 2 of 3"],
    ["Notes of spring 2024", "Moderator: And then?", "P3: 2024", "Page 3 of 3"],
]


def pdf(pages: list[list[str]]) -> bytes:
    """A small PDF whose pages hold ``pages``' lines in Helvetica (PDF 1.4, appendix G)."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = f"BT /F1 11 Tf 14 TL 50 800 Td {shown} ET".encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + head + table + trailer


def read(data: bytes) -> Transcript:
    blob = Blob("p1.pdf", data)
    assert PdfReader().recognises(blob) == 1.0
    (transcript,) = PdfReader().read(blob, ReadOptions())
    return transcript


def words(utterance: Utterance) -> str:
    return " ".join(part.text for part in utterance.parts)


def test_pages_are_one_talk() -> None:
    """Lines run on over pages; a number that is speech stays; lines count through, pages are told."""
    transcript = read(pdf(PAGES))
    assert [(one.speaker, words(one), one.parts[0].line) for one in transcript.utterances] == [
        ("Moderator", "How was it?", 2),
        ("P3", "It was slow, and I waited for long at the désk.", 3),
        ("Moderator", "Why?", 7),
        ("P3", "No idea.", 8),
        ("Moderator", "And then?", 11),
        ("P3", "2024", 12),
    ]
    assert transcript.mapping["page 2"] == "line 6"


def test_headers_and_page_numbers_are_ignored() -> None:
    """What recurs at the edges of the pages, and page numbers, are listed as ignored."""
    assert [(one.line, one.why) for one in read(pdf(PAGES)).ignored] == [
        (1, "a header or footer"),
        (5, "a page number"),
        (6, "a header or footer"),
        (9, "a page number"),
        (10, "a header or footer"),
        (13, "a page number"),
    ]


def test_scanned_pages_are_told() -> None:
    """Without a text layer the error says what to do."""
    with pytest.raises(InputError, match="OCR"):
        read(pdf([[], []]))


def test_password_is_told() -> None:
    """An encrypted file is refused with the reason."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(PAGES)))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(InputError, match="password"):
        read(stream.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7 and no more", pdf(PAGES)[:400]])
def test_broken_file_is_one_error(data: bytes) -> None:
    """A cut PDF is an ``InputError`` with a next step."""
    with pytest.raises(InputError) as caught:
        read(data)
    assert (caught.value.path, bool(caught.value.hint)) == ("p1.pdf", True)


def test_text_about_pdf_is_no_pdf() -> None:
    """The signature must open the file."""
    assert PdfReader().recognises(Blob("p1.pdf", b"P3: I saw %PDF-1.4 on the screen")) == 0.0
