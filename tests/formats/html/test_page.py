"""The page as a file: complete, in the map's language, and nothing in it but what the map says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.formats.html.made import HOSTILE, hostile_map, sized_map

from journeydraft.formats import read_map
from journeydraft.formats.export import export
from journeydraft.formats.html import write_html
from journeydraft.formats.labels import labels
from journeydraft.languages import LANGUAGES
from journeydraft.model.journey import Count, Header, Item, JourneyMap, Note, Stage

GOLDEN = Path(__file__).parents[1] / "golden"


class Page(HTMLParser):
    """What a browser sees: elements with their attributes, the text of each kind of element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        self.texts.setdefault(tag, []).append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    @property
    def records(self) -> dict[str, object]:
        return json.loads(self.texts["script"][0])


@pytest.fixture(scope="module")
def loan() -> JourneyMap:
    return read_map(GOLDEN / "loan.json")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_in_the_map_is_on_the_page(loan: JourneyMap, lang: str) -> None:
    """Each line, stage, quote and number, with the headings of the language asked for."""
    text = str(export(loan, ".html", lang))
    page = Page(text)
    seen = "\n".join(part for parts in page.texts.values() for part in parts)
    for stage in loan.stages:
        assert stage.name in seen
        for lane in (stage.actions, stage.pain_points, stage.gains, stage.opportunities, stage.channels):
            assert all(item.text in seen for item in lane)
    quotes = [one["quote"] for one in page.records["evidence"].values() if "quote" in one]
    assert sorted(quotes) == sorted(e.quote for e in loan.evidence.values() if e.quote)
    assert labels(lang).text("lanes", "pain_points") in seen
    assert page.elements[0] == ("html", {"lang": lang, "dir": "ltr"})


def test_the_same_map_gives_the_same_bytes(loan: JourneyMap) -> None:
    """No time, no chance."""
    assert write_html(loan) == write_html(loan)


def test_only_its_own_script_and_styles_may_run(loan: JourneyMap) -> None:
    """The policy names exactly the hashes of what is in the file; nothing is inline, nothing is fetched."""
    page = Page(write_html(loan))
    policy = next(a["content"] for tag, a in page.elements if tag == "meta" and a.get("http-equiv"))
    assert policy and policy.startswith("default-src 'none'")
    assert "unsafe" not in policy

    def allowed(name: str) -> set[str]:
        return set(re.findall(r"sha256-([^']+)", re.search(rf"{name} ([^;]*)", policy)[1]))

    def hashes(texts: list[str]) -> set[str]:
        return {base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts}

    assert allowed("style-src") == hashes(page.texts["style"])
    assert allowed("script-src") == hashes(page.texts["script"][1:])
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href", "action", "data", "poster"):
            assert (attributes.get(name) or "#").startswith(("#", "data:,"))


def test_text_from_sources_stays_text() -> None:
    """Markup, template marks, script ends and endless words neither add an element nor get lost."""
    page = Page(write_html(hostile_map()))
    kinds = [tag for tag, _ in page.elements]
    assert kinds.count("script") == 2
    assert kinds.count("style") == 2
    assert not {"img", "b", "iframe", "object", "form"} & set(kinds)
    assert all("onerror" not in a and "onclick" not in a for _, a in page.elements)
    assert not any("javascript:" in (a.get("href") or "") for _, a in page.elements)
    quotes = {one["quote"] for one in page.records["evidence"].values()}
    assert quotes == set(HOSTILE)
    title = page.texts["title"][0]
    assert HOSTILE[1] == title


def test_a_title_cannot_turn_the_browser_s_tab_around() -> None:
    """Marks that reverse the writing are taken out where nothing can contain them."""
    page = Page(write_html(JourneyMap(header=Header(title="safe\u202egpj.exe"))))
    assert page.texts["title"] == ["safegpj.exe"]


@pytest.mark.parametrize("stages", [0, 1, 15])
def test_a_map_of_any_width_is_drawn(stages: int) -> None:
    """From an empty map to fifteen stages, every row has a cell for each."""
    made = sized_map(stages, stages * 20) if stages else JourneyMap(header=Header(title="Empty"))
    page = Page(write_html(made))
    cells = sum(1 for _, a in page.elements if a.get("role") == "gridcell")
    rows = sum(1 for _, a in page.elements if a.get("role") == "row")
    assert cells == stages * (rows - 1)


def test_a_map_without_evidence_is_drawn() -> None:
    """A map that staff assumed has lines and no quotes, and says so."""
    stage = Stage(name="Ask", pain_points=(Item(text="Nobody answers", basis="assumption"),))
    page = Page(write_html(JourneyMap(header=Header(title="Ours"), stages=(stage,))))
    assert "Nobody answers" in page.texts["span"]
    assert page.records["items"][0]["basis"] == "assumption"


def test_only_a_handful_stands_open() -> None:
    """The rest of a cell is there, and folded, with how many there are."""
    pains = tuple(Item(text=f"Pain {number}") for number in range(16))
    page = Page(
        write_html(JourneyMap(header=Header(title="x"), stages=(Stage(name="A", pain_points=pains),)))
    )
    lines = [a for tag, a in page.elements if tag == "button" and "line" in (a.get("class") or "")]
    folded = [a for tag, a in page.elements if tag == "li" and "hidden" in a]
    assert (len(lines), len(folded)) == (16, 12)
    assert "12 more" in page.texts["button"]


def test_a_map_in_arabic_runs_from_the_right() -> None:
    """The direction is that of what is said, not of the headings."""
    stage = Stage(
        name="البحث", pain_points=(Item(text="لا أجد السعر"), Item(text="OK"), Item(text="بطيء جدا"))
    )
    page = Page(write_html(JourneyMap(header=Header(title="رحلتي"), stages=(stage,))))
    assert page.elements[0][1]["dir"] == "rtl"


def test_what_a_person_wrote_is_shown_and_tame() -> None:
    """Paragraphs and links appear; pictures, which would be fetched, and comments do not."""
    notes = (
        Note(
            place="/stages/0", markdown="See **this** [plan](https://example.org/plan) ![x](http://a.b/c.png)"
        ),
        Note(place="/stages/0/name", markdown="<!-- private -->"),
        Note(place="/header/title", markdown="| a | b |\n|:-:|--:|\n| 1 | 2 |"),
    )
    made = JourneyMap(header=Header(title="x"), stages=(Stage(name="A"),), notes=notes)
    text = write_html(made)
    page = Page(text)
    assert ("a", {"href": "https://example.org/plan", "rel": "noopener noreferrer"}) in page.elements
    assert "td" in page.texts
    assert not [a for _, a in page.elements if "style" in a]
    assert "private" not in text
    assert "img" not in page.texts


def test_the_worst_pains_are_those_that_many_met_badly() -> None:
    """Reach × severity, whatever the stage, three of them."""
    made = sized_map(3, 60)
    page = Page(write_html(made))
    first = next(a for tag, a in page.elements if tag == "button" and "data-n" in a)
    worst = page.records["items"][int(str(first["data-n"]))]
    assert worst["severity"] == "high"
    assert worst["counts"].startswith("3 of 7")


def test_what_is_to_be_checked_says_so_and_is_never_the_worst() -> None:
    """A line that may be no pain is marked, and stands behind those that are."""
    both = (
        Item(text="Maybe", severity="high", certainty="doubtful", participants=Count(count=7, of=7)),
        Item(text="Surely", severity="low", participants=Count(count=1, of=7)),
    )
    page = Page(write_html(JourneyMap(header=Header(title="x"), stages=(Stage(name="A", pain_points=both),))))
    assert "to check" in page.texts["em"]
    first = next(a for tag, a in page.elements if tag == "button" and "data-n" in a)
    assert page.records["items"][int(str(first["data-n"]))]["text"] == "Surely"


def test_a_page_of_three_thousand_lines_is_not_heavy() -> None:
    """At most five megabytes."""
    assert len(write_html(sized_map(8, 3000)).encode()) < 5_000_000
