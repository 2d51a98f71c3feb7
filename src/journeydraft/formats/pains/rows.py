"""The list of pain points as rows of a table: one row a pain point, one a quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.signs import write_counts
from journeydraft.formats.quoted import cited, place, said
from journeydraft.model.journey import Evidence, PainPoints, RankedPain

Cell = str | int | None

COLUMNS = (
    "rank",
    "text",
    "severity",
    "certainty",
    "stage",
    "participants",
    "of_participants",
    "reviews",
    "of_reviews",
    "said_by",
    "quote",
    "place",
    "further",
    "contradicting",
)
SEGMENTS = "segments"
EVIDENCE_COLUMNS = ("id", "rank", "text", "speaker", "quote", "source", "line", "time")


def heading(columns: Iterable[str], words: Labels) -> list[Cell]:
    """The names of ``columns``."""
    return [words.text("pains", column) for column in columns]


def columns_of(pains: PainPoints) -> tuple[str, ...]:
    """``COLUMNS``, and one for the segments where there are any."""
    segmented = any(pain.segments for pain in pains.pain_points)
    return (*COLUMNS, SEGMENTS) if segmented else COLUMNS


def pain_rows(pains: PainPoints, words: Labels) -> Iterator[list[Cell]]:
    """A row of ``columns_of(pains)`` for every pain point, in their order."""
    segmented = columns_of(pains) != COLUMNS
    for pain in pains.pain_points:
        quotes = cited(pain.evidence, pains.evidence)
        first = quotes[0] if quotes else None
        yield [
            pain.rank,
            pain.text,
            words.find("severity", pain.severity),
            words.find("certainty", pain.certainty),
            pain.stage,
            *_counts(pain),
            ", ".join(speakers(pain, quotes)),
            said(first, words) if first else None,
            place(first) if first else None,
            _listed(quotes[1:], words),
            _listed(cited(pain.contradicted_by, pains.evidence), words),
            *([_by_segment(pain, words)] if segmented else ()),
        ]


def evidence_rows(pains: PainPoints, words: Labels) -> Iterator[list[Cell]]:
    """A row of ``EVIDENCE_COLUMNS`` for every quote of every pain point."""
    for pain in pains.pain_points:
        for id_ in dict.fromkeys((*pain.evidence, *pain.contradicted_by)):
            if id_ in pains.evidence:
                evidence = pains.evidence[id_]
                yield [
                    id_,
                    pain.rank,
                    pain.text,
                    evidence.speaker or evidence.participant,
                    said(evidence, words),
                    evidence.source,
                    evidence.line,
                    evidence.time,
                ]


def speakers(pain: RankedPain, quotes: Iterable[Evidence]) -> list[str]:
    """The participants who said it; where the counts do not name them, those who are quoted."""
    named = pain.participants.ids if pain.participants else ()
    return list(named or dict.fromkeys(quote.participant for quote in quotes if quote.participant))


def _counts(pain: RankedPain) -> list[Cell]:
    people, reviews = pain.participants, pain.reviews
    return [
        people.count if people else None,
        people.of if people else None,
        reviews.count if reviews else None,
        reviews.of if reviews else None,
    ]


def _by_segment(pain: RankedPain, words: Labels) -> str | None:
    """How many of every segment, those who did not say it too; reviews as such."""
    parts = [
        f"{one.name}: {write_counts({kind: count.model_dump()}, words)}"
        for one in pain.segments or ()
        for kind, count in (("participants", one.participants), ("reviews", one.reviews))
        if count
    ]
    return "; ".join(parts) or None


def _listed(quotes: Iterable[Evidence], words: Labels) -> str | None:
    return "\n".join(f"{said(quote, words)} — {place(quote)}" for quote in quotes) or None
