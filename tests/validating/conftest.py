"""Findings without a model: what two customers said, as an engine would have found it."""

import pytest

from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind
from journeydraft.nlp.bag import BagEncoder
from journeydraft.nlp.encoder.base import Vectors  # noqa: F401  the contract of the vectors below
from journeydraft.nlp.meaning import Meaning


@pytest.fixture
def meaning():
    """By words alone: nothing to load, and the same everywhere."""
    import numpy as np

    encoder = BagEncoder()
    return Meaning(encoder, {"any": np.zeros(encoder.dimensions, np.float32)})


@pytest.fixture
def said():
    """Makes a proved finding of a kind."""

    def make(kind: Kind, quote: str, who: str = "P1", line: int = 1, **more):
        finding = Finding(
            kind, quote, quote, f"{who}.txt", line, participant=who, language="en", weight=0.9, **more
        )
        evidence = Evidence(source=f"{who}.txt", participant=who, start=line * 100, end=line * 100 + 50,
                            line=line, quote=quote, status="exact")  # fmt: skip
        return Proved(finding, evidence, SourceKind.interview)

    return make
