"""What an update did, or would do, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.maps.update.report import Became, Told
    from journeydraft.updating import Update

WIDTH = 90
MOST = 12
"""Lines of a list that are shown without --verbose."""

COUNTED: Mapping[Became, tuple[str, str]] = {
    "added": ("line is new", "lines are new"),
    "reworded": ("reads otherwise", "read otherwise"),
    "counted": ("has other counts or quotes", "have other counts or quotes"),
    "moved": ("moved", "moved"),
    "gone": ("is gone", "are gone"),
}

TO_LOOK_AT: Mapping[Became, str] = {
    "review": "Your own lines, with quotes that seem to speak for them; keep or delete those",
    "disputed": "You changed the number, and the new draft has another",
    "unsupported": "Yours, made of a line that the new draft does not find any more",
    "gone": "Gone: the new draft does not find these, and you had not touched them",
    "removed": "You removed these, and they are still told; they stay out",
    "held_back": "Left out, as they come of sources that the map knows: you may have deleted them",
}


def report_update(done: Update, kept: Path | None, talk: Talk) -> None:
    """Counts, what to look at with file and line, where the previous version is."""
    from journeydraft.commands.report import spent
    from journeydraft.formats.one_line import one_line

    report = done.report
    if done.careful:
        talk.say(
            "The draft that this map was made of is not here (did it come by mail?): no line was taken away "
            "and no words were changed."
        )
    counts = {became: len(report.of(became)) for became in COUNTED}
    told = [f"{count} {COUNTED[became][count != 1]}" for became, count in counts.items() if count]
    sample = done.drafted.map.header.sample
    who = f"{len(sample.participants)} participants"
    who += f", {sample.reviews} authors of reviews" if sample.reviews else ""
    talk.say(f"{len(done.drafted.study.sources)} sources, {who}: {'; '.join(told) or 'no line changed'}")
    if done.drafted.spending is not None:
        talk.say(spent(done.drafted.spending))
    for person in report.renumbered:
        talk.say(
            f"{person.before} of {person.source} is {person.now} now: another file is named {person.before}. "
            f"What you wrote about {person.before} was not changed."
        )
    for became, title in TO_LOOK_AT.items():
        lines = report.of(became)
        if lines:
            talk.say(f"{title}:")
            for one in lines[: None if talk.verbose else MOST]:
                talk.say(f"  {_place(done, one)}“{one_line(one.text, WIDTH)}”{_more(one)}")
            if len(lines) > MOST and not talk.verbose:
                talk.say(f"  … and {len(lines) - MOST} more (--verbose)")
    if kept is not None:
        talk.say(f"Written: {done.file.path}; the previous version is {kept}")
    elif not done.changed:
        talk.say(f"{done.file.path} is up to date")


def _place(done: Update, one: Told) -> str:
    line = done.lines.get(one.place or "")
    return f"{done.file.path}:{line}: " if line else "- "


def _more(one: Told) -> str:
    quotes = f"{len(one.quotes)} new quote{'s' if len(one.quotes) != 1 else ''}" if one.quotes else ""
    told = [part for part in (one.said, quotes) if part]
    return f" ({'; '.join(told)})" if told else ""
