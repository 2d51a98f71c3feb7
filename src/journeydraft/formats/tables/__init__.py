"""The map as tables, one way: tidy rows for programs, a workbook for people."""

from journeydraft.formats.tables.csv import write_csv
from journeydraft.formats.tables.xlsx import write_xlsx

__all__ = ["write_csv", "write_xlsx"]
