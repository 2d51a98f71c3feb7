"""How a table is read: which column holds what. Decided from the headings and a sample of the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from journeydraft.errors import InputError
from journeydraft.readers import columns, spoken
from journeydraft.readers.base import ReadOptions

_SHOWN = 12


class Layout(StrEnum):
    """What a row is: a piece of a recorded talk, a review, or the answers of one person."""

    talk = "talk"
    review = "review"
    survey = "survey"


@dataclass(frozen=True, slots=True)
class Plan:
    """``roles`` maps a role of ``columns.ROLES`` to the column's number; ``texts``: the columns to read."""

    headings: tuple[str, ...]
    layout: Layout
    texts: tuple[int, ...]
    roles: Mapping[str, int]
    warnings: tuple[str, ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """Role → heading, for people; several text columns are told apart by a number."""
        numbers = [""] if len(self.texts) == 1 else [f" {n}" for n in range(1, len(self.texts) + 1)]
        told = {f"text{n}": self.headings[i] for n, i in zip(numbers, self.texts, strict=True)}
        return told | {role: self.headings[i] for role, i in self.roles.items() if i not in self.texts}


@dataclass(slots=True)
class _Columns:
    """The headings, a sample of what stands below, and the roles found so far."""

    headings: tuple[str, ...]
    sample: Sequence[Sequence[str]]
    roles: dict[str, int] = field(default_factory=dict)

    def cells(self, index: int) -> list[str]:
        return [row[index].strip() for row in self.sample if index < len(row) and row[index].strip()]

    def is_prose(self, index: int) -> bool:
        """Whether the cells are sentences rather than numbers, choices, links or codes."""
        cells = self.cells(index)
        long = [cell for cell in cells if _words(cell) >= 3]
        if len(long) < max(1, 0.3 * len(cells)):
            return False
        return sum(map(_words, long)) >= 4 * len(long) and len(set(long)) >= 0.4 * len(long)

    def is_talk(self) -> bool:
        """A column of speakers; or times of a recording, in which the authors, if any, take turns."""
        if "speaker" in self.roles:
            return True
        if "start" not in self.roles or "rating" in self.roles:
            return False
        times = self.cells(self.roles["start"])
        if not times or any(spoken.seconds(time) is None for time in times):
            return False
        authors = self.cells(self.roles["author"]) if "author" in self.roles else []
        return len(authors) >= 2 * len(set(authors)) > 0 if authors else "end" in self.roles

    def free(self) -> list[int]:
        taken = set(self.roles.values())
        return [i for i in range(len(self.headings)) if i not in taken]


def plan(
    headings: Sequence[str],
    sample: Sequence[Sequence[str]],
    options: ReadOptions,
    *,
    path: str,
    line: int = 1,
) -> Plan:
    """Decide the columns' roles: what the user named, then the headings, then what the cells look like.

    Raises ``InputError`` naming the columns if none is known to hold text, or a named one is missing.
    """
    table = _Columns(tuple(headings), sample)
    table.roles = columns.assign(list(headings))
    named = _named(table, options, path, line)
    if named:
        texts, warnings = named, list[str]()
    else:
        texts, warnings = _guessed(table, options.force)
    if not texts:
        raise _no_text(table, path, line)
    roles = {role: i for role, i in table.roles.items() if i not in texts}
    if options.by is not None and options.segment_col is None:
        roles = _by(roles, table.headings, options.by)
    return Plan(table.headings, _layout(table, texts), tuple(texts), roles, tuple(warnings))


def _by(roles: Mapping[str, int], headings: Sequence[str], by: str) -> dict[str, int]:
    """``roles`` with the column ``by`` as the segment, whatever else it is; none where it is not there."""
    kept = {role: i for role, i in roles.items() if role != "segment"}
    found = next((i for i, name in enumerate(headings) if columns.plain(name) == columns.plain(by)), None)
    return kept if found is None else kept | {"segment": found}


def looks_like_a_table(headings: Sequence[str]) -> bool:
    """Whether the headings alone make it likely that they are headings."""
    return len(columns.assign(list(headings))) >= 2 or sum(map(columns.is_question, headings)) >= 2


def _named(table: _Columns, options: ReadOptions, path: str, line: int) -> list[int]:
    """Roles that the user's options settle; returns the text columns among them."""

    def find(heading: str, option: str) -> int:
        plain = [columns.plain(h) for h in table.headings]
        for wanted, known in ((heading.strip(), list(table.headings)), (columns.plain(heading), plain)):
            if wanted in known:
                return known.index(wanted)
        raise InputError(
            f"no column {heading!r}; the columns are {_list(table.headings)}",
            path=path, line=line, hint=f"give one of them as {option} NAME",
        )  # fmt: skip

    settled = {"author": options.id_col, "rating": options.rating_col, "date": options.date_col}
    settled["segment"] = options.segment_col
    for role, heading in settled.items():
        if heading is not None:
            index = find(heading, "--id-col" if role == "author" else f"--{role}-col")
            table.roles = {r: i for r, i in table.roles.items() if i != index} | {role: index}
    texts = [find(heading, "--text-col") for heading in options.text_col]
    table.roles = {r: i for r, i in table.roles.items() if i not in texts}
    return texts


def _guessed(table: _Columns, force: bool) -> tuple[list[int], list[str]]:
    """The text columns by their headings, and what was left out that a person might miss."""
    if table.is_talk() and "text" in table.roles:
        return [table.roles["text"]], []
    free = table.free()
    asked = [i for i in free if columns.is_question(table.headings[i])]
    answers = [i for i in asked if table.is_prose(i)]
    texts = sorted(answers + ([table.roles["text"]] if "text" in table.roles else []))
    if "rating" not in table.roles:
        _rating_question(table, [i for i in asked if i not in answers])
    left = [i for i in free if i not in answers and table.is_prose(i)]
    if not texts and force and left:
        return [max(left, key=lambda i: sum(map(_words, table.cells(i))))], []
    return texts, [_left_out(table, i) for i in left] + [
        f"column {_short(table.headings[i])!r} asks, but its cells are no sentences: left out"
        for i in asked
        if i not in answers and i not in table.roles.values()
    ]


def _left_out(table: _Columns, index: int) -> str:
    return (
        f"column {_short(table.headings[index])!r} holds sentences and was not read; --text-col NAME reads it"
    )


def _rating_question(table: _Columns, closed: list[int]) -> None:
    """A question answered by numbers from 0 to 10 is the rating."""
    for index in closed:
        cells = table.cells(index)
        if cells and all(len(cell) < 3 and cell.isdecimal() and int(cell) <= 10 for cell in cells):
            table.roles["rating"] = index
            return


def _layout(table: _Columns, texts: Sequence[int]) -> Layout:
    if len(texts) == 1 and table.is_talk():
        return Layout.talk
    asked = len(texts) > 1 or "question" in table.roles or columns.is_question(table.headings[texts[0]])
    return Layout.survey if asked else Layout.review


def _no_text(table: _Columns, path: str, line: int) -> InputError:
    return InputError(
        f"no column is known to hold what people wrote; the columns are {_list(table.headings)}",
        path=path, line=line, hint="name it: --text-col NAME",
    )  # fmt: skip


def _list(headings: Sequence[str]) -> str:
    shown = ", ".join(repr(_short(heading)) for heading in headings[:_SHOWN])
    return shown + (f" and {len(headings) - _SHOWN} more" if len(headings) > _SHOWN else "")


def _short(heading: str) -> str:
    return heading if len(heading) <= 40 else heading[:39] + "…"


def _words(cell: str) -> float:
    """Words; in scripts without spaces two characters count as one."""
    if cell.startswith(("http://", "https://", "{", "[")):
        return 0
    dense = sum(1 for c in cell if c > "⺀" and c.isalpha())
    return len(cell.split()) + dense / 2
