"""A map and its pain points as a researcher gets them: files in ``golden`` that one can read and correct."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeydraft.formats import read_map, render
from journeydraft.formats.pains import render_pains
from journeydraft.languages import LANGUAGES
from journeydraft.model.journey import PainPoints

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_is_written_as_agreed(lang: str) -> None:
    """The Markdown in each language is, to the letter, the golden file."""
    assert render(read_map(GOLDEN / "loan.json"), ".md", lang) == (GOLDEN / f"loan.{lang}.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_golden_file_is_the_map(lang: str) -> None:
    """Headings in any language are read as the same map."""
    read = read_map(GOLDEN / f"loan.{lang}.md")
    meant = read_map(GOLDEN / "loan.json")
    assert read.provenance.language == lang
    assert read.model_copy(update={"provenance": meant.provenance}) == meant


def test_json_stays_as_it_is() -> None:
    """JSON that was read is written back to the letter."""
    assert render(read_map(GOLDEN / "loan.json"), ".json") == (GOLDEN / "loan.json").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pain_points_are_written_as_agreed(lang: str) -> None:
    """The list for people is, to the letter, the golden file."""
    pains = PainPoints.model_validate_json((GOLDEN / "pains.json").read_text("utf-8"))
    assert render_pains(pains, ".md", lang) == (GOLDEN / f"pains.{lang}.md").read_text("utf-8")


def test_the_pain_points_for_spreadsheets_are_written_as_agreed() -> None:
    """The CSV is, to the byte, the golden file, with a formula made harmless."""
    pains = PainPoints.model_validate_json((GOLDEN / "pains.json").read_text("utf-8"))
    written = render_pains(pains, ".csv", "en")
    assert written == (GOLDEN / "pains.en.csv").read_bytes()
    assert b"\"'=HYPERLINK" in written if isinstance(written, bytes) else False


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_footnotes_and_no_comment(lang: str) -> None:
    """Rendered, every quote is a footnote and nothing of the closing comment or the escapes can be seen."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    text = (GOLDEN / f"loan.{lang}.md").read_text("utf-8")
    page = MarkdownIt("commonmark").use(footnote_plugin).use(front_matter_plugin).render(text)
    shown = page.split("<!-- journeydraft:")[0] + page.split("-->")[-1]
    assert shown.count('<li id="fn') == len(read_map(GOLDEN / "loan.json").evidence)
    assert "[^" not in shown
    assert "hidden costs!! *never* again &lt;b&gt;" in shown
