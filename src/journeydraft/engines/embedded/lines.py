"""One sentence, one line: what two units of a sentence say is not told twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeydraft.model.finding import Finding, Kind

CLAIMS = (Kind.pain, Kind.gain, Kind.opportunity, Kind.need)
TOLD = (*CLAIMS, Kind.question, Kind.thought, Kind.action, Kind.milestone)
"""The kinds whose text is what was said; what comes first is the more telling lane."""


def once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one chunk without those whose words are shown by a surer or more telling one.

    Of two of a kind whose words overlap the surer stays, in the words of the longer where one holds the
    other; of two kinds with the very same words a claim goes before a thought or an action, else the surer.
    """
    told = list(findings)
    kept: dict[int, dict[int, Finding]] = {}
    for i in sorted((i for i, f in enumerate(told) if f.kind in TOLD), key=lambda i: _telling(told[i])):
        others = kept.setdefault(told[i].turn, {})
        same = [j for j, other in others.items() if _same(told[i], other)]
        if not same:
            others[i] = told[i]
        elif len(same) == 1 and _holds(told[i], others[same[0]]):
            others[same[0]] = _in_words_of(others[same[0]], told[i])
    stays = {i: finding for of_turn in kept.values() for i, finding in of_turn.items()}
    return [stays.get(i, f) for i, f in enumerate(told) if i in stays or f.kind not in TOLD]


def _telling(finding: Finding) -> tuple[bool, float]:
    return finding.kind not in CLAIMS, -finding.weight


def _same(one: Finding, other: Finding) -> bool:
    (a, b), (c, d) = _span(one), _span(other)
    return (a, b) == (c, d) or (one.kind is other.kind and a < d and c < b)


def _holds(one: Finding, other: Finding) -> bool:
    (a, b), (c, d) = _span(one), _span(other)
    return one.kind is other.kind and a <= c and d <= b


def _in_words_of(one: Finding, longer: Finding) -> Finding:
    return replace(
        one,
        text=longer.text,
        quote=longer.quote,
        at=longer.at,
        clarity=longer.clarity,
        stands=longer.stands,
    )


def _span(finding: Finding) -> tuple[int, int]:
    start = finding.at or 0
    return start, start + len(finding.quote)
