"""``validate`` as a team uses it: its own map comes back with verdicts, and nothing of it is lost."""

import json

import pytest

from journeydraft.formats import read_map

ASSUMED = """---
persona: A new customer
own: key
---

# We sign people up

Drawn on the wall in May. **Nobody was asked.**

## Look around

**Goal:** Find out how

### Pain points
- The sign-up button cannot be found
- The mascot frightens children · high

### Gains
- The price is clear, no extra fee

## Wait

**Goal:** Be let in

### Our ideas
- A chat

| a | b |
| - | - |
| 1 | 2 |

[^p1-2]: our own footnote
"""


@pytest.fixture
def assumed(tmp_path):
    path = tmp_path / "assumed.md"
    path.write_text(ASSUMED, encoding="utf-8")
    return path


def test_every_line_has_a_verdict_and_the_map_is_the_teams(assumed, study, run, tmp_path):
    """Verdicts, quotes that stand in the sources, and all that the team wrote, in place."""
    done = run("validate", assumed, study, "-o", tmp_path / "v.md", "--engine", "lexicon")
    assert done.returncode == 1, done.stderr.decode()
    text = (tmp_path / "v.md").read_text("utf-8")
    for kept in (
        "own: key",
        "**Nobody was asked.**",
        "### Our ideas\n- A chat",
        "| 1 | 2 |",
        "own footnote",
    ):
        assert kept in text
    map_ = read_map(tmp_path / "v.md")
    button, mascot = map_.stages[0].pain_points[:2]
    assert (button.text, button.verdict) == ("The sign-up button cannot be found", "supported")
    assert (mascot.verdict, mascot.severity) == ("no_evidence", "high")
    sources = {path.name: path.read_text("utf-8") for path in study.iterdir() if path.is_file()}
    quotes = [map_.evidence[id_] for id_ in button.evidence]
    assert quotes
    assert all(one.quote in sources[one.source] for one in quotes)
    assert [stage.name for stage in map_.stages] == ["Look around", "Wait"]
    assert b"had not thought of" in done.stderr


def test_what_nobody_thought_of_is_marked(assumed, study, run, tmp_path):
    """It stands in the team's stages or among the unplaced, with its quotes, and says that it is new."""
    run("validate", assumed, study, "-o", tmp_path / "v.json", "--engine", "lexicon")
    told = json.loads((tmp_path / "v.json").read_text("utf-8"))
    items = [i for s in told["stages"] for lane in ("pain_points", "gains", "needs") for i in s[lane]]
    new = [i for i in (*items, *told["unplaced"]) if i.get("verdict") == "unthought"]
    assert new
    assert all(set(item["evidence"]) <= set(told["evidence"]) and item["evidence"] for item in new)


def test_the_verdicts_are_read_back(assumed, study, run, tmp_path):
    """Markdown and JSON say the same."""
    for name in ("v.md", "v.json"):
        run("validate", assumed, study, "-o", tmp_path / name, "--engine", "lexicon")
    assert read_map(tmp_path / "v.md") == read_map(tmp_path / "v.json")


def test_the_assumed_map_is_neither_source_nor_output(study, run):
    """It may lie among the interviews, and is not written over."""
    inside = study / "assumed.md"
    inside.write_text(ASSUMED, encoding="utf-8")
    done = run("validate", inside, study, "--engine", "lexicon")
    assert done.returncode == 1, done.stderr.decode()
    assert b"sample: 2 interviews\n" in done.stdout
    assert run("validate", inside, study, "-o", inside).returncode == 2
    assert inside.read_text("utf-8") == ASSUMED


def test_a_map_that_assumes_nothing_is_an_error(study, run, tmp_path):
    """Before anything is analysed, with the next step."""
    (tmp_path / "empty.md").write_text("# Map\n\n## Stage\n", "utf-8")
    done = run("validate", tmp_path / "empty.md", study)
    assert done.returncode == 2
    assert b"lines of the lanes" in done.stderr
