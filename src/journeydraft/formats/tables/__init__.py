"""The map as tables, one way: tidy rows for programs, a workbook for people."""
