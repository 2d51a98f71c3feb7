"""A claimed quote to its place in the source, or nothing. No engine can go round it."""

from journeydraft.grounding.ground import ground
from journeydraft.grounding.index import SourceIndex
from journeydraft.grounding.match import Match, Status

__all__ = ["Match", "SourceIndex", "Status", "ground"]
