"""The map for programs of qualitative analysis (REFI-QDA 1.0): a project with texts, or its codes alone."""

from journeydraft.formats.refi.missing import lacks
from journeydraft.formats.refi.project import write_qdc, write_qdpx

__all__ = ["lacks", "write_qdc", "write_qdpx"]
