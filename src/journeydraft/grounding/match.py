"""What grounding answers: where a quote stands in its source, and how well the wording agreed."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a claimed quote agrees with its source, from best to worst."""

    exact = "exact"
    """Character for character."""
    normalised = "normalised"
    """The same words in the same order; white space, case, quote marks, dashes, fillers may differ."""
    near = "near"
    """Much the same wording. It may be shown as a paraphrase, never in quotation marks."""
    missing = "missing"
    """Not found in one stretch of one speaker. Only ever counted."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a source: `text[start:end]`, in code points, is what may be shown.

    It lies within one span, and starts and ends on whole words. `score` is the share of wording in
    common, 0–1: always 1.0 for `exact` and `normalised`.
    """

    start: int
    end: int
    status: Status
    score: float
