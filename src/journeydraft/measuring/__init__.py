"""Numbers that somebody counted, beside what people said: read from a table, worked out, put into a map."""

from journeydraft.measuring.in_text import measured_text
from journeydraft.measuring.placed import with_measures
from journeydraft.measuring.table import read_measures

__all__ = ["measured_text", "read_measures", "with_measures"]
