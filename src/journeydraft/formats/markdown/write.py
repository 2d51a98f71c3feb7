"""Map → Markdown, proved by reading it back before it is handed out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from journeydraft.errors import MapError
from journeydraft.formats.labels import labels
from journeydraft.formats.markdown.comment import write_comment
from journeydraft.formats.markdown.hidden import hidden_parts
from journeydraft.formats.markdown.labelling import footnote_labels
from journeydraft.formats.markdown.layout import lay_out
from journeydraft.formats.markdown.notes import FRONT_MATTER, TOP, Shown, fenced, is_formatting, parent
from journeydraft.formats.markdown.page import read_page
from journeydraft.formats.markdown.read import note_digest
from journeydraft.formats.markdown.reading import empty_map
from journeydraft.formats.markdown.sheet import Sheet, unused
from journeydraft.formats.markdown.signs import Json
from journeydraft.formats.markdown.walk import see
from journeydraft.model.journey import JourneyMap


def write_markdown(map_: JourneyMap) -> str:
    """``map_`` as Markdown in the language that its provenance names; reading it gives ``map_`` again."""
    full = as_json(map_)
    footnotes = footnote_labels(list(full["evidence"]))
    notes = [Shown(index, note["place"], note["markdown"]) for index, note in enumerate(full["notes"])]
    for soften in _WAYS:
        text, shown = _write(full, footnotes, notes)
        seen = _see(text)
        lost = _lost(shown, seen)
        hidden = None if lost or seen is None else _hidden(seen, full, footnotes, shown)
        if hidden is not None:
            return f"{text}\n\n{write_comment(hidden)}\n" if hidden else f"{text}\n"
        notes = soften(notes, lost)
    raise MapError("this map cannot be written as Markdown", hint="write it as JSON")


def as_json(map_: JourneyMap) -> Json:
    """``map_`` as JSON without default values, all parts there."""
    full = map_.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {**empty_map(), **full}


def _write(full: Json, footnotes: dict[str, str], notes: Sequence[Shown]) -> tuple[str, list[Shown]]:
    """The text and the notes as they stand in it; a note whose place is gone stands at the next one above."""
    words = labels(full["provenance"].get("language"))
    evidence = full["evidence"].items()
    people = {id_: entry["participant"] for id_, entry in evidence if "participant" in entry}
    sheet = Sheet(words, footnotes, people, notes)
    lay_out(full, sheet)
    homeless = {note.index: _nearest(note.place, sheet) for note in unused(notes, sheet)}
    if homeless:
        notes = [replace(note, place=homeless.get(note.index, note.place)) for note in notes]
        sheet = Sheet(words, footnotes, people, notes)
        lay_out(full, sheet)
    return "\n".join(sheet.lines).rstrip("\n"), [note for note in notes if note.index in sheet.used]


def _nearest(place: str, sheet: Sheet) -> str:
    while place and place not in sheet.visited:
        place = parent(place)
    return place or TOP


def _see(text: str) -> Json | None:
    """What a reader will see, or None if something in ``text`` would swallow the closing comment."""
    try:
        page = read_page(f"{text}\n\n{write_comment({})}\n", None)
    except MapError:
        return None
    return see(page).map if page.hidden_line else None


def _lost(shown: Sequence[Shown], seen: Json | None) -> set[int]:
    """The notes that would not be read back as they are."""
    if seen is None:
        return set()
    left = Counter((note["place"], note["markdown"]) for note in seen["notes"])
    lost = set()
    for note in shown:
        left[note.place, note.markdown] -= 1
        if left[note.place, note.markdown] < 0:
            lost.add(note.index)
    return lost


def _hidden(seen: Json, full: Json, footnotes: dict[str, str], shown: Sequence[Shown]) -> Json | None:
    """What the comment must hold, or None if the text does not read back as the map is built."""
    if len(seen["notes"]) != len(shown):
        return None
    try:
        return hidden_parts(seen, full, footnotes) | _hidden_notes(seen["notes"], full["notes"], shown)
    except ValueError:
        return None


def _hidden_notes(seen: list[Json], full: list[Json], shown: Sequence[Shown]) -> Json:
    if seen == full:
        return {}
    stands = {note.index: {"place": note.place, "markdown": note.markdown} for note in shown}
    entries = []
    for index, note in enumerate(full):
        there = stands.get(index)
        entry = {"seen": note_digest(there)} if there else {}
        entries.append(entry | {key: note[key] for key in note if not there or there[key] != note[key]})
    return {"notes": entries}


Softened = Callable[[Sequence[Shown], set[int]], list[Shown]]


def _fence_lost(notes: Sequence[Shown], lost: set[int]) -> list[Shown]:
    """Notes that would be read as something else stand as code, or only in the comment."""
    return [_as_code(note) if note.index in lost else note for note in notes if not _must_hide(note, lost)]


def _fence_all(notes: Sequence[Shown], _lost: set[int]) -> list[Shown]:
    blocks = (note for note in notes if not is_formatting(note.place))
    return [_as_code(note) for note in blocks if note.markdown.strip()]


def _hide_all(_notes: Sequence[Shown], _lost: set[int]) -> list[Shown]:
    return []


def _must_hide(note: Shown, lost: set[int]) -> bool:
    return note.index in lost and (is_formatting(note.place) or not note.markdown.strip())


def _as_code(note: Shown) -> Shown:
    place = TOP if note.place == FRONT_MATTER else note.place
    return replace(note, place=place, markdown=fenced(note.markdown))


_WAYS: tuple[Softened, ...] = (_fence_lost, _fence_all, _hide_all, _hide_all)
"""What is done after a try that does not read back: most maps need none of it."""
