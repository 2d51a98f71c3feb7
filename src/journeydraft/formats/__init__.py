"""Maps in files: ``read_map`` and ``render``; the format goes by the name's ending."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeydraft.errors import MapError, SettingsError
from journeydraft.formats.json import read_json, write_json
from journeydraft.formats.labels import check_language
from journeydraft.formats.markdown import MarkdownMap, open_markdown, read_markdown, write_markdown
from journeydraft.model.journey import JourneyMap


@dataclass(frozen=True, slots=True)
class Format:
    """How maps are written in a format and read from it; ``path`` is for messages."""

    name: str
    write: Callable[[JourneyMap], str]
    read: Callable[[str, str | None], JourneyMap]


MARKDOWN = Format("markdown", write_markdown, read_markdown)
JSON = Format("json", write_json, read_json)
FORMATS: Mapping[str, Format] = {".md": MARKDOWN, ".markdown": MARKDOWN, ".json": JSON}
"""The formats that are read and written, by the ending of the file's name."""


LARGEST = 10_000_000
"""Bytes of the largest file that is read as a map: some hundred times what a large study needs."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map and the file that it stands in.

    ``encoding`` is the codec's name, mark and all; ``markdown`` has the places of the map's parts where the
    file is Markdown.
    """

    path: Path
    text: str
    encoding: str
    map: JourneyMap
    markdown: MarkdownMap | None = None

    def line(self, place: str) -> int | None:
        """The line (from 1) of what the JSON Pointer ``place`` names; None where that is not known."""
        return self.markdown.line(place) if self.markdown else None

    def encoded(self, text: str) -> bytes:
        """``text`` as the file's bytes are encoded."""
        return text.encode(self.encoding)


def read_map(path: Path | str) -> JourneyMap:
    """The map in the file at ``path``. MapError, with the line and what was expected, if there is none."""
    return open_map(path).map


def open_map(path: Path | str) -> MapFile:
    """The map in the file at ``path``, with the lines of its parts. MapError as ``read_map``."""
    file = Path(path)
    if file.is_dir():
        raise MapError("this is a folder", path=str(path), hint="name the map in it")
    format_ = _format(file.suffix, MapError, str(path))
    text, encoding = _text(_content(file, str(path)), str(path))
    if format_ is MARKDOWN:
        opened = open_markdown(text, str(path))
        return MapFile(file, text, encoding, opened.map, opened)
    return MapFile(file, text, encoding, format_.read(text, str(path)))


def render(map_: JourneyMap, suffix: str = ".md", lang: str | None = None) -> str:
    """``map_`` as text in the format of ``suffix``, its headings in ``lang`` (else in the map's language).

    SettingsError if the format or the language is not known.
    """
    return _format(suffix, SettingsError).write(in_language(map_, lang))


def in_language(map_: JourneyMap, lang: str | None) -> JourneyMap:
    """``map_`` with headings in ``lang``, as it is without one. SettingsError if it is not known."""
    if lang is None:
        return map_
    check_language(lang)
    return map_.model_copy(update={"provenance": map_.provenance.model_copy(update={"language": lang})})


def _format(suffix: str, error: type[MapError | SettingsError], path: str | None = None) -> Format:
    try:
        return FORMATS[suffix.lower()]
    except KeyError:
        raise error(
            f"no map format ends in {suffix!r}", path=path, hint=f"expected one of {', '.join(FORMATS)}"
        ) from None


def _content(file: Path, path: str) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise MapError("there is no such file", path=path) from error
    except OSError as error:
        raise MapError(f"cannot be read: {error.strerror}", path=path) from error
    if len(content) > LARGEST:
        raise MapError(
            f"this is larger than any map: more than {LARGEST // 1_000_000} MB",
            path=path,
            hint="`journeydraft draft` makes maps of transcripts; pictures belong into files of their own",
        )
    return content


def _text(content: bytes, path: str) -> tuple[str, str]:
    """The text, and the codec that gives the same bytes again."""
    encoding = next((codec for mark, codec in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise MapError(
            "this is no text in UTF-8", path=path, line=line, hint="save the map as UTF-8"
        ) from error


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; that of UTF-16 stays in the text, as its codecs with a fixed order leave it there."""
