"""The list of pain points as Markdown: a line each, with the quotes that prove it and those that do not."""

from __future__ import annotations

from collections.abc import Iterator

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.escape import escape
from journeydraft.formats.markdown.segment_signs import write_bracket
from journeydraft.formats.quoted import cited, place, said
from journeydraft.model.journey import Evidence, PainPoints, RankedPain


def write_markdown(pains: PainPoints, words: Labels) -> str:
    """``pains`` as a document with a section for each."""
    lines = [f"# {words.text('pains', 'title')}"]
    for pain in pains.pain_points:
        lines += ["", f"## {pain.rank}. {escape(pain.text)}", "", _about(pain, words), ""]
        lines += [f"- {_quoted(evidence, words)}" for evidence in cited(pain.evidence, pains.evidence)]
        lines += _against(pain, pains, words)
    return "\n".join(_single_gaps(lines)) + "\n"


def _about(pain: RankedPain, words: Labels) -> str:
    told = pain.model_dump(include={"participants", "reviews", "segments"}, exclude_none=True)
    parts = (
        pain.stage and escape(pain.stage),
        words.find("severity", pain.severity),
        words.find("certainty", pain.certainty),
        write_bracket(told, words),
    )
    return " · ".join(part for part in parts if part)


def _quoted(evidence: Evidence, words: Labels) -> str:
    return f"{escape(said(evidence, words))} — {escape(place(evidence))}"


def _against(pain: RankedPain, pains: PainPoints, words: Labels) -> list[str]:
    but = words.text("words", "but")
    return [
        f"- {but}: {_quoted(evidence, words)}" for evidence in cited(pain.contradicted_by, pains.evidence)
    ]


def _single_gaps(lines: list[str]) -> Iterator[str]:
    """``lines`` without an empty one after another, or at the end."""
    for index, line in enumerate(lines):
        if line or any(lines[index + 1 : index + 2]):
            yield line
