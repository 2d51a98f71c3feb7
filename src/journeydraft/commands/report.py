"""The short report at the end of a run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from journeydraft.formats import FORMATS
from journeydraft.model.standing import pains_by_standing
from journeydraft.stages.agreement import IN_ORDER
from journeydraft.stages.template import DISCOVERED, STRUCTURE

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.drafting.pipeline import Drafted
    from journeydraft.engines.llm.spending import Ledger
    from journeydraft.model.journey import BlindSpots, JourneyMap
    from journeydraft.stages.choose import Fit

GOOD_FIT = 0.5
"""Fit of a template without rivals below which the user is told."""

CLEAR = 1.2
"""How many times the runner-up's share the best one must have."""


def report(drafted: Drafted, output: Path | None, talk: Talk, *, is_map: bool) -> None:
    """What was read, how well the stages fit, what was used and dropped, where it is, what to do next."""
    for line in _lines(drafted):
        talk.say(line)
    for source in drafted.study.sources:
        talk.detail(f"  {source.path}: {source.kind}, {source.format}, {len(source.turns)} turns")
    if output is not None and not is_empty(drafted):
        talk.say(f"Written: {output}")
        editable = is_map and output.suffix.lower() in FORMATS
        edit = "edit what you know better" if editable else "draft a .md to edit"
        talk.say(f"Next: open it, {edit}; `journeydraft sources` shows how files were read.")


def is_empty(drafted: Drafted) -> bool:
    """Whether a model failed so thoroughly that there is no map."""
    return bool(drafted.gaps) and not drafted.map.evidence


def _lines(drafted: Drafted) -> list[str]:
    made = drafted.map
    kinds = Counter(source.kind.value for source in drafted.study.sources)
    languages = Counter(source.language or "?" for source in drafted.study.sources)
    sample = made.header.sample
    people = f"{len(sample.participants)} participants"
    if sample.reviews:
        people += f", {sample.reviews} authors of reviews"
    lines = [
        f"Read {len(drafted.study.sources)} sources ({_counts(kinds)}), {people}; "
        f"languages: {_counts(languages)}"
    ]
    if is_empty(drafted):
        lines.append("The model gave nothing to go by: nothing is written")
        return [*lines, *([spent(drafted.spending)] if drafted.spending else [])]
    lines.append(f"Stages: {_fit(drafted)}")
    coverage = made.blind_spots.coverage.values()
    if coverage:
        lines.append(f"Used {sum(coverage) / len(coverage):.0%} of the participants' speech as evidence")
    lines += _segments(made)
    lines += _unknown(made.blind_spots)
    lines.append(_found(made))
    if not made.evidence:
        lines.append(
            "Nothing was found to quote: see with `journeydraft sources` whether the speakers are right"
        )
    if drafted.dropped["missing"] or drafted.dropped["near"]:
        lines.append(
            f"Quotes: {drafted.dropped['missing']} dropped (not in the source), "
            f"{drafted.dropped['near']} kept as paraphrases only"
        )
    if drafted.triaged is not None:
        sent = drafted.triaged
        lines.append(
            f"Triage: sent {sent.words:,} of {sent.of:,} words ({sent.share:.0%}); the other "
            f"{1 - sent.share:.0%} was not read by the model"
        )
    if drafted.spending is not None:
        lines.append(spent(drafted.spending))
    return lines


def _found(made: JourneyMap) -> str:
    """How many pain points there are, where, and how many claims are in no stage."""
    pains = pains_by_standing(made)
    doubtful = sum(pain.item.certainty is not None for pain in pains)
    nowhere = sum(pain.stage is None for pain in pains)
    where = sum(any(part.pain_points for part in (stage, *stage.steps)) for stage in made.stages)
    loose = made.blind_spots.unplaced.count if made.blind_spots.unplaced else 0
    places = f"in {where} of {len(made.stages)} stages" + (f" and {nowhere} in none" if nowhere else "")
    return (
        f"Found {len(pains)} pain points, {doubtful} of them to check, {places}; "
        f"{loose} claims fit no stage (Unplaced)"
    )


def _segments(made: JourneyMap) -> list[str]:
    """How many are in which segment, how many in none, and how many lines are told unlike often."""
    by, sample, groups = made.segments.by, made.header.sample, made.segments.groups
    if by is None:
        return []
    people = {one.name: len(one.participants) for one in groups}
    authors = {one.name: one.reviews for one in groups}
    told = _spread(people, len(sample.participants), "participants")
    told += _spread(authors, sample.reviews, "authors of reviews")
    told += [f"{len(made.segments.differences)} lines differ between them"]
    return [f"Segments by {by}: {'; '.join(told)}"]


def _spread(groups: dict[str, int], whole: int, who: str) -> list[str]:
    inside = [f"{name} {count}" for name, count in groups.items() if count]
    nowhere = whole - sum(groups.values())
    return [f"{who} {', '.join(inside + ([f'none {nowhere}'] if nowhere else []))}"] if inside else []


def _unknown(spots: BlindSpots) -> list[str]:
    """What a researcher should know before the next interview, in the words of the map's blind spots."""
    from journeydraft.formats.labels import labels
    from journeydraft.formats.markdown.blind_lines import write_blind_spots

    told = spots.model_dump(
        mode="json", include={"empty_stages", "thin_stages", "saturation"}, exclude_defaults=True
    )
    return [line for _, line in write_blind_spots(told, labels("en"))]


def spent(spending: Ledger) -> str:
    """What a model was asked, what it took, and what that cost."""
    used = spending.spent
    money = "cost unknown" if spending.money is None else f"${spending.money:.4f}"
    if spending.price is not None and not any(spending.price):
        money = "free"
    kept = f", {spending.kept} replies were there already" if spending.kept else ""
    return (
        f"Model: {spending.calls} calls, {used.tokens_in:,} tokens in, {used.tokens_out:,} out, {money}{kept}"
    )


def _fit(drafted: Drafted) -> str:
    best, other = drafted.staged.best, drafted.staged.runner_up
    if drafted.staged.laid_out:
        chosen = "proposed by the model" if drafted.staged.laid_out == "proposed" else "as given"
        return f"{len(best.template.stages)}, {chosen}"
    own = '--stages discover, or name your own with --stages "A, B, C"'
    if best.template.name == STRUCTURE:
        return _structured(best, other)
    if best.template.name == DISCOVERED:
        return _discovered(best, other)
    if other is None:
        weak = "" if (best.fit or 0) >= GOOD_FIT else f"; a weak fit: try {own}"
        return f"{best.template.name}, fit {best.fit:.2f}{weak}"
    close = "" if (best.fit or 0) >= CLEAR * (other.fit or 0) else f"; a close call: try {own}"
    return (
        f"{best.template.name}, {best.fit:.0%} of what was told sounds most like it "
        f"(runner-up: {other.template.name}, {other.fit:.0%}){close}"
    )


def _structured(best: Fit, instead_of: Fit | None) -> str:
    stages = f"{len(best.template.stages)} places that headings and directions in the sources name"
    if instead_of is not None:
        stages += f", as no template convinces ({instead_of.template.name}: {instead_of.fit:.0%})"
    return f"{stages}; {best.fit:.0%} of the findings stand below one"


def _discovered(best: Fit, instead_of: Fit | None) -> str:
    stages = f"{len(best.template.stages)} discovered"
    if instead_of is not None:
        stages += f", as no template convinces ({instead_of.template.name}: {instead_of.fit:.0%})"
    if best.fit is None:
        return f"{stages} in one telling: nobody to agree with; rename and join them as you see fit"
    order = "" if best.order is None else f", and their order by τ {best.order:.2f} (1 the same, 0 none)"
    weak = "; themes rather than a journey" if (best.order or 0) < IN_ORDER else ""
    return f"{stages}; the others' telling puts {best.fit:.0%} of answers into the same stage{order}{weak}"


def _counts(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counted.items()))
