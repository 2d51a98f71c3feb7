"""The whole report: from a map to PDF."""

from __future__ import annotations

from typing import Any

from journeydraft.formats.grid.heads import WORST, alone, heads, ranked_pains
from journeydraft.formats.grid.records import Records
from journeydraft.formats.grid.rows import rows
from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.lanes import lane_name
from journeydraft.formats.report.cited import Cited
from journeydraft.formats.report.lines import Lines
from journeydraft.formats.report.method import blind_spots, method
from journeydraft.formats.report.pains import told_pains
from journeydraft.formats.report.sheets import curves, sheets
from journeydraft.formats.report.texts import text, texts
from journeydraft.formats.sample import direction, sample_line
from journeydraft.formats.typesetting import FAMILIES, set_pdf
from journeydraft.model.journey import JourneyMap


def write_pdf(map_: JourneyMap) -> bytes:
    """``map_`` as a report in its language, on A4; the same map gives the same bytes."""
    words = labels(map_.provenance.language)
    records = Records(map_, words)
    grid = rows(map_, words, records)
    tops = heads(map_.stages, words, grid)
    cited = Cited(map_, words)
    lines = Lines(records, cited, words)
    loose = [records.add(one, lane_name(one.lane, words), -1) for one in map_.unplaced]
    ranked = ranked_pains(grid, loose, map_, words)
    facts = {
        "lang": words.code,
        "rtl": direction(map_) == "rtl",
        "fonts": list(FAMILIES),
        "names": _names(words),
        "summary": _summary(map_, words)
        | {
            "worst": [lines.shown(line) | {"stage": text(stage)} for line, stage in ranked[:WORST]],
            "alone": words.text("page", "shown").format(n=alone(grid)[0], of=alone(grid)[1]),
            "curves": curves(map_),
        },
        "sheets": sheets(grid, tops, lines, words),
        "pains": told_pains(ranked, lines, cited),
        "blind": blind_spots(map_, words) | {"loose": [lines.shown(line) for line in loose]},
        "method": method(map_, words),
        "quotes": cited.listed(),
    }
    return set_pdf("journeydraft.formats.report", facts)


def _summary(map_: JourneyMap, words: Labels) -> dict[str, Any]:
    header = map_.header
    told = {
        words.text("page", "persona"): (header.persona or "",),
        words.text("page", "scenario"): (header.scenario or "",),
        words.text("header", "goals"): header.goals,
        words.text("header", "expectations"): header.expectations,
        words.text("header", "outcome"): (header.outcome or "",),
    }
    return {
        "title": text(header.title) or {"t": words.text("page", "map"), "d": "ltr"},
        "eyebrow": f"{words.text('page', 'map')} · {words.text('page', f'state_{header.state}')}",
        "lead": text(header.problem),
        "facts": [{"name": name, "said": texts(said)} for name, said in told.items() if texts(said)],
        "sample": text(sample_line(map_, words)),
    }


def _names(words: Labels) -> dict[str, str]:
    """Headings and the like."""
    return {
        "map": words.text("page", "map"),
        "curve": words.text("page", "curve"),
        "worst": words.text("page", "worst"),
        "solo": words.text("page", "solo"),
        "against": words.text("page", "against"),
        "pains": words.text("lanes", "pain_points"),
        "further": words.text("report", "further"),
        "blind": words.text("sections", "blind_spots"),
        "unplaced": words.text("sections", "unplaced"),
        "evidence": words.text("sections", "evidence"),
        "method": words.text("report", "method"),
        "sources": words.text("report", "sources"),
        "severity": words.text("pains", "severity"),
        "stage": words.text("pains", "stage"),
        "text": words.text("pains", "text"),
        "said_by": words.text("page", "said_by"),
    }
