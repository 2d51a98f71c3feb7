"""What stands around a quote is what stood around it in the source."""

from __future__ import annotations

from journeydraft.formats.contexts import BUDGET, Context, contexts
from journeydraft.formats.html import write_html
from journeydraft.model.journey import Evidence, Header, JourneyMap
from journeydraft.model.source import Role, Source, SourceKind, Turn

SAID = ("How did you pay?", "I tried the card. It was refused. So I gave up.", "And then?")


def source(kind: SourceKind = SourceKind.interview) -> Source:
    turns, start = [], 0
    for number, said in enumerate(SAID):
        who = ("P1", Role.participant) if number == 1 else (None, Role.interviewer)
        turns.append(Turn(start, start + len(said), role=who[1], participant=who[0]))
        start += len(said) + 1
    return Source("a.txt", kind, "txt", "\n".join(SAID), tuple(turns))


def quote(text: str, shift: int = 0) -> dict[str, Evidence]:
    start = "\n".join(SAID).index(text) + shift
    return {"e": Evidence(source="a.txt", quote=text, start=start, end=start + len(text))}


def test_a_quote_stands_between_what_was_asked_and_what_came_next() -> None:
    """The rest of the turn, the question before and the one after."""
    found = contexts(quote("It was refused."), [source()])
    assert found == {"e": Context(SAID[0], "I tried the card.", "So I gave up.", SAID[2])}


def test_a_review_has_no_neighbours() -> None:
    """The row before is somebody else's."""
    found = contexts(quote("It was refused."), [source(SourceKind.review)])["e"]
    assert (found.before, found.after, found.lead) == ("", "", "I tried the card.")


def test_a_source_that_changed_gives_no_context() -> None:
    """Nothing is shown beside a quote that is no longer there."""
    assert contexts(quote("It was refused.", shift=1), [source()]) == {}


def test_contexts_of_a_large_study_stay_within_bounds() -> None:
    """Long turns are cut at words, the shorter the more quotes there are."""
    long = Source("l.txt", SourceKind.notes, "txt", "word " * 2000, (Turn(0, 10_000, participant="P1"),))
    evidence = {str(n): Evidence(source="l.txt", quote="word", start=5000, end=5004) for n in range(20_000)}
    found = contexts(evidence, [long])
    assert sum(len(c.lead) + len(c.tail) for c in found.values()) <= BUDGET
    assert found["0"].lead.startswith("…word")


def test_the_page_holds_the_context() -> None:
    """With the sources at hand, the drawer has it; without, the page is the same but for it."""
    made = JourneyMap(header=Header(title="x"), evidence=quote("It was refused."))
    assert SAID[0] in write_html(made, [source()])
    assert SAID[0] not in write_html(made)
