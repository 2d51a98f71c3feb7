"""The plan for people: a section in Markdown with a table, and CSV that spreadsheets open as it is."""

from __future__ import annotations

from collections.abc import Iterator

from journeydraft.formats import spreadsheet
from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.markdown.escape import escape
from journeydraft.formats.markdown.signs import write_counts
from journeydraft.formats.quoted import cited, place, said
from journeydraft.nlp.capital import capitalised
from journeydraft.planning.rank import Plan, Planned

Cell = str | int | float | None

COLUMNS = (
    "rank", "opportunity", "stage", "answers", "participants", "of_participants", "reviews", "of_reviews",
    "severity", "effort", "impact", "owner", "score", "quote", "place",
)  # fmt: skip
SHOWN = ("rank", "opportunity", "stage", "answers", "reach", "severity", "effort", "impact", "owner")


def as_csv(made: Plan, lang: str = "en") -> bytes:
    """A row for each opportunity: UTF-8 with its mark, CRLF, no formulas."""
    words = labels(lang)
    heading = [_label(column, words) for column in COLUMNS]
    return spreadsheet.as_csv((heading, *(_cells(one, made, words) for one in made.planned)))


def as_markdown(made: Plan, lang: str = "en") -> str:
    """A section with a table, and how the order came about."""
    words = labels(lang)
    return "\n".join(_section(made, words)) + "\n"


def _section(made: Plan, words: Labels) -> Iterator[str]:
    say = words.groups["plan"]
    yield f"## {say['title']}: {escape(made.map.header.title)}"
    yield ""
    if not made.planned:
        yield say["nothing"]
        return
    yield f"| {' | '.join(_label(column, words) for column in SHOWN)} |"
    yield f"| {' | '.join('---' for _ in SHOWN)} |"
    for one in made.planned:
        yield f"| {' | '.join(_row(one, words))} |"
    yield ""
    yield say["order"]


def _row(one: Planned, words: Labels) -> Iterator[str]:
    item = one.row.item
    told = {"participants": one.participants, "reviews": one.reviews}
    counts = write_counts({key: count.model_dump() for key, count in told.items() if count}, words)
    check = words.text("certainty", "doubtful") if one.doubtful else None
    severity = " · ".join(filter(None, (words.find("severity", one.severity), check)))
    answers = "; ".join(answered.text for answered in one.answers) or "–"
    stage = one.row.stage.name if one.row.stage else words.text("sections", "unplaced")
    yield str(one.rank)
    for text in (item.text, stage, answers, counts or "–", severity, item.effort, item.impact, item.owner):
        yield escape(text).replace("|", "\\|") if text else ""


def _cells(one: Planned, made: Plan, words: Labels) -> Iterator[Cell]:
    item, evidence = one.row.item, made.map.evidence
    ids = [id_ for told in (item, *one.answers) for id_ in told.evidence]
    first = next(iter(cited(ids, evidence)), None)
    yield one.rank
    yield item.text
    yield one.row.stage.name if one.row.stage else words.text("sections", "unplaced")
    yield "\n".join(answered.text for answered in one.answers)
    for count in (one.participants, one.reviews):
        yield count.count if count else None
        yield count.of if count else None
    check = words.text("certainty", "doubtful") if one.doubtful else None
    yield ", ".join(filter(None, (words.find("severity", one.severity), check)))
    yield from (item.effort, item.impact, item.owner, one.score)
    yield said(first, words) if first else None
    yield place(first) if first else None


def _label(column: str, words: Labels) -> str:
    found = words.find("plan", column) or words.find("pains", column)
    named = found or words.text("keys", column)
    return capitalised(named)
