"""Two maps side by side: waves, segments, competitors. What appeared, went, grew, shrank, feels otherwise."""

from journeydraft.maps.compare.changes import Comparison, compare
from journeydraft.maps.compare.jsons import as_json
from journeydraft.maps.compare.written import as_markdown

__all__ = ["Comparison", "as_json", "as_markdown", "compare"]
