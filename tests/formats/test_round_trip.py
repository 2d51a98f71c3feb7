"""Every map that the model allows survives being written and read, whatever stands in its texts."""

from __future__ import annotations

from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeydraft.formats.json import read_json, write_json
from journeydraft.formats.markdown import read_markdown, write_markdown
from journeydraft.model.finding import Move, Severity, When
from journeydraft.model.journey import (
    LANES,
    Basis,
    BlindSpots,
    Certainty,
    Count,
    Difference,
    EmotionCurve,
    Evidence,
    Header,
    Item,
    JourneyMap,
    Metric,
    Note,
    OrderAgreement,
    Provenance,
    Sample,
    Saturation,
    SaturationVerdict,
    Segment,
    SegmentCount,
    Segments,
    SourceRecord,
    Stage,
    StagesUsed,
    Step,
    Transition,
    Unplaced,
    Verdict,
)

NASTY = (
    "<script>alert(1)</script>", "|", "*", "_", "`", "```", "[^p1]", "[x](y)", "![i](j)", "#", "# ",
    "## Evidence",
    "- ", "1. ", "> ", "<!--", "-->", "<!-- journeydraft:", "\n", "\n\n", "\r\n", "\t", "\0", "\x1b",
    "\x85", "\u2028",
    "\u202e", "\xa0", "😀", "مرحبا", "(4 of 7)", "(1 of 7)", " · high", " · ", "·", "but: ",
    "Goal: ",
    "**Goal:** ", "### Actions", "Actions", "Evidence", "Step: ", "Anxious", "−1.2", " → ", "leaves",
    " — ", "“", "”",
    "—", ": ", ", ", "&amp;", "&#65;", "\\", "---", "===", "~~", "$", "https://x.y", "x" * 300,
    "owner: ", "P1", "    ",
    "<<<<<<< a", ">>>>>>> b", "[ ] ", "| a | b |\n| --- | --- |", "00:01:02", ":12", "5 %", " ± ",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(("Compares the calculators", "Asks a friend", "")),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=5)), max_size=4).map("".join),
)
maybe = st.none() | texts
ids = st.sampled_from(("", "p1", "P1", "p1-3", "a b", "é", "r88", "e1"))
labels = ids.filter(bool)
numbers = st.integers(0, 300) | st.integers(0, 10**12)
valences = st.floats(-2, 2)
counts = st.builds(Count, count=numbers, of=numbers, ids=st.lists(ids, max_size=2).map(tuple))
names = texts | st.sampled_from(("commuter", "By", "Differs", "P1", "one: two", "(x)", "a; b"))
segment_counts = st.lists(
    st.builds(SegmentCount, name=names, participants=st.none() | counts, reviews=st.none() | counts),
    max_size=3,
).map(tuple)
items = {
    "id": ids,
    "text": texts,
    "basis": st.sampled_from(get_args(Basis)),
    "participants": st.none() | counts,
    "reviews": st.none() | counts,
    "evidence": st.lists(labels, max_size=3).map(tuple),
    "contradicted_by": st.lists(labels, max_size=2).map(tuple),
    "severity": st.none() | st.sampled_from(get_args(Severity)),
    "certainty": st.none() | st.sampled_from(get_args(Certainty)),
    "verdict": st.none() | st.sampled_from(get_args(Verdict)),
    "valence": st.none() | valences,
    "label": st.none() | st.sampled_from(("anxious", "mixed", "odd")),
    "channel": st.none() | st.sampled_from(("website", "email", "odd")),
    "when": st.none() | st.sampled_from(get_args(When)),
    "owner": maybe,
    "effort": maybe,
    "impact": st.none() | st.sampled_from(("high", "(4 of 7)")),
    "segments": st.none() | segment_counts,
    "answers": st.lists(ids, max_size=2).map(tuple),
}
lists = {"max_size": 2}
item_lists = st.lists(st.builds(Item, **items), **lists).map(tuple)
metrics = st.builds(
    Metric, name=texts, value=st.floats(allow_nan=False, allow_infinity=False), unit=maybe, source=maybe
)


@st.composite
def lanes(draw: st.DrawFn) -> dict[str, object]:
    chosen = draw(st.lists(st.sampled_from(LANES), max_size=2, unique=True))
    return {
        **{lane: draw(item_lists) for lane in chosen},
        "metrics": tuple(draw(st.lists(metrics, max_size=1))),
        "own": draw(st.dictionaries(texts, item_lists, max_size=2)),
        "order": draw(st.none() | st.lists(st.sampled_from((*LANES, "own/", "odd")), max_size=3).map(tuple)),
    }


steps = st.builds(lambda lanes, **rest: Step(**rest, **lanes), lanes=lanes(), id=ids, name=texts)
curves = st.builds(
    EmotionCurve,
    mean=valences,
    spread=st.floats(0, 1e6),
    by_participant=st.dictionaries(ids, valences, max_size=1),
)
stages = st.builds(
    lambda lanes, **rest: Stage(**rest, **lanes),
    lanes=lanes(),
    id=ids,
    name=texts,
    goal=maybe,
    key_task=maybe,
    icon=maybe,
    entered=st.none() | counts,
    steps=st.lists(steps, max_size=1).map(tuple),
    valence=st.none() | curves,
)
evidence = st.builds(
    Evidence,
    source=texts,
    speaker=maybe,
    participant=st.none() | ids | texts,
    role=st.sampled_from(("participant", "unknown")),
    start=st.none() | numbers,
    end=st.none() | numbers,
    line=st.none() | st.integers(1, 10**10),
    time=st.none() | st.sampled_from(("00:01:02.345", "00:01:02", "1:2", "odd (x)")),
    quote=maybe,
    paraphrase=maybe,
    status=st.none() | st.sampled_from(("exact", "normalised", "near")),
)
paths = st.builds(
    lambda start, **rest: Transition(**{"from": start}, **rest),
    start=ids | texts,
    to=st.none() | ids | texts,
    kind=st.sampled_from(get_args(Move)),
    text=maybe,
    participants=counts,
    reviews=st.none() | counts,
    evidence=st.lists(labels, max_size=2).map(tuple),
)
places = st.sampled_from(
    ("", "top", "front matter", "/header/title", "/header/goals/0", "/stages/0", "/stages/0/goal",
    "/stages/0/actions",
     "/stages/0/actions/0", "/stages/0/name as written", "/stages/0/actions/0/text as written",
     "/stages/9/own/x/1",
     "/transitions", "/unplaced/0", "/segments",
     "/segments/by", "/segments/groups/0", "/blind_spots", "/evidence", "/evidence/p1", "nowhere",
     "/header/sample as written" )
)  # fmt: skip
markdown = texts | st.sampled_from(
    ("A paragraph.", "  - nested", "- [ ] a task", "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "<!-- a comment -->",
     "```\n## code\n```", "```\nopen", "> quoted", "## Heading", "### Our notes", "**bold** words",
     "tags: [a]", "[^n]: x" )
)  # fmt: skip
figures = st.none() | st.floats(0, 1e20)
saturations = st.builds(
    Saturation,
    verdict=st.sampled_from(get_args(SaturationVerdict)),
    participants=numbers,
    pain_points=numbers,
    single=st.none() | numbers,
    last_two=figures,
    next=figures,
    coverage=st.none() | st.floats(0, 1),
    curve=st.lists(st.floats(0, 1e20), max_size=2).map(tuple),
)
orders = st.builds(
    OrderAgreement,
    mean=st.floats(-1, 1),
    participants=numbers,
    by_participant=st.dictionaries(ids | texts, st.floats(-1, 1), max_size=2),
    guided=st.booleans(),
)
shares = st.none() | st.floats(0, 1)
stages_used = st.builds(
    StagesUsed,
    kind=st.sampled_from(get_args(StagesUsed.model_fields["kind"].annotation)),
    template=maybe,
    fit=shares,
    runner_up=maybe,
    runner_up_fit=shares,
)
maps = st.builds(
    JourneyMap,
    header=st.builds(
        Header,
        title=texts,
        persona=maybe,
        scenario=maybe,
        problem=maybe,
        goals=st.lists(texts, **lists).map(tuple),
        expectations=st.lists(texts, **lists).map(tuple),
        state=st.sampled_from(("current", "future")),
        journey=maybe,
        outcome=maybe,
        outcome_evidence=st.lists(labels, max_size=2).map(tuple),
        sample=st.builds(
            Sample,
            interviews=st.integers(-1, 300),
            notes=numbers,
            reviews=numbers,
            participants=st.lists(ids, **lists).map(tuple),
            languages=st.lists(st.sampled_from(("en", "fr", "a b")) | texts, **lists).map(tuple),
        ),
    ),
    stages=st.lists(stages, **lists).map(tuple),
    transitions=st.lists(paths, **lists).map(tuple),
    unplaced=st.lists(
        st.builds(Unplaced, **items, lane=st.sampled_from((*LANES[:2], "pain_points", "metrics")) | texts),
        **lists,
    ).map(tuple),
    evidence=st.dictionaries(ids | texts, evidence, max_size=3),
    blind_spots=st.builds(
        BlindSpots,
        empty_stages=st.lists(ids | texts, **lists).map(tuple),
        thin_stages=st.lists(ids | texts, **lists).map(tuple),
        disagreements=st.lists(texts, **lists).map(tuple),
        saturation=st.none() | saturations,
        order=st.none() | orders,
        stages=st.none() | stages_used,
        single_voice=st.none() | counts,
        contradicted=st.none() | counts,
        coverage=st.dictionaries(ids | texts, st.floats(0, 1), max_size=2),
        dropped=st.dictionaries(ids | texts, st.integers(-5, 10**12), max_size=2),
    ),
    segments=st.builds(
        Segments,
        by=maybe | names,
        groups=st.lists(
            st.builds(
                Segment, name=names, participants=st.lists(ids, max_size=2).map(tuple), reviews=numbers
            ),
            max_size=2,
        ).map(tuple),
        differences=st.lists(
            st.builds(Difference, item=ids, text=texts, segments=segment_counts), max_size=2
        ).map(tuple),
    ),
    notes=st.lists(st.builds(Note, place=places | texts, markdown=markdown), max_size=3).map(tuple),
    provenance=st.builds(
        Provenance,
        version=texts,
        engine=maybe,
        prompts=st.dictionaries(texts, texts, max_size=1),
        template_fit=st.none() | st.floats(0, 1),
        language=st.sampled_from(("en", "et", "ro", "bg", "ru", "xx")),
        sources=st.lists(
            st.builds(SourceRecord, path=texts, sha256=texts, kind=ids, format=ids), max_size=1
        ).map(tuple),
    ),
)
quick = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(maps)
def test_markdown_gives_back_every_map(map_: JourneyMap) -> None:
    """Reading what was written gives the very same map, and writing that again the very same text."""
    text = write_markdown(map_)
    assert read_markdown(text) == map_
    assert write_markdown(read_markdown(text)) == text


@settings(parent=quick, max_examples=40)
@given(maps)
def test_without_its_comment_a_map_settles_at_once(map_: JourneyMap) -> None:
    """Whatever a text holds, deleting the comment leaves a map that reads, stable once written."""
    bare = write_markdown(map_).rsplit("<!-- journeydraft:", 1)[0]
    read = read_markdown(bare)
    once = write_markdown(read)
    assert read_markdown(once) == read
    assert write_markdown(read_markdown(once)) == once


@quick
@given(maps)
def test_json_gives_back_every_map(map_: JourneyMap) -> None:
    """Reading the JSON that was written gives the very same map."""
    assert read_json(write_json(map_)) == map_
