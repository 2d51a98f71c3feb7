"""``update``: a new draft of the study, taken over into the map that a researcher has edited."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from functools import cached_property
from pathlib import Path

from journeydraft.drafting.pipeline import Drafted, draft
from journeydraft.events import Listener, Silence
from journeydraft.formats import MapFile, open_map
from journeydraft.formats.json import read_json, write_json
from journeydraft.formats.markdown import open_markdown, revise_markdown, write_markdown
from journeydraft.maps.update import Report, three_way
from journeydraft.maps.update.align import moved_sources
from journeydraft.measuring import measured_text, read_measures
from journeydraft.memory.recall import Memory, recall
from journeydraft.memory.store import Store
from journeydraft.model.journey import JourneyMap
from journeydraft.settings import Settings
from journeydraft.stages.template import TEMPLATES
from journeydraft.staging.own import own_stages

COMMENT = "<!-- journeydraft:"
"""How the closing comment begins, which is not for people."""

SettingsOf = Callable[[Path], Settings]
"""The settings of a study by its folder."""


@dataclass(frozen=True)
class Update:
    """``text`` is the new text of ``file``; ``base`` the draft that it is made of now.

    ``careful``: the last draft was not known.
    """

    file: MapFile
    text: str
    base: JourneyMap
    report: Report
    drafted: Drafted
    root: Path
    careful: bool
    stages: str | None = None
    """The template that the map's own stages make, where it is not kept yet."""

    @cached_property
    def lines(self) -> dict[str, int]:
        """The lines (from 1) on which the parts of the new map stand, by JSON Pointer."""
        if self.file.markdown is None:
            return {}
        opened = open_markdown(self.text)
        return {name: place.line for name, place in opened.seen.places.items()}

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.file.text

    @cached_property
    def map(self) -> JourneyMap:
        """The new map."""
        if self.file.markdown is None:
            return read_json(self.text)
        return open_markdown(self.text).map

    def diff(self) -> str:
        """What changes for a reader, as a unified diff: the closing comment is left out."""
        old, new = (_shown(text) for text in (self.file.text, self.text))
        name = str(self.file.path)
        lines = unified_diff(old, new, name, f"{name} (updated)", n=1)
        return "".join(line if line.endswith("\n") else line + "\n" for line in lines)

    def save(self) -> Path:
        """Writes the map, whole or not at all, and gives the file that keeps the previous version.

        OutputError if somebody has changed the map since it was read.
        """
        file, store = self.file, Store(self.root)
        kept = store.replace(file.path, file.encoded(file.text), file.encoded(self.text), self.base)
        if self.stages is not None:
            store.keep_stages(file.path, self.stages)
        return kept


def _shown(text: str) -> list[str]:
    return text.split(COMMENT)[0].splitlines(keepends=True)


def update(
    path: Path, paths: Sequence[str], settings_of: SettingsOf, listener: Listener | None = None
) -> Update:
    """The map in ``path`` brought up to date with the sources ``paths`` and those that it was made of.

    Nothing is written. Raises a ``JourneydraftError``.
    """
    listener = listener or Silence()
    file = open_map(path)
    paths = [one for one in paths if Path(one).absolute() != path.absolute()]
    memory = recall(file, paths)
    settings = settings_of(memory.root)
    read = memory.sources(paths, settings.force, listener.notice)
    last = memory.base or file.map
    made = None
    with tempfile.TemporaryDirectory() as folder:
        stages = settings.stages
        if stages is None and last.provenance.template in TEMPLATES:
            stages = last.provenance.template
        elif stages is None:
            kept = Store(memory.root).stages(file.path)
            made = None if kept.is_file() else own_stages(last)
            stages = str(kept) if made is None and kept.is_file() else _written(made, Path(folder))
        language = {"lang": file.map.provenance.language} if settings.lang == "en" else {}
        drafted = draft(
            read, settings.model_copy(update={"stages": stages, **language}), listener, memory.root
        )
    if settings.stages is None:
        drafted = replace(drafted, map=_as_asked(drafted.map, last))
    return _measured(replace(revised(file, memory, drafted), stages=made), settings, listener)


def _measured(done: Update, settings: Settings, listener: Listener) -> Update:
    """``done`` with the numbers of the study's table, where it has one; rows of no stage are told."""
    if settings.metrics is None:
        return done
    measures = read_measures(settings.metrics)
    as_json = done.file.markdown is None
    text = write_markdown(read_json(done.text)) if as_json else done.text
    text, unmatched = measured_text(text, measures, settings.metrics)
    for error in unmatched:
        listener.notice(str(error))
    return replace(done, text=write_json(open_markdown(text).map) if as_json else text)


def _as_asked(new: JourneyMap, last: JourneyMap) -> JourneyMap:
    """``new`` with the stages that were asked for when the map was drafted, not the file they came from, and
    with what was said then of how they were chosen: they were not chosen again."""
    asked = {key: value for key, value in last.provenance.settings.items() if key == "stages"}
    settings = {key: value for key, value in new.provenance.settings.items() if key != "stages"} | asked
    provenance = new.provenance.model_copy(update={"settings": settings})
    spots = new.blind_spots.model_copy(update={"stages": last.blind_spots.stages})
    return new.model_copy(update={"provenance": provenance, "blind_spots": spots})


def _written(template: str | None, folder: Path) -> str | None:
    """The file of a template, for the time of a run."""
    if template is None:
        return None
    path = folder / "stages.toml"
    path.write_text(template, encoding="utf-8")
    return str(path)


def revised(file: MapFile, memory: Memory, drafted: Drafted) -> Update:
    """The new text of ``file`` with the new draft."""
    markdown = file.markdown or open_markdown(write_markdown(file.map), str(file.path))
    text = file.text if file.markdown else write_markdown(file.map)
    moved = memory.moved(drafted.map.provenance.sources)
    own = [label for label in markdown.page.footnotes if label not in markdown.page.evidence]
    base = moved_sources(memory.base, moved) if memory.base else None
    made = three_way(moved_sources(markdown.map, moved), base, drafted.map, own)
    new = revise_markdown(markdown, text, made.revision)
    if file.markdown is None:
        new = write_json(open_markdown(new).map)
    return Update(file, new, made.base, made.report, drafted, memory.root, memory.base is None)
