"""Maps in files: ``read_map`` and ``render``; the format goes by the name's ending."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeydraft.errors import MapError, SettingsError
from journeydraft.formats.json import read_json, write_json
from journeydraft.formats.labels import LANGUAGES
from journeydraft.formats.markdown import read_markdown, write_markdown
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


def read_map(path: Path | str) -> JourneyMap:
    """The map in the file at ``path``. MapError, with the line and what was expected, if there is none."""
    file = Path(path)
    format_ = _format(file.suffix, MapError, str(path))
    try:
        content = file.read_bytes()
    except IsADirectoryError as error:
        raise MapError("this is a folder", path=str(path), hint="name the map in it") from error
    except FileNotFoundError as error:
        raise MapError("there is no such file", path=str(path)) from error
    except OSError as error:
        raise MapError(f"cannot be read: {error.strerror}", path=str(path)) from error
    return format_.read(_text(content, str(path)), str(path))


def render(map_: JourneyMap, suffix: str = ".md", lang: str | None = None) -> str:
    """``map_`` as text in the format of ``suffix``, its headings in ``lang`` (else in the map's language).

    SettingsError if the format or the language is not known.
    """
    return _format(suffix, SettingsError).write(in_language(map_, lang))


def in_language(map_: JourneyMap, lang: str | None) -> JourneyMap:
    """``map_`` with headings in ``lang``, as it is without one. SettingsError if it is not known."""
    if lang is None:
        return map_
    if lang not in LANGUAGES:
        raise SettingsError(f"no headings in {lang!r}", hint=f"choose one of {', '.join(LANGUAGES)}")
    return map_.model_copy(update={"provenance": map_.provenance.model_copy(update={"language": lang})})


def _format(suffix: str, error: type[MapError | SettingsError], path: str | None = None) -> Format:
    try:
        return FORMATS[suffix.lower()]
    except KeyError:
        raise error(
            f"no map format ends in {suffix!r}", path=path, hint=f"expected one of {', '.join(FORMATS)}"
        ) from None


def _text(content: bytes, path: str) -> str:
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise MapError(
            "this is no text in UTF-8", path=path, line=line, hint="save the map as UTF-8"
        ) from error
