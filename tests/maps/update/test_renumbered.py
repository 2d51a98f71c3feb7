"""People keep their ids; where a file that is named so takes one, the report says who is who now."""

from __future__ import annotations

from journeydraft.formats.markdown import read_markdown
from journeydraft.maps.update import three_way

TEXT = """# The loan

## Find out

**Goal:** Know the cost

### Pain points
- I saw no price (1 of 2) [^a]

## Evidence

[^a]: “I saw no price.” — P2, pair.md:3
"""


def test_who_got_another_id_is_told() -> None:
    """The quote in the same place of the same file was P2's, and is P3's in the new draft."""
    base = read_markdown(TEXT)
    theirs = read_markdown(TEXT.replace("P2, pair.md", "P3, pair.md").replace("of 2", "of 3"))
    (one,) = three_way(base, base, theirs).report.renumbered
    assert (one.source, one.before, one.now) == ("pair.md", "P2", "P3")


def test_nobody_is_told_of_who_kept_theirs() -> None:
    """Nothing to say."""
    base = read_markdown(TEXT)
    assert three_way(base, base, base).report.renumbered == []
