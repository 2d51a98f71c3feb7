"""What people do to a map by hand: the program reads it, keeps it where it stands, and knows what is what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeydraft.formats import read_map
from journeydraft.formats.markdown import read_markdown, write_markdown
from journeydraft.model.journey import Header, Item, JourneyMap, Stage

GOLDEN = Path(__file__).parent / "golden"
LOAN = (GOLDEN / "loan.en.md").read_text("utf-8")
COMPARES = "- Compares the banks' calculators (4 of 7) [^p1-3] [^p4-2]\n"
PAIN = (
    "- The total cost shows only after signing in · high (5 of 7; 12 of 230 reviews) [^p1-9] [^r88]\n"
    "  - but: P6 [^p6-2]\n"
)


def edited(old: str, new: str, text: str = LOAN) -> str:
    assert old in text
    return text.replace(old, new, 1)


def between(start: str, end: str) -> str:
    return LOAN[LOAN.index(start) : LOAN.index(end)]


KEPT = {
    "a paragraph between two items": (
        COMPARES,
        COMPARES + "\nSeen again in *May*.\n\n- Then calls one of them\n",
    ),
    "thoughts nested in an item": (
        COMPARES,
        COMPARES + "  - our thought\n    - deeper\n\n    with a paragraph\n",
    ),
    "a task list": (COMPARES, COMPARES + "- [ ] ask **legal** about it\n- [x] done\n"),
    "bold words and a link": ("Compares the banks'", "Compares **all** [the banks'](https://x.example)"),
    "a table in a stage": ("## Find out\n", "## Find out\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
    "an image and a comment": ("loan\n\nIt", "loan\n\n![photo](p.png)\n\n<!-- mine -->\n\nIt"),
    "an own lane with prose": ("### Needs\n", "### Our *view*\n\nWe think so.\n\n### Needs\n"),
    "an own lane": ("### Needs\n", "### Team's ideas\n- one\n- two · owner: Jane\n\n### Needs\n"),
    "an own heading at the top": ("## Find out\n", "### About\n\nText\n\n- a list\n\n## Find out\n"),
    "an own section": ("## Evidence\n", "## Method\n\nWe *asked*.\n\n### How\n\n- a list\n\n## Evidence\n"),
    "tasks and a table between the stages": (
        "## Apply\n",
        "## To do\n\n- [ ] ask the bank\n- [x] done\n\n| who |\n| --- |\n| Jo |\n\n## Apply\n",
    ),
    "an own part": ("## Evidence\n", "# Appendix\n\n## Sub\n\nText\n\n## Evidence\n"),
    "a code block": ("## Find out\n", "## Find out\n\n```\n## no stage\n- x\n```\n"),
    "a rule": ("## Apply\n", "---\n\n## Apply\n"),
    "a quotation": ("## Apply\n", "> so it is\n\n## Apply\n"),
    "HTML around a list": ("## Find out\n", "## Find out\n\n<details>\n\n- a\n- b\n\n</details>\n"),
    "the definition of a link": ("loan\n\nIt", "loan\n\n[wiki]: https://x.example\n\nIt"),
    "a footnote of one's own": ("## Evidence\n", "## Evidence\n\n[^mine]: See our wiki.\n"),
    "front matter of one's own": ("state:", "tags:\n  - loan\n# why not\nstate:"),
    "a longer sample": ("230 reviews\n", "230 reviews, in March\n"),
    "what the team decided": (
        "owner: · effort: · impact:",
        "owner: @anna · effort: 2 weeks · impact: **big**",
    ),
    "words about a contradiction": ("- but: P6 [^p6-2]", "- but: at once, by **one** [^p6-2]"),
    "a footnote in the middle": ("Compares the banks'", "Compares [^p2-1] the banks'"),
    "a formatted problem": ("It starts when", "It *starts* when"),
    "a formatted goal": ("**Goal:** Know what", "**Goal:** Know `what`"),
    "a formatted stage": ("## Apply\n", "## *Apply*\n"),
    "a blind spot of one's own": ("## Blind spots\n", "## Blind spots\n- Nobody over 60 was asked\n"),
    "a metric in words": ("### Metrics\n", "### Metrics\n- ask finance for the rest\n"),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_a_person_adds_stays_in_place(case: str) -> None:
    """What was added is written back with its neighbours, or with no more than an empty line's difference."""
    old, new = KEPT[case]
    text = edited(old, new)
    written = write_markdown(read_markdown(text))
    shown = without_comment(written)
    assert lines(shown) == lines(without_comment(text)) or (
        case in MOVED and set(lines(shown)) == set(lines(without_comment(text)))
    )
    assert write_markdown(read_markdown(written)) == written


MOVED = {"front matter of one's own"}
"""Where the same lines stand in another order: the map's own keys come first."""


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def without_comment(text: str) -> str:
    return text.split("<!-- journeydraft:")[0]


READ: dict[str, tuple[str, Callable[[JourneyMap], object], object]] = {
    "a renamed stage keeps its id and its paths": (
        edited("## Find out\n", "## Orient myself\n"),
        lambda m: (m.stages[0].id, m.stages[0].name, m.transitions[0].to, m.stages[0].actions[0].id),
        ("s1", "Orient myself", "s1", "a1"),
    ),
    "stages change places": (
        LOAN.replace(
            between("## Find out", "## Paths"),
            between("## Apply", "## Paths") + between("## Find out", "## Apply"),
        ),
        lambda m: [(s.id, len(s.actions), s.icon) for s in m.stages],
        [("s2", 0, None), ("s1", 1, "search")],
    ),
    "two stages become one": (
        edited("## Apply\n", ""),
        lambda m: (len(m.stages), m.stages[0].steps[0].id, [p.id for p in m.stages[0].pain_points]),
        (1, "s2a", ["p1", "p2", "p3"]),
    ),
    "a stage is deleted": (
        edited(between("## Find out", "## Apply"), ""),
        lambda m: [s.id for s in m.stages],
        ["s2"],
    ),
    "a new stage": (
        edited("## Apply\n", "## Wait\n\n### Pain points\n- Nobody answers\n\n## Apply\n"),
        lambda m: [(s.name, s.id) for s in m.stages],
        [("Find out", "s1"), ("Wait", ""), ("Apply", "s2")],
    ),
    "a person's line rests on an assumption": (
        edited(COMPARES, COMPARES + "- Asks an aunt\n"),
        lambda m: (m.stages[0].actions[1].basis, m.stages[0].actions[1].id),
        ("assumption", ""),
    ),
    "a rewritten line is known by its evidence": (
        edited("Compares the banks' calculators", "Puts three banks side by side"),
        lambda m: (m.stages[0].actions[0].id, m.stages[0].actions[0].participants.ids),  # type: ignore[union-attr]
        ("a1", ("P1", "P4", "P5", "P6")),
    ),
    "a rewritten line without evidence is known by its place": (
        edited("Show the total cost on the first page", "Tell the price at once"),
        lambda m: (m.stages[0].opportunities[0].id, m.stages[0].opportunities[0].answers),
        ("o1", ("p1", "n1")),
    ),
    "counts and footnotes are deleted": (
        edited(COMPARES, "- Compares the banks' calculators\n"),
        lambda m: (
            m.stages[0].actions[0].id,
            m.stages[0].actions[0].participants,
            m.stages[0].actions[0].evidence,
        ),
        ("a1", None, ()),
    ),
    "a corrected count loses its names": (
        edited("calculators (4 of 7)", "calculators (3/7)"),
        lambda m: (m.stages[0].actions[0].participants.count, m.stages[0].actions[0].participants.ids),  # type: ignore[union-attr]
        (3, ()),
    ),
    "a deleted quote is cited no more": (
        edited("[^p4-2]: “My sister said: don't.” — P4, interviews/p04.md:8\n", ""),
        lambda m: ("p4-2" in m.evidence, m.stages[0].actions[0].evidence),
        (False, ("p1-3",)),
    ),
    "a shortened quote keeps its place": (
        edited("“Why do I have to log in to see a price?”", '"Why do I have to log in?"'),
        lambda m: (m.evidence["p1-9"].quote, m.evidence["p1-9"].start),
        ("Why do I have to log in?", 520),
    ),
    "a pain point is moved to the needs": (
        edited("### Needs\n", "### Needs\n" + PAIN, edited(PAIN, "")),
        lambda m: (m.stages[0].pain_points, m.stages[0].needs[0].id, m.stages[0].needs[0].contradicted_by),
        ((), "p1", ("p6-2",)),
    ),
    "an unplaced line finds its stage": (
        edited(
            "### Pain points\n",
            "### Pain points\n- Dislikes the colours of the app · low (4 of 230 reviews) [^r88]\n",
            edited("- Dislikes the colours of the app · low (4 of 230 reviews) [^r88]\n", ""),
        ),
        lambda m: (m.stages[0].pain_points[0].id, m.unplaced),
        ("u1", ()),
    ),
    "a copied line is a new one": (
        edited(COMPARES, COMPARES + COMPARES),
        lambda m: [item.id for item in m.stages[0].actions],
        ["a1", ""],
    ),
    "paths are typed by hand": (
        edited("## Paths\n", "## Paths\n- Find out -> Apply: went straight on\n- Apply → leaves (2 of 7)\n"),
        lambda m: [(p.from_, p.to, p.kind, p.participants.count) for p in m.transitions[:2]],
        [("s1", "s2", "forward", 0), ("s2", None, "exit", 2)],
    ),
    "signs in any order": (
        edited(
            "· word of mouth · before (1 of 7) [^p4-2]",
            "[^p4-2] (1 of 7) · before · word of mouth",
        ),
        lambda m: (
            m.stages[0].channels[1].channel,
            m.stages[0].channels[1].id,
            m.stages[0].channels[1].evidence,
        ),
        ("word_of_mouth", "c2", ("p4-2",)),
    ),
}


@pytest.mark.parametrize("case", READ)
def test_edits_are_understood(case: str) -> None:
    """The case's name says what a person did and what the program makes of it; writing loses nothing."""
    text, look, expected = READ[case]
    read = read_markdown(text)
    assert look(read) == expected
    assert read_markdown(write_markdown(read)) == read


SAME = {
    "CRLF": LOAN.replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + LOAN,
    "tabs": LOAN.replace("  - but:", "\t- but:"),
    "other bullets": LOAN.replace("\n- ", "\n* "),
    "underlined title": edited("# I apply for a loan\n", "I apply for a loan\n======\n"),
    "headings in other languages": LOAN.replace("### Actions", "### TEGEVUSED:")
    .replace("### Pain points", "### **Болевые точки**")
    .replace("**Goal:**", "Eesmärk:")
    .replace("## Evidence", "## Dovezi"),
    "other quotation marks": LOAN.replace("“Found it at once.” — P6", '"Found it at once." - P6'),
    "lines wrapped by an editor": LOAN.replace("only after signing in", "only after\n  signing in"),
    "a count wrapped by a formatter": LOAN.replace("calculators (4 of 7)", "calculators (4 of\n  7\\)"),
}


@pytest.mark.parametrize("case", SAME)
def test_how_it_is_typed_does_not_matter(case: str) -> None:
    """The same map comes out, ids and all."""
    assert read_markdown(SAME[case]) == read_map(GOLDEN / "loan.json")


def test_without_the_comment_only_what_it_held_is_lost() -> None:
    """Every word, count and quote is still there, and writing it twice changes nothing any more."""
    bare = read_markdown(without_comment(LOAN))
    known = read_map(GOLDEN / "loan.json")
    assert [s.name for s in bare.stages] == [s.name for s in known.stages]
    assert bare.stages[0].pain_points[0].reviews == known.stages[0].pain_points[0].reviews
    assert bare.evidence["p1-3"].quote == "I just put three tabs next to each other."
    assert bare.stages[0].id == "" and bare.evidence["p1-3"].start is None
    once = write_markdown(bare)
    assert write_markdown(read_markdown(once)) == once


def test_the_language_is_known_by_the_headings() -> None:
    """A map whose front matter is gone goes on in the language of its headings."""
    text = (GOLDEN / "loan.ro.md").read_text("utf-8")
    assert read_markdown(without_comment(text).split("---\n", 2)[2]).provenance.language == "ro"


def test_tasks_and_a_table_make_no_stage() -> None:
    """What the team has to do is no part of the journey; a heading with nothing below it yet is."""
    tasks = "## To do\n\n- [ ] ask the bank\n\n"
    names = [stage.name for stage in read_map(GOLDEN / "loan.json").stages]
    assert [s.name for s in read_markdown(edited("## Apply\n", tasks + "## Apply\n")).stages] == names
    assert len(read_markdown(edited("## Apply\n", "## Wait\n\n## Apply\n")).stages) == len(names) + 1
    goal = "## To do\n\n**Goal:** Have it done\n\n- [ ] ask the bank\n\n"
    assert len(read_markdown(edited("## Apply\n", goal + "## Apply\n")).stages) == len(names) + 1


def test_of_a_stage_that_was_split_the_part_with_its_head_is_it() -> None:
    """Most lines may stand in the other part: the numbers that stayed below the heading tell."""
    split = edited("## Find out\n", "## Ask\n")
    lane = "### Pain points\n"
    split = split.replace(lane, f"## Compare\n\n**Goal:** Choose\n\n{lane}", 1)
    first, second, *_ = read_markdown(split).stages
    assert (first.name, first.id) == ("Ask", read_map(GOLDEN / "loan.json").stages[0].id)
    assert second.id == ""


def test_an_own_lane_stays_where_it_is_when_another_was_moved() -> None:
    """Of two own lanes one stands first; reading and writing leaves the other at the end."""
    own = {"Risks": (Item(text="x"),), "Ideas": (Item(text="y"),)}
    stage = Stage(name="Buy", actions=(Item(text="a"),), own=own, order=("own/Ideas", "actions"))
    text = write_markdown(JourneyMap(header=Header(title="T"), stages=(stage,)))
    assert text.index("### Ideas") < text.index("### Actions") < text.index("### Risks")
    assert write_markdown(read_markdown(text)) == text
