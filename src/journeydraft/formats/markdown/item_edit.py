"""An item's line brought up to date: what did not change stays as the person typed it."""

from __future__ import annotations

from collections.abc import Sequence

from journeydraft.formats.labels import Labels
from journeydraft.formats.markdown.escape import SPACES, unwrapped
from journeydraft.formats.markdown.item_line import ItemLine, SignKind, read_item, write_item
from journeydraft.formats.markdown.segment_signs import write_bracket
from journeydraft.formats.markdown.signs import Json, Known

_COUNTS = ("participants", "reviews", "segments")
_SIGNS = ("severity", "valence", "label", "channel", "when", "owner", "effort", "impact")


def edited_item(
    raw: str, before: Json, after: Json, lane: str, words: Labels, cited: Sequence[str], known: Known
) -> str:
    """``raw``, a line (or lines) that shows ``before``, as it shows ``after``, which cites ``cited``.

    ``known`` are the footnotes that are evidence, new ones too. Text that stays keeps its line breaks.
    """
    found = read_item(unwrapped(raw), lane, known)
    if before["text"] != after["text"]:
        written = {key: text for key, text in found.written.items() if key != "text"}
        return write_item(after, lane, words, cited, written)
    if all(before.get(key) == after.get(key) for key in _SIGNS):
        line = _with_counts(found, before, after, words, cited)
        if _shows(line, after, lane, cited, known):
            return _as_typed(raw, found.raw) + line
    line = write_item(after, lane, words, cited, {**found.written, "text": found.raw})
    return _as_typed(raw, found.raw) + line[len(found.raw) :]


def _with_counts(found: ItemLine, before: Json, after: Json, words: Labels, cited: Sequence[str]) -> str:
    """The signs of the line with other counts and footnotes."""
    signs = list(reversed(found.signs))
    if any(before.get(key) != after.get(key) for key in _COUNTS):
        counts = write_bracket(after, words)
        signs = _counted(signs, f" ({counts})" if counts else "")
    kept = [(kind, _of(text, cited) if kind == "references" else text) for kind, text in signs]
    there = "".join(text for _, text in kept) + found.raw
    return "".join(text for _, text in kept) + "".join(
        f" [^{label}]" for label in cited if f"[^{label}]" not in there
    )


def _counted(signs: Sequence[tuple[SignKind, str]], bracket: str) -> list[tuple[SignKind, str]]:
    """The bracket where one stood; else before the footnotes that end the line."""
    if any(kind == "counts" for kind, _ in signs):
        first = next(index for index, (kind, _) in enumerate(signs) if kind == "counts")
        return [
            (kind, bracket if index == first else text)
            for index, (kind, text) in enumerate(signs)
            if kind != "counts" or index == first
        ]
    ends = bool(signs) and signs[-1][0] == "references"
    return [*signs[: -1 if ends else None], ("counts", bracket), *(signs[-1:] if ends else ())]


def _of(references: str, cited: Sequence[str]) -> str:
    """The footnotes among ``references`` that are still cited, with the space that stood before them."""
    kept = [
        part for part in references.replace("]", "]\n").split("\n") if part.strip(" []^").strip() in cited
    ]
    return "".join(kept)


def _as_typed(raw: str, text: str) -> str:
    """The beginning of ``raw`` that reads as ``text``, with the white space that stands in it."""
    bare = SPACES.sub("", text)
    if raw.startswith(text) or not SPACES.sub("", raw).startswith(bare):
        return text
    left = len(bare)
    opening = len(raw) - len(raw.lstrip())
    for end in range(opening, len(raw)):
        if not left:
            return raw[:end]
        left -= not SPACES.match(raw[end])
    return raw


def _shows(signs: str, after: Json, lane: str, cited: Sequence[str], known: Known) -> bool:
    """Whether the signs read back as the counts and footnotes that were meant."""
    read = read_item(f"x{signs}", lane, known)
    counts = [
        (one.get("count"), one.get("of")) if one else None
        for item in (read.item, after)
        for one in (item.get("participants"), item.get("reviews"))
    ]
    return counts[:2] == counts[2:] and set(read.cited) <= set(cited)
