"""A large map written in every format, and its page in a real browser: first view, a filter, a search."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from tests.formats.html.made import sized_map

from journeydraft.formats.boards import BOARDS
from journeydraft.formats.export import WRITTEN, export
from journeydraft.formats.typesetting import missing
from journeydraft.formats.views import TYPESET, Wish
from journeydraft.model.journey import JourneyMap

ITEMS = 3000
RUNS = 5
ASIDE = (".markdown", ".htm", ".pdf", *(TYPESET if missing() else ()))
ENDINGS = tuple(ending for ending in WRITTEN if ending not in ASIDE)
"""Each format once, but for PDF; PNG where its packages are installed."""

Row = tuple[str, str, str]

_FILTER = """([name, value]) => {
  const control = document.querySelector(name);
  const start = performance.now();
  control.value = value;
  control.dispatchEvent(new Event(control.matches("select") ? "change" : "input"));
  return new Promise((done) => requestAnimationFrame(() => {
    document.body.offsetHeight;
    done(performance.now() - start);
  }));
}"""
_FIRST = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def page_rows() -> list[Row]:
    """Size and writing time; with Chromium and Playwright here, what a person waits for."""
    made = sized_map(8, ITEMS)
    written = {ending: _seconds(made, ending) for ending in ENDINGS}
    written |= {board: _seconds(made, ".csv", Wish(board=board)) for board in BOARDS}
    text = str(export(made, ".html"))
    rows = [
        (f"page of {ITEMS:,} lines", f"{len(text.encode()) / 1e6:.1f} MB", "≤ 5 MB"),
        ("page, written in", f"{written['.html']:.2f} s", ""),
        (f"all {len(written)} formats but PDF, written in", f"{sum(written.values()):.1f} s", "≤ 5 s"),
    ]
    program = shutil.which("chromium")
    if program is None:
        return [*rows, ("page in Chromium", "not here", "apt-get install chromium")]
    return rows + _in_browser(text, program)


def _seconds(made: JourneyMap, ending: str, wish: Wish | None = None) -> float:
    """Of the processor, whatever else it does meanwhile; with the libraries that the format loads."""
    started = time.process_time()
    export(made, ending, wish=wish)
    return time.process_time() - started


def _in_browser(text: str, program: str) -> list[Row]:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        figures = [_once(browser, file.as_uri()) for _ in range(RUNS)]
        browser.close()
    first, severity, search = (median(part) for part in zip(*figures, strict=True))
    return [
        ("page, first view", f"{first:,.0f} ms", "≤ 1,000 ms"),
        ("page, filter by severity", f"{severity:,.0f} ms", "≤ 100 ms"),
        ("page, search", f"{search:,.0f} ms", "≤ 100 ms"),
    ]


def _once(browser: Any, address: str) -> tuple[float, float, float]:
    """Milliseconds to the first view, for a filter, for the second search (the first one reads all texts)."""
    page = browser.new_page()
    page.goto(address)
    first = page.evaluate(_FIRST)
    severity = page.evaluate(_FILTER, ["#by-severity", "high"])
    page.evaluate(_FILTER, ["#search", "number 2"])
    search = page.evaluate(_FILTER, ["#search", "number 29"])
    page.close()
    return first, severity, search
