"""What ships for the built-in encoder, and what stands in for it with another one."""

from __future__ import annotations

from journeydraft.nlp.encoder.base import Encoder
from journeydraft.nlp.heads import Heads, shipped_centres, shipped_heads, shipped_vectors
from journeydraft.nlp.meaning import Meaning


def meaning_for(encoder: Encoder) -> Meaning:
    """Meaning by ``encoder``, with the shipped centres and the vectors of the shipped stage templates."""
    return Meaning(encoder, shipped_centres(), shipped_vectors())


def heads_for(meaning: Meaning) -> Heads:
    """The shipped heads."""
    return shipped_heads()
