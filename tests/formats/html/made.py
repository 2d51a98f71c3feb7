"""Maps to try the page on: of any size, and with text that means harm."""

from __future__ import annotations

from journeydraft.model.journey import (
    Count,
    EmotionCurve,
    Evidence,
    Header,
    Item,
    JourneyMap,
    Provenance,
    Sample,
    SourceRecord,
    Stage,
    Transition,
)

PEOPLE = tuple(f"P{number}" for number in range(1, 8))
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "]]></style><b>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;script&gt; \u2028 \u2029",
    "\u202eevil\u202c \u2066x",
    "=HYPERLINK(1)",
    "x" * 100_000,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f600",
    "'\"` onclick=alert(1) x",
)


def sized_map(stages: int = 6, items: int = 3000, lang: str = "en") -> JourneyMap:
    """A map of ``items`` items in ``stages`` stages, two quotes each."""
    lanes = ("actions", "thoughts", "pain_points", "gains", "needs")
    evidence: dict[str, Evidence] = {}
    made: list[Stage] = []
    for stage in range(stages):
        filled: dict[str, list[Item]] = {lane: [] for lane in lanes}
        for number in range(stage, items, stages):
            filled[lanes[number // stages % len(lanes)]].append(_item(number, evidence))
        who = {person: round(((stage + i) % 5) / 2 - 1, 1) for i, person in enumerate(PEOPLE)}
        made.append(
            Stage(
                id=f"s{stage}",
                name=f"Stage {stage + 1}",
                goal="Get on with it",
                entered=Count(count=5, of=7, ids=PEOPLE[:5]),
                valence=EmotionCurve(mean=round(stage % 5 / 2 - 1, 1), spread=0.4, by_participant=who),
                **{lane: tuple(found) for lane, found in filled.items()},
            )
        )
    back = Transition.model_validate(
        {"from": "s1", "to": "s0", "kind": "back", "participants": {"count": 2, "of": 7}}
    )
    left = Transition.model_validate(
        {"from": "s0", "to": None, "kind": "exit", "participants": {"count": 1, "of": 7}}
    )
    return JourneyMap(
        header=Header(title="A large map", sample=Sample(interviews=7, reviews=40, participants=PEOPLE)),
        stages=tuple(made),
        transitions=(back, left) if stages > 1 else (),
        evidence=evidence,
        provenance=Provenance(
            language=lang,
            sources=(
                SourceRecord(path="a.vtt", sha256="0", kind="interview", format="vtt", language="en"),
                SourceRecord(path="r.csv", sha256="0", kind="review", format="csv", language="en"),
            ),
        ),
    )


def hostile_map() -> JourneyMap:
    """Every text of the map means harm."""
    evidence = {
        f"e{number}": Evidence(source=text, speaker=text, participant=text[:90], quote=text, line=1)
        for number, text in enumerate(HOSTILE)
    }
    items = tuple(
        Item(
            id=text[:50],
            text=text,
            evidence=(f"e{number}",),
            contradicted_by=(f"e{number}",),
            participants=Count(count=2, of=7, ids=(text[:90], "P1")),
            severity="high",
            label=text,
            owner=text,
        )
        for number, text in enumerate(HOSTILE)
    )
    stages = tuple(
        Stage(
            id=text[:60],
            name=text,
            goal=text,
            key_task=text,
            icon=text,
            pain_points=items,
            emotions=items,
            moments=items,
            own={text: items},
            valence=EmotionCurve(mean=0, spread=1, by_participant={text: 1, "P1": -1}),
        )
        for text in HOSTILE[:3]
    )
    notes = tuple({"place": "/header/title", "markdown": text} for text in HOSTILE)
    header = Header(title=HOSTILE[1], persona=HOSTILE[0], problem=HOSTILE[2], goals=HOSTILE)
    return JourneyMap.model_validate(
        {"header": header, "stages": stages, "evidence": evidence, "unplaced": [], "notes": notes}
    )


def _item(number: int, evidence: dict[str, Evidence]) -> Item:
    who = PEOPLE[number % 7]
    ids = (f"p{number}", f"r{number}")
    evidence[ids[0]] = Evidence(
        source="a.vtt",
        speaker=who,
        participant=who,
        line=number + 1,
        time="00:01:02.000",
        quote=f"I said number {number} and something else that takes about as long as people take",
    )
    evidence[ids[1]] = Evidence(
        source="r.csv", speaker=f"R{number}", line=number + 1, quote=f"Review {number}"
    )
    return Item(
        id=f"i{number}",
        text=f"Line number {number} that says what somebody met when they did this, at some length",
        participants=Count(count=1 + number % 3, of=7, ids=PEOPLE[: 1 + number % 3]),
        reviews=Count(count=number % 4, of=40),
        evidence=ids,
        severity=("low", "medium", "high")[number % 3],
    )
