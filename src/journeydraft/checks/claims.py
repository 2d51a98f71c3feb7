"""Rules on what a line claims: that something proves it, and that its counts are those of its quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeydraft.checks.base import Fault, Subject
from journeydraft.formats.labels import recognise
from journeydraft.formats.one_line import one_line
from journeydraft.maps.rows import Row
from journeydraft.model.journey import Count

CLAIMING = frozenset(
    "actions thoughts emotions touchpoints channels pain_points gains needs milestones".split()
)
"""Lanes whose lines say what happened; ideas, moments (which repeat other lines) and own lanes do not."""

MOST_CITED = 12
"""Quotes that a draft cites for one line at most; beyond them counts may be larger than what is cited."""


def claim_without_evidence(subject: Subject) -> Iterator[Fault]:
    """A line that neither cites a quote nor says that it is an inference or an assumption."""
    words = subject.words
    mark = f"· {words.text('basis', 'assumption')}"
    for row in subject.rows:
        if row.lane not in CLAIMING or row.item.evidence or _says_so(row, subject):
            continue
        counted = row.item.participants or row.item.reviews
        said = "counts people and cites no quote" if counted else "cites no quote"
        yield subject.fault(
            "claim-without-evidence",
            f"“{one_line(row.item.text)}” {said}",
            f"cite what proves it ([^…]), or write “{mark}” at its end",
            row.place,
        )


def _says_so(row: Row, subject: Subject) -> bool:
    """Whether the line itself says on what it rests; in Markdown a bare line is taken for an assumption."""
    if row.item.basis == "evidence":
        return False
    if row.item.basis == "inference" or subject.file.markdown is None:
        return True
    signs = subject.written(row.place).split("·")[1:]
    return any(recognise("basis", sign.split("(")[0].split("[^")[0]) for sign in signs)


def wrong_count(subject: Subject) -> Iterator[Fault]:
    """Counts larger than their whole, of another whole than the sample, or that the quotes belie."""
    whole = {kind: _whole(subject, kind) for kind in ("participants", "reviews")}
    for row in subject.rows:
        counts = ((getattr(row.item, kind), of, kind) for kind, of in whole.items())
        wrong = (_against(count, of, kind) for count, of, kind in counts if count is not None)
        if problem := next(filter(None, wrong), None) or _belied(row, subject):
            yield _miscounted(subject, row.place, row.item.text, *problem)
    for number, stage in enumerate(subject.map.stages):
        if stage.entered and (problem := _against(stage.entered, whole["participants"], "participants")):
            yield _miscounted(subject, f"/stages/{number}/entered", stage.name, *problem)


def _miscounted(subject: Subject, place: str, text: str, what: str, mend: str) -> Fault:
    return subject.fault("wrong-count", f"“{one_line(text)}”: {what}", mend, place)


def _whole(subject: Subject, kind: str) -> int | None:
    """How many were asked: as the sample says, else as most lines do."""
    sample = subject.map.header.sample
    told = len(sample.participants) if kind == "participants" else sample.reviews
    counts = (getattr(row.item, kind) for row in subject.rows)
    said = Counter(count.of for count in counts if count is not None and count.of)
    return told or (said.most_common(1)[0][0] if said else None)


def _against(count: Count, whole: int | None, kind: str) -> tuple[str, str] | None:
    if count.count > count.of:
        return f"{count.count} of {count.of} is more than all", "correct one of the two numbers"
    if whole is not None and count.of != whole:
        return (
            f"counts of {count.of} {kind}, and the map has {whole}",
            f"write “of {whole}”, or correct the sample",
        )
    return None


def _belied(row: Row, subject: Subject) -> tuple[str, str] | None:
    """A count of participants that is not that of the people cited, where it is known who they are."""
    count, item = row.item.participants, row.item
    reviews = _reviews(subject)
    cited = [subject.map.evidence[id_] for id_ in item.evidence if id_ in subject.map.evidence]
    told = [one for one in cited if one.source not in reviews]
    if count is None or not told or any(one.participant is None for one in told):
        return None
    if item.reviews and item.reviews.count and not reviews:
        return None  # which quotes are reviews is not known
    people = sorted({one.participant or "" for one in told})
    named = ", ".join(people)
    if len(people) > count.count:
        return f"counts {count.count}, and {len(people)} are cited ({named})", f"write {len(people)}"
    if len(people) < count.count and len(cited) < MOST_CITED:
        return (
            f"counts {count.count}, and only {len(people)} cited ({named})",
            f"cite the quotes of the others, or write {len(people)}",
        )
    return None


def _reviews(subject: Subject) -> set[str]:
    """The sources that are reviews, as far as anybody says so."""
    recorded = {one.path for one in subject.map.provenance.sources if one.kind == "review"}
    return recorded | {path for path, one in subject.sources.items() if one.kind == "review"}
