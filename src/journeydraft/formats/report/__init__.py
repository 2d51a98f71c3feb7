"""The map as a report on paper: summary, map, pain points, blind spots, evidence, method. A PDF, one way."""

from journeydraft.formats.report.document import write_pdf

__all__ = ["write_pdf"]
