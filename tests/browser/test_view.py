"""A map edited beside the browser: real file, real server on loopback, real browser."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.formats.html.made import hostile_map, sized_map

from journeydraft.formats import render
from journeydraft.viewing import PageServer, Shown

pytestmark = pytest.mark.browser

LOAN = Path(__file__).parents[1] / "formats" / "golden" / "loan.en.md"


@pytest.fixture
def view(browser, tmp_path):
    """Opens a map's page from its server; nothing but that server may be asked, nothing complained of."""
    asked, said, opened = [], [], []

    def call(text, name="map.md", **how):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        server = PageServer(Shown(file))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        context = browser.new_context(**how)
        page = context.new_page()
        opened.append((server, thread, context))
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(server.address)
        return page, file, server

    yield call
    for server, thread, context in opened:
        context.close()
        server.shutdown()
        thread.join()
        server.server_close()
    ours = tuple(server.address for server, _, _ in opened)
    assert [url for url in asked if not url.startswith((*ours, "data:"))] == []
    assert [text for text in said if "ERR_CONNECTION_REFUSED" not in text] == []


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_saved_edit_appears_without_a_click(view) -> None:
    """A researcher rewrites a line in Markdown and sees it."""
    page, file, _ = view(LOAN.read_text("utf-8"))
    pain = page.locator("[data-lane=pain_points] .line .text").first
    words = pain.inner_text()
    edit(file, words, "They never call back")
    page.locator("[data-lane=pain_points] .line .text", has_text="They never call back").wait_for()
    assert page.get_by_text(words, exact=True).count() == 0


def test_what_does_not_parse_is_told_in_the_page_until_it_is_mended(view) -> None:
    """The message has file and line, the last good map stays, and mending takes the message away."""
    page, file, _ = view(LOAN.read_text("utf-8"))
    title = page.locator("h1").inner_text()
    good = file.read_text("utf-8")
    file.write_text(f"{good}\n[^p1]: “Once” — P1, a.txt:3\n[^p1]: “Twice” — P1, a.txt:4\n", encoding="utf-8")
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert f"{file}:{good.count(chr(10)) + 3}" in notice.inner_text()
    assert "defined twice" in notice.inner_text()
    assert page.locator("h1").inner_text() == title
    file.write_text(good + "\n", encoding="utf-8")
    notice.wait_for(state="hidden")


def test_the_reader_stays_where_they_were(view) -> None:
    """Filters, the open line, folds and the place on the board survive a save."""
    made = sized_map(8, 900)
    page, file, _ = view(render(made), viewport={"width": 1000, "height": 700})
    page.locator("#by-severity").select_option("high")
    page.locator("[data-lane=pain_points] .fold").first.click()
    line = page.locator("[data-lane=pain_points] .line:visible").first
    line.click()
    told = page.locator("#drawer-title").inner_text()
    page.locator("#board").evaluate("board => board.scrollTo(300, 500)")
    page.wait_for_timeout(200)
    at = page.locator("#board").evaluate("board => [board.scrollLeft, board.scrollTop]")
    edit(file, "# A large map", "# A larger map")
    page.get_by_role("heading", name="A larger map").wait_for(state="attached")
    page.wait_for_function("() => document.querySelector('#by-severity')?.value === 'high'")
    page.wait_for_function("told => document.querySelector('#drawer-title')?.innerText === told", arg=told)
    assert page.locator("[data-lane=pain_points] .cell.open").count() == 1
    now = page.locator("#board").evaluate("board => [board.scrollLeft, board.scrollTop]")
    assert now == pytest.approx(at, abs=2)


def test_a_map_as_json_is_followed_too(view) -> None:
    """``.json`` as well as ``.md``."""
    page, file, _ = view(render(sized_map(1, 5), ".json"), "map.json")
    edit(file, "A large map", "A small map")
    page.get_by_role("heading", name="A small map").wait_for()


def test_text_that_means_harm_stays_text(view) -> None:
    """Every text of the map, and the message about one, is text: nothing runs, nothing is fetched."""
    page, file, _ = view(render(hostile_map(), ".json"), "map.json")
    file.write_text('{"header": {"title": "x", "<img src=x onerror=alert(1)>": 2}}', encoding="utf-8")
    notice = page.get_by_role("alert")
    notice.wait_for()
    assert "header.<img src=x onerror=alert(1)>" in notice.inner_text()
    assert page.locator(".notice img").count() == 0


def test_the_page_says_when_the_program_has_ended(view) -> None:
    """Nobody edits on and wonders why nothing moves."""
    page, _, server = view(LOAN.read_text("utf-8"))
    server.shutdown()
    server.socket.close()
    page.get_by_role("alert").get_by_text("The program has ended").wait_for()


def test_another_site_cannot_read_the_page(view, browser, tmp_path) -> None:
    """Even with the address: neither in a frame nor by asking."""
    _, _, server = view(LOAN.read_text("utf-8"))
    site = tmp_path / "site.html"
    site.write_text(f'<iframe src="{server.address}"></iframe>', encoding="utf-8")
    page = browser.new_page()
    page.goto(site.as_uri())
    asked = page.evaluate(
        "address => fetch(address).then(reply => reply.status, () => 'refused')", f"{server.address}state"
    )
    assert asked == "refused"
    assert not any("Loan" in frame.content() for frame in page.frames[1:])
    page.close()
