"""From opportunities to an action plan: ranked by reach × severity, ÷ effort where the team wrote it."""

from journeydraft.planning.jsons import as_json
from journeydraft.planning.rank import Plan, Planned, plan
from journeydraft.planning.written import as_csv, as_markdown

__all__ = ["Plan", "Planned", "as_csv", "as_json", "as_markdown", "plan"]
