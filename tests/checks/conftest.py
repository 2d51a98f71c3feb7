"""A small study with a map that somebody wrote by hand, and a way to check changed copies of it."""

from pathlib import Path

import pytest

from journeydraft.checks import check, open_subject
from journeydraft.formats import open_map
from journeydraft.settings import Settings

P1 = """Interviewer: How did you sign up?
Kai: I couldn't find the sign-up button anywhere.
Interviewer: And then?
Kai: Then I rang the hotline and waited for forty minutes.
"""
P2 = """Interviewer: How did you sign up?
Lee: I gave up the first time because I couldn't find the button.
Lee: I want to know what it costs before I begin.
"""
MAP = """---
journeydraft: 1
persona: First-time customer
sample: 2 interviews
---

# I sign up

## Look around

**Goal:** Know what it costs

### Needs
- Know the price first (1 of 2) [^2]

## Begin

**Goal:** Be done in an evening

### Pain points
- The button cannot be found · high (2 of 2) [^1] [^3]

### Opportunities
- Put the button at the top · owner: · effort: · impact:

## Wait

**Goal:** Be let in soon

### Pain points
- Forty minutes on the line · high (1 of 2) [^4]

## Use

**Goal:** See my figures

### Gains
- All in one place · assumption

## Evidence

[^1]: “I couldn't find the sign-up button anywhere.” — P1, p1.txt:2
[^2]: “I want to know what it costs before I begin.” — P2, p2.txt:3
[^3]: “I couldn't find the button.” — P2, p2.txt:2
[^4]: “Then I rang the hotline and waited for forty minutes.” — P1, p1.txt:4
"""


@pytest.fixture
def study(tmp_path):
    """Two interviews and the map beside them, which has no fault."""
    (tmp_path / "p1.txt").write_text(P1, encoding="utf-8")
    (tmp_path / "p2.txt").write_text(P2, encoding="utf-8")
    (tmp_path / "map.md").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.fixture
def faults(study):
    """Checks the map with ``old`` replaced by ``new``: the faults, each with its rule and its line's text."""

    def checked(*changes: tuple[str, str], settings: Settings = Settings()):  # noqa: B008  frozen
        text = MAP
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = Path(study / "map.md")
        path.write_text(text, encoding="utf-8")
        found = check(open_subject(open_map(path), study, settings), settings.check.off)
        lines = text.split("\n")
        return [(fault, lines[(fault.line or 1) - 1]) for fault in found]

    return checked
