"""What stands around the stages: header, paths, blind spots, segments; three ways like everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeydraft.formats.markdown.notes import as_written, pointer
from journeydraft.formats.markdown.veil import rough
from journeydraft.maps.update.fields import joined, same
from journeydraft.model.journey import (
    BlindSpots,
    Evidence,
    Header,
    JourneyMap,
    Provenance,
    Record,
    Segments,
    Stage,
    Transition,
)

LINES = ("persona", "scenario", "journey", "problem")
"""Texts of the header that follow the new draft where nobody changed them; the title is the researcher's."""


def merged_header(mine: JourneyMap, base: JourneyMap, theirs: JourneyMap, careful: bool) -> Header:
    """The header; goals and expectations are the researcher's."""
    ours, then, now = mine.header, base.header, theirs.header
    update: dict[str, Any] = {}
    written = {note.place for note in mine.notes}

    def left(key: str) -> bool:
        free = as_written(pointer("header", key)) not in written
        return free and same(getattr(ours, key), getattr(then, key))

    for key in LINES:
        if left(key) and not careful and getattr(now, key) is not None:
            update[key] = getattr(now, key)
    if left("outcome") and not careful and now.outcome is not None:
        update["outcome"], update["outcome_evidence"] = now.outcome, now.outcome_evidence
    if _rough(ours.sample) == _rough(then.sample):
        update["sample"] = now.sample
    return ours.model_copy(update=update)


def merged_blind_spots(
    mine: JourneyMap, base: JourneyMap, theirs: JourneyMap, stages: Sequence[tuple[Stage, Stage]]
) -> BlindSpots:
    """Each line that nobody changed or deleted as the new draft has it, for stages that are still there.

    ``stages`` are those of the new draft, each with what it became in the researcher's map.
    """
    update = _followed(mine.blind_spots, base.blind_spots, theirs.blind_spots)
    parts: dict[str, list[str]] = {}
    for stage, now in stages:
        parts.setdefault(now.name, []).append(stage.name)
    for key, most in (("empty_stages", len(theirs.stages)), ("thin_stages", 1)):
        if key in update:
            told = update[key]
            update[key] = tuple(
                name for name, of in parts.items() if len(of) <= most and all(one in told for one in of)
            )
    return mine.blind_spots.model_copy(update=update)


def merged_segments(mine: JourneyMap, base: JourneyMap, theirs: JourneyMap) -> Segments:
    """As the new draft has them, where nobody changed them."""
    return mine.segments.model_copy(update=_followed(mine.segments, base.segments, theirs.segments))


def merged_evidence(mine: JourneyMap, base: JourneyMap, theirs: JourneyMap) -> dict[str, Evidence]:
    """All quotes: a person's version of one stays, what nobody changed is as the new draft has it."""
    own = {
        id_: entry
        for id_, entry in mine.evidence.items()
        if id_ not in theirs.evidence or not _same_quote(entry, base.evidence.get(id_, theirs.evidence[id_]))
    }
    return {**mine.evidence, **theirs.evidence, **own}


def _same_quote(one: Evidence, other: Evidence) -> bool:
    return all(
        ours == others or _rough(ours) == _rough(others)
        for ours, others in (
            (one.quote, other.quote),
            (one.paraphrase, other.paraphrase),
            (one.source, other.source),
        )
    )


def merged_provenance(mine: JourneyMap, theirs: JourneyMap) -> Provenance:
    """That of the new draft, in the language of the researcher's headings."""
    return theirs.provenance.model_copy(update={"language": mine.provenance.language})


def merged_paths(
    mine: JourneyMap,
    base: JourneyMap,
    theirs: JourneyMap,
    ids: Mapping[str, str],
    known: frozenset[str] | None,
) -> tuple[list[Transition], dict[int, int]]:
    """The transitions, and by their index that of the researcher's which they were.

    ``ids`` are the ids that the drafts' stages have in the researcher's map; paths of others have no place.
    ``known`` (careful) are sources whose paths the researcher may have deleted.
    """
    old, new = _by_ends(base.transitions, ids), _by_ends(theirs.transitions, ids)
    found: list[Transition] = []
    origins: dict[int, int] = {}
    mine_ends = _by_ends(mine.transitions, {})
    for index, path in enumerate(mine.transitions):
        ends = (path.from_, path.to)
        then, now = old.get(ends), new.get(ends)
        if now is None and path == then and known is None:
            continue
        origins[len(found)] = index
        found.append(_merged_path(path, then, now, known is not None) if now is not None else path)
    for ends, path in new.items():
        fresh = known is None or any(theirs.evidence[id_].source not in known for id_ in path.evidence)
        if ends not in mine_ends and ends not in old and fresh:
            found.append(path)
    return found, origins


def _merged_path(mine: Transition, base: Transition | None, theirs: Transition, careful: bool) -> Transition:
    then = base or mine
    update: dict[str, Any] = {
        key: getattr(theirs, key)
        for key in ("participants", "reviews")
        if same(getattr(mine, key), getattr(then, key)) and not careful
    }
    if same(mine.text, then.text) and not careful:
        update["text"] = theirs.text
    update["evidence"] = joined(mine.evidence, then.evidence, theirs.evidence)
    return mine.model_copy(update=update)


def _by_ends(paths: Sequence[Transition], ids: Mapping[str, str]) -> dict[tuple[str, str | None], Transition]:
    found: dict[tuple[str, str | None], Transition] = {}
    for path in paths:
        if ids and not {path.from_, path.to} - {None} <= ids.keys():
            continue
        ends = ids.get(path.from_, path.from_), ids.get(path.to, path.to) if path.to is not None else None
        found.setdefault(ends, path.model_copy(update={"from_": ends[0], "to": ends[1]}))
    return found


def _followed(mine: Record, base: Record, theirs: Record) -> dict[str, Any]:
    return {
        key: getattr(theirs, key)
        for key in type(mine).model_fields
        if _rough(getattr(mine, key)) == _rough(getattr(base, key))
    }


def _rough(value: Any) -> Any:
    """``value`` as lines show it."""
    if isinstance(value, Record):
        return {
            key: _rough(part) for key, part in rough(value.model_dump(mode="json", by_alias=True)).items()
        }
    if isinstance(value, dict):
        return {key: rough(part, 2) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_rough(part) for part in value]
    return rough(value)
