"""The map as a report for a word processor, one way."""

from journeydraft.formats.docx.report import write_docx

__all__ = ["write_docx"]
