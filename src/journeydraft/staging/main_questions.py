"""The question of the guide that an answer belongs to, where a follow-up was noted in brackets inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeydraft.model.proved import Proved
from journeydraft.model.source import Role, Source
from journeydraft.readers.followups import bracket


def under_main_questions(found: Sequence[Proved], sources: Sequence[Source]) -> list[Proved]:
    """``found``, each under the last question before it that is no follow-up in brackets.

    Who answers "(Any reason why?)" still speaks of what the guide had asked.
    """
    asked = {source.path: _main_questions(source) for source in sources}
    return [
        replace(one, finding=replace(one.finding, question=main))
        if (main := asked[one.finding.source].get(one.finding.turn))
        else one
        for one in found
    ]


def _main_questions(source: Source) -> Mapping[int, str]:
    """By the number of each turn that answers a follow-up: the question before that."""
    found: dict[int, str] = {}
    main, follows = "", False
    for number, turn in enumerate(source.turns):
        if turn.role is Role.interviewer:
            words = source.said(turn).strip()
            follows = 0 < bracket(words, follow_ups=True) == len(words)
            main = main if follows else words or main
        elif follows and main:
            found[number] = main
    return found
