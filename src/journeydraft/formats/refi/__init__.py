"""The map for programs of qualitative analysis (REFI-QDA 1.0): a project with texts, or its codes alone."""

from journeydraft.formats.refi.project import write_qdc, write_qdpx
from journeydraft.formats.refi.texts import left_out

__all__ = ["left_out", "write_qdc", "write_qdpx"]
