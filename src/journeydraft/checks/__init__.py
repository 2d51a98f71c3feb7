"""What is wrong with a map: rules, one small function each, and how their findings are shown."""

from journeydraft.checks.base import Fault, Subject
from journeydraft.checks.run import RULES, check, open_subject

__all__ = ["RULES", "Fault", "Subject", "check", "open_subject"]
