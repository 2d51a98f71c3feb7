"""A map beside its editor: the page on this machine's loopback, following the file."""

from journeydraft.viewing.server import PageServer
from journeydraft.viewing.shown import Fault, Heard, Shown, State

__all__ = ["Fault", "Heard", "PageServer", "Shown", "State"]
