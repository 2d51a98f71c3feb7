"""What ships for the built-in encoder, and what stands in for it with another one."""

from __future__ import annotations

from journeydraft.nlp.encoder.base import Encoder
from journeydraft.nlp.heads import Heads, shipped_centres, shipped_heads
from journeydraft.nlp.meaning import Meaning


def meaning_for(encoder: Encoder) -> Meaning:
    """Meaning by ``encoder``, with the shipped centres."""
    return Meaning(encoder, shipped_centres())


def heads_for(meaning: Meaning) -> Heads:
    """The shipped heads."""
    return shipped_heads()
