"""Paths → sources: which files there are, what they say, who says it, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from journeydraft.errors import InputError
from journeydraft.model.source import Source
from journeydraft.readers.base import Blob, ReadOptions
from journeydraft.readers.compose import compose
from journeydraft.readers.locate import Found, Located, locate
from journeydraft.readers.participants import name_participants
from journeydraft.readers.registry import reader_for
from journeydraft.readers.roles import decide
from journeydraft.readers.segments import segment_of, with_segment
from journeydraft.readers.whereabouts import with_whereabouts

__all__ = [
    "Found",
    "Located",
    "ReadOptions",
    "Study",
    "locate",
    "name_participants",
    "read_blob",
    "read_file",
    "read_study",
    "segment_of",
]


@dataclass(frozen=True)
class Study:
    """All sources of a study with participants named, what was skipped (path, why) and what failed."""

    root: Path
    sources: tuple[Source, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    failed: tuple[InputError, ...] = ()


def read_blob(blob: Blob, options: ReadOptions = ReadOptions()) -> Iterator[Source]:  # noqa: B008  frozen
    """The sources in one file, mostly one; participants are not named yet (see ``name_participants``).

    Raises ``InputError`` for what cannot be read, or not with confidence.
    """
    reader = reader_for(blob)
    for transcript in reader.read(blob, options):
        source = with_whereabouts(decide(_with_encoding(compose(transcript, blob), blob), options))
        yield with_segment(source, options.by) if options.by else source


def read_file(file: Located, options: ReadOptions = ReadOptions()) -> list[Source]:  # noqa: B008  frozen
    """As ``read_blob``, for a file that ``locate`` found."""
    return list(read_blob(file.blob(), options))


def read_study(
    paths: Iterable[str | Path],
    options: ReadOptions = ReadOptions(),  # noqa: B008  frozen
    *,
    root: Path | None = None,
    keep_going: bool = False,
) -> Study:
    """Read everything below ``paths`` and name the participants.

    Raises the first ``InputError``; with ``keep_going`` they are collected in ``failed``, and raised only
    if nothing at all could be read.
    """
    found = locate(paths, root=root)
    sources: list[Source] = []
    failed = list(found.failed)
    if failed and not keep_going:
        raise failed[0]
    others = {path.resolve() for path in options.no_sources}
    for file in found.files:
        if others and (found.root / file.path).resolve() in others:
            continue
        try:
            sources += read_file(file, options)
        except InputError as error:
            if not keep_going:
                raise
            failed.append(error)
    if not sources and not failed:
        raise InputError("nothing to read here", hint="name transcript files or a folder that has some")
    if not sources:
        raise failed[0]
    return Study(found.root, tuple(name_participants(sources)), found.skipped, tuple(failed))


def _with_encoding(source: Source, blob: Blob) -> Source:
    """Say so when the file's encoding was inferred: the user knows best whether the letters are right."""
    decoded = blob.__dict__.get("decoded")
    if decoded is None or not decoded.is_legacy:
        return source
    return replace(source, warnings=(f"read as {decoded.encoding}", *source.warnings))
