"""Drafts of a made-up study that grows: the same facts, told by more people, now and then in other words."""

from __future__ import annotations

from hashlib import sha256
from random import Random

from journeydraft.model.journey import (
    BlindSpots,
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
    Unplaced,
)

STAGES = ("Find out", "Apply", "Wait", "Use")
WORDS = (
    "button form queue letter price login office clerk screen answer date code fee link map ticket page "
    "photo parcel bank door lift call menu bill seat train coin card phone bell stamp"
).split()
LANES = ("actions", "emotions", "touchpoints", "pain_points", "gains", "needs")


class Fact:
    """Something that people tell: where it belongs, how it may be worded, who tells it."""

    def __init__(self, number: int, rng: Random) -> None:
        self.number = number
        self.stage = rng.randrange(len(STAGES) + 1)
        self.lane = rng.choice(LANES[3:] if self.stage == len(STAGES) else LANES)
        self.texts = [
            f"{rng.choice(WORDS)} {rng.choice(WORDS)} f{number}{form} {rng.choice(WORDS)} {rng.choice(WORDS)}"
            for form in "abc"
        ]
        self.tellers = [1 + rng.randrange(3)] + [n for n in range(2, 9) if rng.random() < 0.3]
        self.severity = rng.choice(("low", "medium", "high"))

    def told_by(self, people: int) -> list[int]:
        return sorted({who for who in self.tellers if who <= people})


class StudyOf:
    """A study with its facts, and the draft of it after so many interviews."""

    def __init__(self, seed: int, facts: int = 9) -> None:
        rng = Random(seed)
        self.facts = [Fact(number, rng) for number in range(facts)]

    def draft(self, people: int, wording: int = 0) -> JourneyMap:
        """The draft of the first ``people`` interviews; ``wording`` chooses among the words of each fact."""
        evidence: dict[str, Evidence] = {}
        stages: list[dict[str, list[Item]]] = [{} for _ in STAGES]
        loose: list[Unplaced] = []
        for fact in self.facts:
            who = fact.told_by(people)
            if not who:
                continue
            item = self._item(fact, who, people, wording, evidence)
            if fact.stage == len(STAGES):
                loose.append(Unplaced(**dict(item), lane=fact.lane))
                continue
            stages[fact.stage].setdefault(fact.lane, []).append(item)
            if fact.lane == "pain_points":
                stages[fact.stage].setdefault("opportunities", []).append(_idea(item))
        return JourneyMap(
            header=Header(
                title="The study", sample=Sample(interviews=people, participants=_ids(range(1, people + 1)))
            ),
            stages=tuple(_stage(at, items, people) for at, items in enumerate(stages)),
            unplaced=tuple(sorted(loose, key=lambda item: LANES.index(item.lane))),
            transitions=(
                Transition(**{"from": "s1", "to": "s0"}, kind="back", participants=Count(count=1, of=people)),
            ),
            evidence=evidence,
            blind_spots=BlindSpots(single_voice=Count(count=people, of=people + 3)),
            provenance=Provenance(
                version="1",
                template="service",
                sources=tuple(
                    SourceRecord(path=f"p{n}.md", sha256=f"{n}", kind="interview", format="text")
                    for n in range(1, people + 1)
                ),
            ),
        )

    def _item(
        self, fact: Fact, who: list[int], people: int, wording: int, evidence: dict[str, Evidence]
    ) -> Item:
        cited = []
        for one in who:
            id_ = f"p{one}-{fact.number + 3}"
            quote = f"I said {fact.number} as number {one}."
            evidence[id_] = Evidence(
                source=f"p{one}.md",
                participant=f"P{one}",
                start=fact.number * 40,
                end=fact.number * 40 + len(quote),
                line=fact.number + 3,
                quote=quote,
                status="exact",
            )
            cited.append(id_)
        text = fact.texts[(fact.number * wording) % len(fact.texts)]
        return Item(
            id=_id(fact.lane, text),
            text=text,
            participants=Count(count=len(who), of=people, ids=_ids(who)),
            evidence=tuple(cited),
            severity=fact.severity if fact.lane == "pain_points" else None,
            valence=-1.25 if fact.lane == "emotions" else None,
            channel="website" if fact.lane == "touchpoints" else None,
        )


def _idea(pain: Item) -> Item:
    text = f"How might we spare people this: “{pain.text}”?"
    return Item(id=_id("opportunities", text), text=text, basis="inference", answers=(pain.id,))


def _stage(at: int, items: dict[str, list[Item]], people: int) -> Stage:
    return Stage(
        id=f"s{at}",
        name=STAGES[at],
        goal=f"Be done with {at}",
        entered=Count(count=min(people, at + 2), of=people, ids=_ids(range(1, min(people, at + 2) + 1))),
        valence=EmotionCurve(mean=-0.31 * at, spread=0.12 * people, by_participant={"P1": -0.31 * at}),
        **{lane: tuple(of_lane) for lane, of_lane in items.items()},  # type: ignore[arg-type]
    )


def _ids(numbers: object) -> tuple[str, ...]:
    return tuple(f"P{number}" for number in numbers)  # type: ignore[attr-defined]


def _id(lane: str, text: str) -> str:
    return f"{lane[:4]}-{sha256(f'{lane}|{text}'.encode()).hexdigest()[:8]}"
