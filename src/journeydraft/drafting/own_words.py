"""What quotes say in their own words, for the findings that are joined by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeydraft.merge.lanes import JOINED
from journeydraft.model.proved import Proved
from journeydraft.nlp.meaning import Meaning


def with_own_words(found: Sequence[Proved], meaning: Meaning) -> list[Proved]:
    """``found``, what is joined of it with what its quote says in its own words, if joining asks for it."""
    joined = [one.finding for one in found if one.finding.kind in JOINED]
    said = list(dict.fromkeys((one.quote, one.language) for one in joined))
    vectors = meaning.own_words([quote for quote, _ in said], [language for _, language in said])
    if vectors is None:
        return list(found)
    alone = dict(zip(said, vectors, strict=True))
    return [
        replace(one, finding=replace(one.finding, alone=alone[one.finding.quote, one.finding.language]))
        if one.finding.kind in JOINED
        else one
        for one in found
    ]
