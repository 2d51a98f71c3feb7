"""The report: title, summary, sample and method, the stages, pain points, blind spots, evidence."""

from __future__ import annotations

from journeydraft.formats.docx.body import Body, Run
from journeydraft.formats.docx.look import blank, saved
from journeydraft.formats.docx.parts import Report
from journeydraft.formats.sample import direction
from journeydraft.model.journey import JourneyMap


def write_docx(map_: JourneyMap) -> bytes:
    """A document with real headings, in the map's language; numbers in brackets lead to the evidence."""
    provenance = map_.provenance
    document = blank(map_.header.title, provenance.language, provenance.date)
    body = Body(turned=direction(map_) == "rtl")
    body.line(Run(map_.header.title), style="Title")
    report = Report(map_, body)
    report.summary()
    report.method()
    report.journey()
    report.pains()
    report.blind_spots()
    report.evidence()
    return saved(document, body)
