"""The lines of the blind spots, both ways: what the draft does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeydraft.formats.labels import Labels, recognise
from journeydraft.formats.markdown.escape import collapse, escape, escape_exactly, plain
from journeydraft.formats.markdown.saturation_line import read_saturation, write_saturation
from journeydraft.formats.markdown.signs import Json, read_count, read_number, write_count, write_number
from journeydraft.formats.markdown.stages_line import read_stages_used, write_stages_used

_TEXTS = ("empty_stages", "thin_stages", "disagreements")
_COUNTS = ("single_voice", "contradicted", "unplaced")
_PERCENT = re.compile(r"^(?:(.*)\s)?(\d{1,3})\s?%$")
_NUMBER = re.compile(r"^(?:(.*)\s)?(\d{1,15})$")
_TAU = re.compile(r"^(?:(.*)\s)?([−+-]?[01](?:[.,]\d{1,6})?)$")


def write_blind_spots(spots: Json, words: Labels) -> Iterator[tuple[str, str]]:
    """Key and line (without bullet) of what ``spots`` holds and a line can show; empty stages by name."""
    for key in words.groups["blind_spots"]:
        line = f"{words.text('blind_spots', key)}: {_value(key, spots[key], words)}" if key in spots else ""
        if read_blind_spot(line) is not None:
            yield key, line


def read_blind_spot(raw: str) -> Json | None:
    """The blind spot that a line shows, or None if it is something else."""
    head, colon, rest = collapse(raw).partition(":")
    key = recognise("blind_spots", head) if colon else None
    if key is None:
        return None
    value = _read_value(key, rest.strip())
    return None if value is None else {key: value}


def _value(key: str, value: object, words: Labels) -> str:
    if key in _COUNTS and isinstance(value, dict):
        return write_count(value, words)
    if key == "saturation" and isinstance(value, dict):
        return write_saturation(value, words)
    if key == "order" and isinstance(value, dict):
        told = [("", value["mean"]), *value.get("by_participant", {}).items()]
        shown = [f"{escape_exactly(who)} {write_number(tau, words)}".strip() for who, tau in told]
        return " · ".join([*shown, words.text("order", "guided")] if value.get("guided") else shown)
    if key == "stages" and isinstance(value, dict):
        return write_stages_used(value, words)
    if isinstance(value, dict):
        return " · ".join(_amount(key, name, amount, words) for name, amount in value.items())
    return " · ".join(escape(name) for name in value) if isinstance(value, list) else ""


def _amount(key: str, name: str, amount: float, words: Labels) -> str:
    number = f"{amount * 100:.0f} %" if key == "coverage" else str(amount)
    known = words.find("dropped", name) if key == "dropped" else None
    return f"{known or escape_exactly(name) or '&#32;'} {number}"


def _read_value(key: str, text: str) -> object:
    parts = re.split(r"\s+·\s+", text)
    if key in _COUNTS:
        return read_count(text)
    if key in _TEXTS:
        return [plain(part) for part in parts]
    if key == "saturation":
        return read_saturation(text)
    if key == "stages":
        return read_stages_used(text)
    if key == "order":
        return _read_order(parts)
    pattern, scale = (_PERCENT, 100) if key == "coverage" else (_NUMBER, 1)
    found = [pattern.match(part) for part in parts]
    if not all(found):
        return None
    amounts = {plain(match[1] or ""): int(match[2]) for match in found if match}
    if key == "dropped":
        return {recognise("dropped", name) or name: amount for name, amount in amounts.items()}
    return {name: min(1, amount / scale) for name, amount in amounts.items()}


def _read_order(parts: list[str]) -> Json | None:
    """The mean, then each participant's own, then whether the order is a guide's."""
    guided = recognise("order", parts[-1]) == "guided"
    parts = parts[:-1] if guided else parts
    found = [_TAU.match(part) for part in parts]
    taus = [(plain(match[1] or ""), read_number(match[2])) for match in found if match]
    if not taus or len(taus) < len(parts) or taus[0][0] or not all(-1 <= tau <= 1 for _, tau in taus):
        return None
    told = dict(taus[1:])
    order: Json = {"mean": taus[0][1], "participants": len(told)}
    return order | ({"by_participant": told} if told else {}) | ({"guided": True} if guided else {})
