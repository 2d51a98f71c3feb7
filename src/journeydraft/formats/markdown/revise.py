"""A revision of a map, done in the file itself: what did not change stays byte for byte."""

from __future__ import annotations

from journeydraft.errors import MapError
from journeydraft.formats.markdown.comment import write_comment
from journeydraft.formats.markdown.desk import Desk
from journeydraft.formats.markdown.hidden import hidden_parts, paired_parts
from journeydraft.formats.markdown.page import Page, read_page
from journeydraft.formats.markdown.patch import Patch
from journeydraft.formats.markdown.places import citations
from journeydraft.formats.markdown.read import MarkdownMap, note_digest
from journeydraft.formats.markdown.revise_items import revise_lanes
from journeydraft.formats.markdown.revise_parts import (
    revise_blind_spots,
    revise_evidence,
    revise_header,
    revise_paths,
    revise_segments,
    revise_stages,
)
from journeydraft.formats.markdown.signs import Json
from journeydraft.formats.markdown.walk import see
from journeydraft.model.revision import Revision

_CITING = ("evidence", "contradicted_by")
_SHOWN = ("basis", "order", *_CITING)
"""Keys in which what is shown has the last word."""


def revise_markdown(opened: MarkdownMap, text: str, revision: Revision) -> str:
    """``text``, from which ``opened`` was read, as ``revision`` has it. MapError if that cannot be done."""
    desk = Desk(opened, text, revision)
    for place in desk.gone.values():
        desk.patch.replace(place.first, place.last, [])
    revise_header(desk)
    revise_stages(desk)
    revise_lanes(desk)
    revise_paths(desk)
    revise_blind_spots(desk)
    revise_segments(desk)
    revise_evidence(desk)
    desk.settle()
    return _with_comment(_without_orphans(desk.patch.text(), opened), desk)


def _without_orphans(text: str, opened: MarkdownMap) -> tuple[str, Page]:
    """The text without quotes that were cited before and are not any more, and its page."""
    page = read_page(text, opened.page.path)
    after = {one.label for one in citations(page.blocks, page.lines)}
    lost = {one.label for one in opened.citations if one.label in page.evidence} - after
    if not lost:
        return text, page
    patch = Patch(text)
    for block in page.blocks:
        if block.kind == "footnote" and block.label in lost:
            patch.replace(block.first, patch.end(block.first, block.last), [])
    text = patch.text()
    return text, read_page(text, opened.page.path)


def _with_comment(shown: tuple[str, Page], desk: Desk) -> str:
    """The text with a closing comment that knows what it does not show."""
    text, page = shown
    seen = see(page).map
    try:
        hidden = hidden_parts(seen, _as_shown(desk, seen), desk.labels) | _hidden_notes(desk, seen)
    except ValueError as error:
        raise MapError(
            "the new lines do not fit into this file",
            path=page.path,
            hint="mend what `journeydraft check` finds in its Markdown, such as code that does not end, "
            "or draft anew beside it with -o",
        ) from error
    patch = Patch(text)
    comment = write_comment(hidden).split("\n") if hidden else []
    if page.hidden_line:
        tail = page.hidden_tail
        patch.replace(page.hidden_line - 1, page.hidden_end, [*comment, *([tail] if tail else [])])
    elif comment:
        end = len(patch.lines)
        patch.insert(end, [*([] if patch.is_blank(end - 1) and end else [""]), *comment])
    return patch.text()


def _as_shown(desk: Desk, seen: Json) -> Json:
    """The new map as far as the file shows it: its quotes, its notes, what its lines rest on."""
    ids = {label: id_ for id_, label in desk.labels.items()}
    pool = desk.after["evidence"]
    evidence = {id_: pool[id_] for id_ in (ids.get(label, label) for label in seen["evidence"])}
    full = {**desk.after, "evidence": evidence, "notes": seen["notes"]}
    for now, then in paired_parts(seen, full):
        for key in _SHOWN:
            then.pop(key, None)
            if key in now:
                then[key] = [ids.get(label, label) for label in now[key]] if key in _CITING else now[key]
    return full


def _hidden_notes(desk: Desk, seen: Json) -> Json:
    """The notes, where some of them stand in the closing comment only."""
    extra = [note for note in desk.before["notes"] if note not in desk.opened.seen.map["notes"]]
    if not extra:
        return {}
    return {"notes": [*({"seen": note_digest(note)} for note in seen["notes"]), *extra]}
