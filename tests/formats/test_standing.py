"""The pain points stand in one order, wherever they are ranked."""

from __future__ import annotations

import io
import json
import re

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from journeydraft.formats.export import export
from journeydraft.model.journey import Count, Header, Item, JourneyMap, Stage, Unplaced
from journeydraft.model.standing import ranked_pains


def pain(text: str, severity: str, people: int, kind: type[Item] = Item) -> Item:
    """A pain point that some of a hundred people told."""
    return kind(text=text, severity=severity, participants=Count(count=people, of=100))


MAP = JourneyMap(
    header=Header(title="Loan"),
    stages=(
        Stage(name="Apply", pain_points=(pain("Fee hidden", "high", 33), pain("Code late", "low", 5))),
        Stage(name="Sign", pain_points=(pain("Form long", "medium", 45),)),
    ),
    unplaced=(pain("Nobody answers", "high", 90, Unplaced), Unplaced(text="Helpful", lane="gains")),
)
RANKED = ["Nobody answers", "Form long", "Fee hidden", "Code late"]


def told(ending: str) -> str:
    """What stands in the ranked part of the format, as text."""
    made = export(MAP, ending)
    if isinstance(made, str):
        items = json.loads(re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', made, re.S)[0])
        worst = re.findall(r'data-n="(\d+)"', made.split('class="worst"')[1].split("</section>")[0])
        return "\n".join(items["items"][int(number)]["text"] for number in worst)
    if ending == ".xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[1]
        return "\n".join(str(row[1].value) for row in sheet.iter_rows())
    if ending == ".docx":
        return "\n".join(row.cells[1].text for row in docx.Document(io.BytesIO(made)).tables[-1].rows)
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def test_the_order_is_reach_times_gravity() -> None:
    """What fits no stage is ranked too."""
    assert [one.text for one in ranked_pains(MAP).pain_points] == RANKED
    assert ranked_pains(MAP).pain_points[0].stage is None


@pytest.mark.parametrize(("ending", "shown"), [(".html", 3), (".xlsx", 4), (".docx", 4), (".pdf", 3)])
def test_every_format_ranks_as_the_list_does(ending: str, shown: int) -> None:
    """A reader of the page and one of the workbook speak of the same first pain point."""
    text = told(ending)
    assert sorted(RANKED[:shown], key=text.index) == RANKED[:shown]
