"""Speakers and files → participants' ids, the same in every output; names stay out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.readers.role_words import is_generic, key_of, role_words

_CODE = re.compile(r"(?<![a-z0-9])p[ _-]?0*(?P<number>\d{1,4})(?![0-9])", re.IGNORECASE)
_WORDED = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]{4,20})[ _-]?0*(?P<number>\d{1,4})(?!\d)")
_ONLY_NUMBER = re.compile(r"0*(\d{1,3})")


def name_participants(sources: Iterable[Source]) -> list[Source]:
    """Give every turn that may be evidence the id of who speaks; the order of ``sources`` gives the numbers.

    The id comes from the label (``P3``), a column, or the file's name (``p03.md``, ``P3_session2.vtt``);
    everybody else is numbered ``P1`` … in the order of appearance, over the numbers that are taken. The
    same name in two files is one person; "Participant", "Speaker 1" and no label are the file's own.
    """
    studied = list(sources)
    people = [_people(source) for source in studied]
    ids = _numbered([key for keys in people for key in keys.values()])
    return [_named(source, keys, ids) for source, keys in zip(studied, people, strict=True)]


def file_code(path: str) -> str | None:
    """``P3`` of ``p03.md``, ``P3_interview.vtt``, ``participant-3.docx`` or ``3.txt``; else ``None``."""
    stem = PurePosixPath(path.split("#")[0]).stem
    if match := _ONLY_NUMBER.fullmatch(stem):
        return f"P{int(match[1])}"
    return _code(stem)


def _code(text: str) -> str | None:
    if match := _CODE.search(text):
        return f"P{int(match['number'])}"
    for match in _WORDED.finditer(text):
        if role_words().role_of(match["word"]) is Role.participant:
            return f"P{int(match['number'])}"
    return None


def _people(source: Source) -> dict[tuple[str, str], str]:
    """Who may be quoted in a source: (column's id, label) → a key that is the same for the same person."""
    said_by = {_who(turn): turn for turn in source.turns if source.is_evidence(turn)}
    file = file_code(source.path)
    alone = len(said_by) == 1
    return {who: _key(source, turn, file if alone else None) for who, turn in said_by.items()}


def _who(turn: Turn) -> tuple[str, str]:
    return turn.participant or "", turn.speaker or ""


def _key(source: Source, turn: Turn, file: str | None) -> str:
    if source.kind is SourceKind.review:
        return f"review:{source.path}:{turn.participant or turn.speaker or turn.start}"
    if turn.participant:
        return f"id:{_code(turn.participant) or turn.participant}"
    label = turn.speaker or ""
    own = not label or is_generic(label) or role_words().role_of(label) is not None
    code = _code(label) if label else None
    if file and own:
        return f"id:{file}"
    if code:
        return f"id:{code}"
    if own:
        return f"file:{source.path}:{key_of(label)}"
    return f"id:{file}" if file else f"name:{key_of(label)}"


def _numbered(keys: list[str]) -> dict[str, str]:
    """Key → id; ids that are given stay, the others get the free numbers."""
    ordered = dict.fromkeys(keys)
    ids = {key: key.partition(":")[2] for key in ordered if key.startswith("id:")}
    taken = set(ids.values())
    people, reviews = _free("P", taken), _free("R", taken)
    for key in ordered:
        if key not in ids:
            ids[key] = _review_id(key, taken, reviews) if key.startswith("review:") else next(people)
    return ids


def _review_id(key: str, taken: set[str], free: Iterator[str]) -> str:
    given = key.rpartition(":")[2]
    chosen = given if given not in taken and not given.isdigit() else next(free)
    taken.add(chosen)
    return chosen


def _free(letter: str, taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if f"{letter}{number}" not in taken:
            yield f"{letter}{number}"


def _named(source: Source, keys: dict[tuple[str, str], str], ids: dict[str, str]) -> Source:
    def named(turn: Turn) -> Turn:
        who = ids[keys[_who(turn)]] if source.is_evidence(turn) else None
        return turn if turn.participant == who else replace(turn, participant=who)

    return replace(source, turns=tuple(named(turn) for turn in source.turns))
