"""A line of a lane: ``text · high (4 of 7; 12 of 230 reviews) [^p1-9]``, both ways.

Signs stand at the end of the line and are read from there backwards; the first thing that is no sign ends
them, and what is left is the text. So a person may leave out, reorder or add signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from journeydraft.formats.labels import Labels, recognise
from journeydraft.formats.markdown.escape import collapse, decode, escape, harden, has_markup, plain
from journeydraft.formats.markdown.segment_signs import read_bracket, write_bracket
from journeydraft.formats.markdown.signs import (
    NUMBER,
    Json,
    Known,
    read_number,
    read_valence,
    references_inside,
    split_references,
    write_number,
)

FOR_THE_TEAM = ("owner", "effort", "impact")

_SEPARATOR = re.compile(r"(?<!\S)·(?!\S)")
_WORD_AND_VALENCE = re.compile(rf"^(.*?) ?(?<!\S)({NUMBER})$")
_OWN_WORD = {"emotions": ("emotions", "label"), "channels": ("channels", "channel")}
"""Lanes whose text may itself be a word of the vocabulary: the group of labels, the field that it fills."""


SignKind = Literal["references", "counts", "sign"]


@dataclass(slots=True)
class ItemLine:
    """An item as its line shows it; ``written`` keeps, by field, what a person formatted."""

    raw: str
    item: Json = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    signs: list[tuple[SignKind, str]] = field(default_factory=list)
    """What was read behind the text, from the end of the line: ``raw`` and these, reversed, are the line."""

    def take(self, kind: SignKind, end: int) -> None:
        """The line from ``end`` on is a sign of that kind."""
        self.signs.append((kind, self.raw[end:]))
        self.raw = self.raw[:end]


def write_item(item: Json, lane: str, words: Labels, cited: Sequence[str], written: Mapping[str, str]) -> str:
    """The line of ``item`` without its bullet.

    ``cited`` are footnote labels; ``written`` is, by field, text as a person formatted it.
    """
    raw = written.get("text") or escape(item["text"])
    found = {label for label in cited if f"[^{label}]" in raw} if "[^" in raw else ()
    signs = _signs(item, lane, words, cited, written)
    line = raw + signs
    doubtful = raw.endswith((")", "]")) or lane in _OWN_WORD
    if doubtful and "text" not in written and read_item(line, lane, dict.fromkeys(cited, True)).raw != raw:
        line = harden(raw) + signs
    return line + "".join(f" [^{label}]" for label in cited if label not in found)


def read_item(line: str, lane: str, known: Known) -> ItemLine:
    """The item that ``line`` shows; only footnotes in ``known`` count as evidence."""
    found = ItemLine(collapse(line))
    while _take_sign(found, known):
        pass
    if lane == "emotions":
        _take_valence(found)
    inside = references_inside(found.raw, known)
    found.cited = list(dict.fromkeys([*inside, *reversed(found.cited)]))
    found.item["text"] = plain(found.raw)
    if has_markup(found.raw):
        found.written["text"] = found.raw
    if lane in _OWN_WORD:
        _own_word(found, lane)
    _basis(found, lane)
    return found


def assumed_basis(item: Json, lane: str, cited: Sequence[str]) -> str:
    """What a line without a mark rests on: on what it cites or counts, else on somebody's idea of it."""
    if lane == "opportunities":
        return "inference"
    return "evidence" if cited or "participants" in item or "reviews" in item else "assumption"


def _signs(item: Json, lane: str, words: Labels, cited: Sequence[str], written: Mapping[str, str]) -> str:
    marks = [words.find(key, item[key]) for key in ("severity", "certainty", "verdict") if key in item]
    if "label" in item or "valence" in item:
        marks.append(_feeling(item, lane, words))
    if "channel" in item and not _says_itself(item, "channels", lane):
        marks.append(words.find("channels", item["channel"]))
    if "when" in item:
        marks.append(words.find("when", item["when"]))
    marks += [
        _for_the_team(item, key, words, written)
        for key in FOR_THE_TEAM
        if key in item or lane == "opportunities"
    ]
    marks.append(_basis_mark(item, lane, words, cited))
    counts = write_bracket(item, words)
    beside = _valence(item, words) if lane == "emotions" and _says_itself(item, "emotions", lane) else ""
    signs = f" {beside}" if beside else ""
    return signs + "".join(f" · {mark}" for mark in marks if mark) + (f" ({counts})" if counts else "")


def _valence(item: Json, words: Labels) -> str:
    return write_number(item["valence"], words, "+") if "valence" in item else ""


def _feeling(item: Json, lane: str, words: Labels) -> str | None:
    if _says_itself(item, "emotions", lane):
        return None
    parts = (words.find("emotions", item.get("label")), _valence(item, words))
    return " ".join(part for part in parts if part) or None


def _says_itself(item: Json, group: str, lane: str) -> bool:
    if lane != group:
        return False
    key = item.get(_OWN_WORD[group][1])
    return key is not None and recognise(group, item["text"]) == key


def _for_the_team(item: Json, key: str, words: Labels, written: Mapping[str, str]) -> str:
    value = item.get(key) or ""
    raw = written.get(key) or (escape(value) if value else "")
    if raw.endswith(")") and key not in written:
        raw = harden(raw)
    return f"{words.text('keys', key)}: {raw}".rstrip()


def _basis_mark(item: Json, lane: str, words: Labels, cited: Sequence[str]) -> str | None:
    basis = item.get("basis", "evidence")
    drafted = basis == "assumption" and bool(item.get("id"))
    return words.find("basis", basis) if drafted or basis != assumed_basis(item, lane, cited) else None


def _take_sign(found: ItemLine, known: Known) -> bool:
    """Read the last sign of the line; False where it ends with none."""
    end = found.raw[-1:]
    return (
        (end == "]" and _take_references(found, known))
        or (end == ")" and _take_bracket(found))
        or ("·" in found.raw and _take_segment(found))
    )


def _take_references(found: ItemLine, known: Known) -> bool:
    raw, cited = split_references(found.raw, known)
    taken = raw != found.raw
    if taken:
        found.take("references", len(raw))
    found.cited.extend(reversed(cited))
    return taken


def _take_bracket(found: ItemLine) -> bool:
    before, opening, inside = found.raw[:-1].rpartition("(")
    if not opening or ")" in inside or (before and not before.endswith(" ")):
        return False
    counts = read_bracket(inside)
    if not counts or counts.keys() & found.item.keys():
        return False
    found.item.update(counts)
    found.take("counts", len(before.rstrip()))
    return True


def _take_segment(found: ItemLine) -> bool:
    at = max((match.start() for match in _SEPARATOR.finditer(found.raw)), default=None)
    sign = None if at is None else _read_sign(found.raw[at + 1 :].strip())
    if not sign or sign.keys() & found.item.keys():
        return False
    for key in FOR_THE_TEAM:
        raw = sign.get(key)
        if raw and has_markup(raw):
            found.written[key] = raw
        if raw is not None:
            sign[key] = plain(raw) or None
    found.item.update(sign)
    found.take("sign", len(found.raw[:at].rstrip()))
    return True


def _read_sign(text: str) -> Json | None:
    for read in _SIGNS:
        if sign := read(text):
            return sign
    return None


def _team_sign(text: str) -> Json | None:
    head, colon, value = text.partition(":")
    key = recognise("keys", head) if colon else None
    return {key: value.strip()} if key else None


def _feeling_sign(text: str) -> Json | None:
    match = _WORD_AND_VALENCE.match(text)
    word, valence = (match[1], read_valence(match[2])) if match else (text, None)
    label = recognise("emotions", word) if word else None
    if (match and valence is None) or (word and not label):
        return None
    return {key: value for key, value in (("label", label), ("valence", valence)) if value is not None}


def _word_sign(group: str, key: str) -> Callable[[str], Json | None]:
    def read(text: str) -> Json | None:
        value = recognise(group, text)
        return {key: value} if value else None

    return read


_SIGNS: tuple[Callable[[str], Json | None], ...] = (
    _team_sign,
    _word_sign("severity", "severity"),
    _word_sign("certainty", "certainty"),
    _word_sign("verdict", "verdict"),
    _word_sign("when", "when"),
    _word_sign("basis", "basis"),
    _word_sign("channels", "channel"),
    _feeling_sign,
)


def _take_valence(found: ItemLine) -> None:
    """In the lane of emotions the valence may follow the text itself: ``Anxious −1.2``."""
    match = _WORD_AND_VALENCE.match(found.raw) if "valence" not in found.item else None
    if match and match[1] and match[2][0] in "−+-0" and read_valence(match[2]) is not None:
        found.item["valence"] = read_number(match[2])
        found.take("sign", len(match[1]))


def _own_word(found: ItemLine, lane: str) -> None:
    group, key = _OWN_WORD[lane]
    word = recognise(group, decode(found.raw))
    if word and key not in found.item:
        found.item[key] = word


def _basis(found: ItemLine, lane: str) -> None:
    basis = found.item.pop("basis", None) or assumed_basis(found.item, lane, found.cited)
    if None in found.item.values():
        found.item = {key: value for key, value in found.item.items() if value is not None}
    if basis != "evidence":
        found.item["basis"] = basis
