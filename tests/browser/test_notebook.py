"""Maps in a notebook, in a real browser: they keep apart from one another and from the notebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.formats.html.made import hostile_map

from journeydraft.formats import read_map
from journeydraft.library.in_notebooks import map_frame

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
REACH = "() => { try { return String(parent.document.title) } catch (error) { return error.name } }"


@pytest.fixture
def notebook(open_page, tmp_path):
    """A page with several maps on it, as a notebook has them."""

    def call(*maps):
        file = tmp_path / "notebook.html"
        shown = "".join(map_frame(map_) for map_ in maps)
        file.write_text(f"<!doctype html><meta charset=utf-8><title>Notes</title>{shown}", encoding="utf-8")
        page = open_page(file)
        for frame in page.locator("iframe").all():
            frame.scroll_into_view_if_needed()
        frames = [frame.content_frame for frame in page.locator("iframe").all()]
        for frame in frames:
            frame.locator("#map").wait_for()
        return page, frames

    return call


def test_maps_in_one_notebook_keep_apart(notebook) -> None:
    """A click opens the quotes in the map that was clicked, and nowhere else."""
    loan = read_map(ROOT / "tests" / "formats" / "golden" / "loan.json")
    _, (first, second) = notebook(loan, loan)
    second.locator("[data-lane=pain_points] .line").first.click()
    assert second.locator("#drawer").is_visible()
    assert not first.locator("#drawer").is_visible()


def test_a_map_cannot_reach_the_notebook(notebook) -> None:
    """Its page runs apart; and no text of a map that means harm has run."""
    page, (frame,) = notebook(hostile_map())
    assert frame.locator("#map").evaluate(REACH) == "SecurityError"
    assert page.title() == "Notes"
    assert page.locator("iframe").count() == 1
