"""A map that a team made from assumptions, against what customers said."""

from journeydraft.validating.run import Validated, validate

__all__ = ["Validated", "validate"]
