"""Three-way update: the last draft, the researcher's file and the new draft, line by line."""

from journeydraft.maps.update.report import Report
from journeydraft.maps.update.three_way import Updated, three_way

__all__ = ["Report", "Updated", "three_way"]
