"""Whether a guide or a questionnaire, rather than the people, made the order in which things were told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from journeydraft.model.proved import Proved
from journeydraft.model.source import Source, SourceKind
from journeydraft.stages.rounds import rounds

MOST = 0.5
"""Share of what was told from which the guide's order is the order told."""

_WORD = re.compile(r"\w+")


def guided(found: Sequence[Proved], sources: Sequence[Source]) -> bool:
    """Whether most of ``found`` answers a question that others were asked in the same words, or stands in the
    rounds of a questionnaire."""
    told = [one for one in found if one.kind is not SourceKind.review]
    in_rounds = {source.path: rounds(source) for source in sources}
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        asked[_words(one)].add(one.finding.participant or "")
    led = [
        one.finding.turn in in_rounds.get(one.finding.source, {})
        or (bool(_words(one)) and len(asked[_words(one)]) > 1)
        for one in told
    ]
    return sum(led) > MOST * len(led)


def _words(one: Proved) -> str:
    return " ".join(_WORD.findall((one.finding.question or "").casefold()))
