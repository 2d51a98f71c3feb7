"""What quotes say in their own words, for the findings that are joined by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from journeydraft.merge.lanes import JOINED
from journeydraft.model.proved import Proved
from journeydraft.nlp.meaning import Meaning

OwnWords = Mapping[tuple[str, str | None], NDArray[np.float32]]
"""By quote and language."""


def own_words(found: Sequence[Proved], meaning: Meaning) -> OwnWords:
    """What the quotes of what is joined of ``found`` say in their own words, if joining asks for it."""
    joined = [one.finding for one in found if one.finding.kind in JOINED]
    said = dict.fromkeys((one.quote, one.language) for one in joined)
    vectors = meaning.own_words([quote for quote, _ in said], [language for _, language in said])
    return {} if vectors is None else dict(zip(said, vectors, strict=True))


def with_own_words(found: Sequence[Proved], alone: OwnWords) -> list[Proved]:
    """``found``, what is joined of it with what ``alone`` has of its quote."""
    if not alone:
        return list(found)
    return [
        replace(one, finding=replace(one.finding, alone=alone[one.finding.quote, one.finding.language]))
        if one.finding.kind in JOINED
        else one
        for one in found
    ]
