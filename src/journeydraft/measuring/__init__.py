"""Numbers that somebody counted, beside what people said: read from a table, worked out, put into a map."""

from journeydraft.measuring.placed import with_measures
from journeydraft.measuring.table import read_measures

__all__ = ["read_measures", "with_measures"]
