"""The diagram through the real Mermaid parser (npm package mermaid, in a browser)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.formats.html.made import hostile_map, sized_map

from journeydraft.formats import read_map
from journeydraft.formats.export import export

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LOAN = ROOT / "tests" / "formats" / "golden" / "loan.json"


@pytest.fixture(scope="module")
def mermaid(browser):
    """A page with Mermaid in it; MERMAID_JS says where mermaid.min.js is, else it is looked for in .venv."""
    file = Path(os.environ.get("MERMAID_JS") or ROOT / ".venv/node_modules/mermaid/dist/mermaid.min.js")
    if not file.is_file():
        pytest.skip("Mermaid is not here (npm install --prefix .venv mermaid)")
    page = browser.new_page()
    page.set_content("<body></body>")
    page.add_script_tag(path=str(file))
    yield page
    page.close()


@pytest.mark.parametrize("made", ["loan", "hostile", "large"])
def test_mermaid_draws_it(mermaid, made) -> None:
    """It is parsed and drawn, with the stage names as they are in the map."""
    map_ = {"loan": lambda: read_map(LOAN), "hostile": hostile_map, "large": lambda: sized_map(15, 600)}[
        made
    ]()
    drawn = mermaid.evaluate(
        """async (text) => {
          mermaid.initialize({ startOnLoad: false });
          await mermaid.parse(text);
          const host = document.createElement("div");
          host.innerHTML = (await mermaid.render("x" + Math.random().toString(36).slice(2), text)).svg;
          return host.textContent;
        }""",
        export(map_, ".mmd"),
    )
    bare = "".join(drawn.split())
    assert all("".join(stage.name.split()) in bare for stage in map_.stages if len(stage.name) < 90)
