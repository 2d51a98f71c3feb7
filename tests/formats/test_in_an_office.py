"""Reports and workbooks in a real word processor and spreadsheet: LibreOffice opens and prints them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.formats.html.made import hostile_map

from journeydraft.formats import read_map
from journeydraft.formats.export import export
from journeydraft.model.journey import JourneyMap

pytestmark = pytest.mark.office
LOAN = read_map(Path(__file__).parent / "golden" / "loan.json")
PARTS = ("libswlo.so", "libsclo.so")
"""Writer and Calc; an installation may have only one of them."""


def office() -> str | None:
    """The program, where it is here with all that the tests need."""
    program = shutil.which("soffice")
    folder = Path(program).resolve().parent if program else Path()
    return program if program and all((folder / part).exists() for part in PARTS) else None


PRINTED: dict[str, tuple[JourneyMap, str, tuple[str, ...]]] = {
    "report.docx": (
        LOAN,
        "ru",
        (
            "Болевые точки",
            "The total cost shows only after signing in",
            "5 из 7",
            "«Why do I have to log in to see a price?» — P1, interviews/p01.vtt",
        ),
    ),
    "hostile.docx": (hostile_map(), "en", ("<script>alert(1)</script>", "=HYPERLINK(1)")),
    "book.xlsx": (
        LOAN,
        "en",
        ("Moments of truth", "Contradicting quotes", "interviews/p01.vtt", "Mood: Find out"),
    ),
}
"""Files: the map, its language, and what must stand there when they are printed."""


def test_what_was_written_is_printed(tmp_path: Path) -> None:
    """Headings, lines with their counts, evidence, all sheets; a word without end keeps nobody waiting."""
    program = office()
    if program is None:
        pytest.skip("LibreOffice is not here")
    for name, (made, lang, _) in PRINTED.items():
        content = export(made, Path(name).suffix, lang)
        assert isinstance(content, bytes)
        (tmp_path / name).write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", *PRINTED],
        check=True,
        capture_output=True,
        timeout=120,
        cwd=tmp_path,
    )
    for name, (_, _, expected) in PRINTED.items():
        pages = PdfReader(tmp_path / f"{Path(name).stem}.pdf").pages
        told = " ".join(" ".join(page.extract_text().split()) for page in pages)
        assert [words for words in expected if words not in told] == []
