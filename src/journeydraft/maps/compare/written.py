"""A comparison as Markdown, for people, in any shipped language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.markdown.escape import escape
from journeydraft.formats.markdown.signs import write_counts, write_number
from journeydraft.maps.compare.changes import Comparison, Kind, LineChange, StageChange
from journeydraft.maps.compare.shares import Change
from journeydraft.maps.kinds import LANES
from journeydraft.model.journey import Count, JourneyMap
from journeydraft.model.share import share

LISTED: tuple[Kind, ...] = ("appeared", "grew", "shrank", "went")
"""What is listed line by line; the rest is counted."""

SHOWN = 8
"""Lines of one person alone that a list shows; JSON has them all."""


def as_markdown(compared: Comparison, lang: str = "en") -> str:
    """What changed, lane by lane, with the samples that the shares are of."""
    return "\n".join(_page(compared, labels(lang))) + "\n"


def _page(compared: Comparison, words: Labels) -> Iterator[str]:
    say = words.groups["compare"]
    old, new = (escape(map_.header.title) for map_ in (compared.old, compared.new))
    yield f"# {old} → {new}"
    yield ""
    for side, map_ in (("old", compared.old), ("new", compared.new)):
        yield f"- {say[side]}: {escape(map_.header.title)} ({_sample(map_, words)})"
    if compared.small:
        yield f"- {say['small']}"
    yield ""
    yield f"## {say['stages']}"
    yield ""
    for stage in compared.stages:
        yield f"- {_stage(stage, words)}"
    for lane in LANES:
        yield from _lane(compared, lane, words)


def _sample(map_: JourneyMap, words: Labels) -> str:
    from journeydraft.formats.markdown.sample_line import write_sample

    told = map_.header.sample.model_dump(mode="json", exclude_defaults=True)
    return write_sample(told, words) or words.groups["compare"]["no_sample"]


def _stage(one: StageChange, words: Labels) -> str:
    say = words.groups["compare"]
    if one.new is None or one.old is None:
        stage = one.new or one.old
        change = say["appeared"] if one.new else say["went"]
        return f"**{escape(stage.name if stage else '')}**: {change}"
    name = f"{escape(one.old.name)} → {escape(one.new.name)}" if one.renamed else escape(one.new.name)
    parts = [_mood(one, words)] if one.old.valence and one.new.valence else []
    if one.reached:
        label = words.text("stage", "entered")
        parts.append(f"{label} {_counts(one.reached.old, one.reached.new, words)}{_note(one.reached, words)}")
    return f"**{name}**: {'; '.join(parts) or say['same']}"


def _mood(one: StageChange, words: Labels) -> str:
    assert one.old and one.new and one.old.valence and one.new.valence
    means = [write_number(stage.valence.mean, words, "+") for stage in (one.old, one.new) if stage.valence]
    told = f"{words.text('stage', 'valence')} {' → '.join(means)}"
    return f"{told} ({_feels(one.felt, words)})" if one.felt is not None else told


def _feels(felt: float, words: Labels) -> str:
    return str(words.groups["compare"]["better" if felt > 0 else "worse"])


def _lane(compared: Comparison, lane: str, words: Labels) -> Iterator[str]:
    say = words.groups["compare"]
    inside = [one for one in compared.lines if one.lane == lane]
    if not inside:
        return
    yield ""
    yield f"## {words.text('lanes', lane)}"
    for kind in LISTED:
        found = compared.of(kind, lane)
        if found:
            yield from ("", f"### {say[kind]}", "")
            yield from _several(found, words)
    perhaps = compared.of("perhaps", lane)
    if perhaps:
        yield from ("", f"### {say['perhaps']}", "", *(f"- {_line(one, words)}" for one in perhaps))
    felt = [one for one in compared.of("same", lane) if one.felt is not None]
    if felt:
        yield from ("", f"### {say['felt']}", "", *(f"- {_line(one, words)}" for one in felt))
    same = len(compared.of("same", lane)) - len(felt)
    if same:
        yield from ("", f"{say['unchanged']}: {same}")


def _several(found: Sequence[LineChange], words: Labels) -> Iterator[str]:
    """What several tell, then some of what one alone does: with few people that comes and goes by chance."""
    yield from (f"- {_line(one, words)}" for one in found if not one.alone)
    alone = [one for one in found if one.alone]
    if alone:
        yield f"- {words.groups['compare']['alone']}: {len(alone)}"
    yield from (f"  - {_line(one, words)}" for one in alone[:SHOWN])
    if len(alone) > SHOWN:
        yield "  - …"


def _line(one: LineChange, words: Labels) -> str:
    row = one.row
    where = escape(row.stage.name) if row.stage else words.text("sections", "unplaced")
    parts = [escape(row.item.text), where]
    if one.old and one.new and _other_words(one):
        before = escape(one.old.item.text)
        opening, closing = words.quote
        parts.append(f"{words.groups['compare']['before']}: {opening}{before}{closing}")
    if one.felt is not None and one.old and one.new:
        values = (one.old.item.valence or 0, one.new.item.valence or 0)
        told = " → ".join(write_number(value, words, "+") for value in values)
        parts.append(f"{told} ({_feels(one.felt, words)})")
    counts = "; ".join(_told(one, words))
    return " · ".join(parts) + (f" ({counts})" if counts else "")


def _told(one: LineChange, words: Labels) -> Iterator[str]:
    for key, change in (("participants", one.people), ("reviews", one.reviews)):
        if change is not None:
            yield f"{_counts(change.old, change.new, words, key)}{_note(change, words)}"
            continue
        for row in (one.old, one.new):
            count = getattr(row.item, key) if row else None
            if count and count.of:
                yield _share(count, words, key)


def _counts(old: Count, new: Count, words: Labels, of: str = "participants") -> str:
    return f"{_share(old, words, of)} → {_share(new, words, of)}"


def _share(count: Count, words: Labels, of: str = "participants") -> str:
    told = write_counts({of: {"count": count.count, "of": count.of}}, words)
    return f"{told}, {share(count):.0%}" if count.of else told


def _note(change: Change, words: Labels) -> str:
    """What chance alone may do."""
    if not change.way or change.sure:
        return ""
    return f", {words.groups['compare']['chance']}"


def _other_words(one: LineChange) -> bool:
    assert one.old and one.new
    return one.old.item.text.split() != one.new.item.text.split()
