"""The pain points in spreadsheets: numbers are numbers, text is text, and nothing is ever calculated."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from journeydraft.errors import SettingsError
from journeydraft.formats.pains import render_pains
from journeydraft.formats.spreadsheet import harmless
from journeydraft.model.journey import Count, Evidence, PainPoints, RankedPain

PAINS = PainPoints(
    pain_points=(
        RankedPain(
            rank=1,
            text='=HYPERLINK("http://evil.example")',
            severity="high",
            stage="+Apply",
            participants=Count(count=2, of=7, ids=("P1", "P3")),
            reviews=Count(count=12, of=230),
            evidence=("a", "b"),
            contradicted_by=("c",),
        ),
        RankedPain(rank=2, text="Waits\x07 for days", evidence=("gone",)),
    ),
    evidence={
        "a": Evidence(source="p1.vtt", participant="P1", time="00:01:02.500", line=4, quote="Why,\nreally?"),
        "b": Evidence(source="p3.md", participant="P3", line=7, paraphrase="Could not go on", status="near"),
        "c": Evidence(source="p6.md", participant="P6", line=8, quote="Found it at once."),
    },
)


def table(lang: str = "en") -> list[list[str]]:
    written = render_pains(PAINS, ".csv", lang)
    assert isinstance(written, bytes) and written.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_a_row_tells_who_said_what_where() -> None:
    """Counts, first quote with its place, a paraphrase without quotation marks, what speaks against it."""
    row = dict(zip(*table()[:2], strict=True))
    assert (row["Rank"], row["Participants"], row["Of participants"]) == ("1", "2", "7")
    assert (row["Reviews"], row["Of reviews"], row["Said by"]) == ("12", "230", "P1, P3")
    assert (row["Quote"], row["Source of quote"]) == ("“Why,\nreally?”", "P1, p1.vtt 00:01:02")
    assert row["Further quotes"] == "(paraphrase) Could not go on — P3, p3.md:7"
    assert row["Contradicting quotes"] == "“Found it at once.” — P6, p6.md:8"


def test_headings_are_in_the_maps_language() -> None:
    """An Estonian list has Estonian headings and words for the severity."""
    rows = table("et")
    assert rows[0][:3] == ["Koht", "Valupunkt", "Raskus"]
    assert rows[1][2] == "suur"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_formulas_are_disarmed(text: str) -> None:
    """What a spreadsheet would calculate begins with an apostrophe; the text itself is untouched."""
    assert harmless(text) == "'" + text
    assert harmless("a " + text) == "a " + text


def test_the_workbook_holds_numbers_and_text(tmp_path: Path) -> None:
    """Ranks and counts can be summed, text is never a formula, headings stay in sight and can be filtered."""
    path = tmp_path / "pains.xlsx"
    written = render_pains(PAINS, ".xlsx", "en")
    assert isinstance(written, bytes)
    path.write_bytes(written)
    pains, evidence = load_workbook(path).worksheets
    assert (pains["A2"].value, pains["F2"].value, pains["I2"].value) == (1, 2, 230)
    assert (pains["B2"].value, pains["B2"].data_type) == ('=HYPERLINK("http://evil.example")', "s")
    assert pains["B3"].value == "Waits for days"
    assert (pains.freeze_panes, pains.auto_filter.ref) == ("A2", "A1:N3")
    assert [row[0].value for row in evidence.iter_rows(min_row=2)] == ["a", "b", "c"]


def test_the_workbook_is_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs at different times write the same bytes."""
    first = render_pains(PAINS, ".xlsx", "en")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render_pains(PAINS, ".xlsx", "en") == first
    assert isinstance(first, bytes) and b"1980-01-01T00:00:00Z" in _core(first)


def _core(workbook: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read("docProps/core.xml")


def test_an_unknown_format_is_refused() -> None:
    """The error names the formats that there are."""
    with pytest.raises(SettingsError, match=r"\.xlsx"):
        render_pains(PAINS, ".pdf", "en")
