"""Whatever researchers do between updates, no word of theirs is lost: thousands of made-up ones try."""

from __future__ import annotations

import re
from random import Random

import pytest
from tests.maps.update.drafts import StudyOf
from tests.maps.update.researchers import COMMENT, EDITS, Researcher

from journeydraft.formats.markdown import open_markdown, revise_markdown, write_markdown
from journeydraft.maps.update import three_way
from journeydraft.model.journey import JourneyMap

SEQUENCES = 1_000
PARTS = 12


def updated(text: str, base: JourneyMap | None, theirs: JourneyMap) -> tuple[str, JourneyMap]:
    """The text after an update, and the base of the next."""
    opened = open_markdown(text)
    own = [label for label in opened.page.footnotes if label not in opened.page.evidence]
    made = three_way(opened.map, base, theirs, own)
    return revise_markdown(opened, text, made.revision), made.base


def visible(text: str) -> str:
    return text.replace("\r\n", "\n").split(COMMENT)[0]


def check(person: Researcher, before: str, base_known: bool) -> None:
    shown = visible(person.text)
    lost = {word for word in person.words if word not in shown}
    assert not lost, f"lost {lost}"
    lines = shown.split("\n")  # the table allows that quotes are attached to a person's own line
    changed = {line for line in person.lines if not any(other.startswith(line) for other in lines)}
    assert not changed, f"changed {changed}"
    if base_known:
        back = {
            fact for fact in person.deleted if re.search(rf"^[-*+] .*\b{fact}[abc]\b", shown, re.MULTILINE)
        }
        there = {
            fact
            for fact in person.deleted
            if re.search(rf"^[-*+] .*\b{fact}[abc]\b", visible(before), re.MULTILINE)
        }
        assert not back - there, f"came back: {back - there}"
    assert '"!text"' not in person.text, "lines and what is known of them do not fit"


def live(seed: int) -> None:
    """One researcher: edits and updates in turn, checked after each update."""
    rng = Random(seed)
    study = StudyOf(seed)
    people = rng.randint(1, 3)
    base: JourneyMap | None = study.draft(people)
    assert base is not None
    person = Researcher(write_markdown(base), rng)
    known = True
    for _ in range(rng.randint(1, 3)):
        for _ in range(rng.randint(0, 5)):
            person.edit(rng.choice(list(EDITS)))
        if rng.random() < 0.1:
            person.text = person.text.split(COMMENT)[0]
        if rng.random() < 0.1:
            base, known = None, False
        if rng.random() < 0.2:
            person.text = person.text.replace("\r\n", "\n").replace("\n", "\r\n")
        people = min(8, people + rng.randint(0, 2))
        theirs = study.draft(people, wording=rng.choice((0, 0, 1)))
        before = person.text
        person.text, base = updated(person.text, base, theirs)
        check(person, before, known)
        assert ("\r\n" in before) == ("\r\n" in person.text)
        if seed % 3 == 0:
            assert updated(person.text, base, theirs)[0] == person.text, "a second update changed something"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_word_is_lost(part: int) -> None:
    """Every word and line of theirs is there after each update, what they deleted stays away, and an update
    without news changes nothing."""
    for seed in range(part, SEQUENCES, PARTS):
        try:
            live(seed)
        except Exception as error:
            raise AssertionError(f"researcher {seed}: {error}") from error
