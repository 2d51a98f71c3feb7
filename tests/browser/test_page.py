"""What a person does with the page, in a real browser."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.formats.html.made import hostile_map, sized_map

from journeydraft.drafting.pipeline import draft
from journeydraft.formats import read_map
from journeydraft.settings import Settings

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
STUDIES = ("cafeteria", "online-order", "parking-permit")
SIZES = {"phone": (390, 844), "laptop": (1440, 900), "wall": (3840, 2160)}


@pytest.fixture(scope="module")
def loan():
    return read_map(ROOT / "tests" / "formats" / "golden" / "loan.json")


@pytest.fixture(scope="module", params=STUDIES)
def study(request):
    """The map of an example study."""
    folder = ROOT / "fixtures" / "interviews" / request.param
    return draft([str(folder)], Settings(engine="lexicon")).map


def faults(page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, with where."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": wanted}}).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"][:3]
    ]


def test_a_study_opens_and_every_line_shows_its_quotes(open_page, study) -> None:
    """Each example study: a click on a pain point opens what was said, by whom and where."""
    page = open_page(study)
    pain = next(item for stage in study.stages for item in stage.pain_points)
    page.locator("[data-lane=pain_points] .line").first.click()
    drawer = page.locator("#drawer")
    assert drawer.is_visible()
    said = drawer.inner_text()
    first = study.evidence[pain.evidence[0]]
    assert first.quote and " ".join(first.quote.split()) in " ".join(said.split())
    assert first.source in said
    page.keyboard.press("Escape")
    assert not drawer.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-lane=pain_points] .line')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_nothing_keeps_anybody_out(open_page, loan, size, scheme) -> None:
    """axe finds no fault, with the drawer shut and open, in light and dark, on a phone and on a laptop."""
    page = open_page(loan, *SIZES[size], color_scheme=scheme, bypass_csp=True)
    assert faults(page) == []
    page.locator("[data-lane=pain_points] .line").first.click()
    page.wait_for_timeout(250)
    assert faults(page) == []


def test_the_example_studies_are_open_to_all(open_page, study) -> None:
    """Nor in what real drafts look like, in several languages."""
    assert faults(open_page(study, bypass_csp=True)) == []


def test_every_part_of_a_map_is_open_to_all(open_page, loan) -> None:
    """The same for a map with steps, metrics, own lanes, contradictions, loops and exits; and each view."""
    page = open_page(loan, bypass_csp=True)
    for view in ("map", "alone", "blind"):
        page.locator(f"input[value={view}] + span").click()
        assert faults(page) == []


def test_what_speaks_against_a_line_stands_beside_it(open_page, loan) -> None:
    """The drawer names who said it, of how many, and quotes those who said the opposite."""
    page = open_page(loan)
    page.get_by_role("button", name="The total cost shows only after signing in").first.click()
    said = page.locator("#drawer").inner_text()
    for part in (
        "5 of 7; 12 of 230 reviews",
        "high",
        "But others say",
        "Found it at once.",
        "interviews/p06.md:8",
    ):
        assert part in said
    page.locator("#drawer").get_by_text("Show the total cost on the first page").click()
    assert page.locator("#drawer-title").inner_text() == "Show the total cost on the first page"


def test_a_click_on_anything_opens_what_is_behind_it(open_page, loan) -> None:
    """A stage, a point of the curve, a moment of truth, a loop, an exit, the outcome."""
    page = open_page(loan)
    for part, said in (
        ("#stage-0 .title", "Reached by: 7 of 7"),
        ("#point-0", "−0.4 ± 0.8"),
        (".moment .text", "Sees the first figure that is the bank's own"),
        (".paths .way", "Apply → Find out"),
        (".stage .exit", "Apply → leaves"),
        (".facts .told", "The washing machine runs, and the payments are no surprise."),
    ):
        page.locator(part).first.click()
        assert said in page.locator("#drawer").inner_text()
        page.keyboard.press("Escape")


def test_filters_and_search_leave_what_fits(open_page) -> None:
    """By participant, source, severity and words, also those of the quotes; and back."""
    page = open_page(sized_map(4, 200))
    lines = page.locator(".map .line:visible")
    whole = lines.count()
    page.select_option("#by-severity", "high")
    assert page.locator("#shown").inner_text() == "66 of 200 lines"
    assert set(page.locator(".map .line:visible .severity").all_inner_texts()) == {"high"}
    page.select_option("#by-who", "P3")
    page.fill("#search", "REVIEW 17")
    page.locator("#shown", has_text="5 of 200").wait_for()
    numbers = {text.split()[2] for text in lines.locator(".text").all_inner_texts()}
    assert numbers == {"17", "170", "173", "176", "179"}
    page.fill("#search", "nobody said this")
    page.locator(".nothing").wait_for()
    assert not page.locator("[data-lane=gains]").is_visible()
    page.click("#reset")
    assert lines.count() == whole


def test_one_voice_shows_what_a_single_person_said(open_page, loan) -> None:
    """And nothing that more people said."""
    page = open_page(loan)
    page.locator("input[value=alone] + span").click()
    assert "Only what a single person said" in page.locator(".head").inner_text()
    shown = page.locator(".map [data-n]:visible .text").all_inner_texts()
    assert "The payslip is refused without a reason" in shown
    assert "The total cost shows only after signing in" not in shown


def test_blind_spots_tell_what_is_not_known(open_page, loan) -> None:
    """Figures, saturation, coverage, and what fits no stage."""
    page = open_page(loan)
    page.locator("input[value=blind] + span").click()
    assert not page.locator(".map").is_visible()
    said = page.locator("#blind").inner_text()
    for part in ("3 of 14", "Said by one person only", "42 %", "Dislikes the colours of the app"):
        assert part in said


def test_the_keyboard_reaches_everything(open_page, loan) -> None:
    """The grid is one stop; arrows move over it, Enter opens, Esc comes back, / searches."""
    page = open_page(loan)
    assert page.locator(".map [tabindex='0']").count() == 1
    page.locator("[data-lane=actions] .line").first.focus()
    page.keyboard.press("ArrowRight")
    focused = "document.activeElement.innerText"
    assert "Photographs the payslip" in page.evaluate(focused)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    assert "Will asking hurt my credit score" in page.evaluate(focused)
    page.keyboard.press("Home")
    assert "Thoughts" in page.evaluate(focused)
    page.keyboard.press("Enter")
    assert page.locator("[data-lane=thoughts].shut").count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator("#drawer-title").inner_text() == "The loan calculator"
    page.keyboard.press("Escape")
    assert "The loan calculator" in page.evaluate(focused)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_labels_stay_in_sight(open_page) -> None:
    """However far one scrolls, stage and lane are named in sight, and cells stand under their stage."""
    page = open_page(sized_map(15, 600))
    page.evaluate("document.querySelector('#board').scrollTo(2000, 1500)")
    board = page.locator("#board").bounding_box()
    head = page.locator(".heads").bounding_box()
    lane = page.locator("[data-lane=pain_points] .lane").bounding_box()
    assert abs(head["y"] - board["y"]) < 2
    assert abs(lane["x"] - board["x"]) < 2
    for row in (".heads .stage", "[data-lane=pain_points] .cell"):
        edges = page.locator(row).evaluate_all(
            "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
        )
        assert edges == page.locator(".heads .stage").evaluate_all(
            "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
        )


def test_a_cell_unfolds_and_a_lane_collapses(open_page) -> None:
    """More of a cell on demand; less of the map, too."""
    page = open_page(sized_map(2, 100))
    cell = page.locator("[data-lane=gains] .cell").first
    assert cell.locator(".line:visible").count() == 4
    cell.locator(".fold").click()
    assert cell.locator(".line:visible").count() == 10
    page.locator("[data-lane=gains] .lane .name").click()
    assert cell.locator(".line:visible").count() == 0


def test_harmful_text_does_nothing(open_page) -> None:
    """Script, links and overrides in the sources are words on the page, also in the drawer."""
    page = open_page(hostile_map())
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for line in page.locator("[data-lane=pain_points] .line:visible").all()[:4]:
        line.click()
        assert page.locator("#drawer img, #drawer script, #drawer a").count() == 0
        page.keyboard.press("Escape")
    assert page.locator("main a[href^=javascript]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_the_page_fits_the_screen(open_page, study, size) -> None:
    """Only the board scrolls sideways, never the page."""
    page = open_page(study, *SIZES[size])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_prints_an_overview_sheets_and_an_appendix(open_page, loan) -> None:
    """On A4 and A3, the same sheets; the quotes are numbered at the end."""
    page = open_page(loan)
    for paper in ("A4", "A3"):
        pdf = PdfReader(io.BytesIO(page.pdf(format=paper, landscape=True)))
        texts = [one.extract_text() for one in pdf.pages]
        assert "I apply for a loan" in texts[0]
        assert "The total cost shows only after signing in" in texts[0]
        assert "I just put three tabs" in texts[-1]
        assert "Search" not in texts[0]
        assert len(texts) <= 6
    assert page.locator(".paper").count() == 0


def test_paper_shows_what_the_filters_leave(open_page) -> None:
    """Folded lines are unfolded on paper; those that a filter took away stay away."""
    page = open_page(sized_map(2, 60))
    page.select_option("#by-severity", "high")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", landscape=True)))
    text = " ".join(" ".join(one.extract_text() for one in pdf.pages[1:]).split())
    assert "Line number 59 " in text
    assert "Line number 57 " not in text


def test_three_thousand_lines_stay_fluid(open_page) -> None:
    """First view in a second after loading, a filter in a tenth (with room for a slow machine)."""
    page = open_page(sized_map(8, 3000))
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    spent = page.evaluate(
        """() => {
          const severity = document.querySelector('#by-severity');
          const start = performance.now();
          severity.value = 'high';
          severity.dispatchEvent(new Event('change'));
          document.body.offsetHeight;
          return performance.now() - start;
        }"""
    )
    assert first < 3000
    assert spent < 400
