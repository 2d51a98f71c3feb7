"""What a notebook shows of maps."""

from __future__ import annotations

from html.parser import HTMLParser

from tests.formats.html.made import HOSTILE, hostile_map

from journeydraft.formats.html import write_html
from journeydraft.formats.labels import labels
from journeydraft.library.in_notebooks import map_frame, pains_table
from journeydraft.model.journey import Evidence, PainPoints, RankedPain


class Elements(HTMLParser):
    """Every element with its attributes, and the text."""

    def __init__(self, html):
        super().__init__()
        self.found, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def test_a_map_is_one_sandboxed_frame_whatever_it_quotes() -> None:
    """The page stands in it as it is, and no text of the map becomes markup of the notebook."""
    made = hostile_map()
    found = Elements(map_frame(made)).found
    assert [tag for tag, _ in found] == ["iframe"]
    frame = found[0][1]
    assert frame["srcdoc"] == write_html(made)
    assert "allow-same-origin" not in frame["sandbox"] and "allow-top-navigation" not in frame["sandbox"]
    assert not [name for name in frame if name.startswith("on")]


def test_the_table_of_pain_points_shows_text_as_text() -> None:
    """Whatever somebody said, nothing of it is markup; long lists say how much more there is."""
    evidence = {
        f"q{n}": Evidence(source=f"{text[:40]}.txt", line=1, quote=text[:500])
        for n, text in enumerate(HOSTILE)
    }
    pains = tuple(
        RankedPain(text=text[:500], rank=n + 1, evidence=(f"q{n}",)) for n, text in enumerate(HOSTILE)
    )
    table = Elements(pains_table(PainPoints(pain_points=pains * 3, evidence=evidence), labels("en")))
    allowed = {"table", "thead", "tbody", "tr", "th", "td", "br", "small", "p"}
    assert {tag for tag, _ in table.found} <= allowed
    assert {name for _, attrs in table.found for name in attrs} <= {"style", "dir"}
    assert HOSTILE[0] in table.text
    assert f"{3 * len(HOSTILE) - 20} more" in table.text
