"""Files in a folder or a zip that are clearly no sources."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from fnmatch import fnmatch
from pathlib import Path

MAP = "a map, not a source"

#: Names that are no sources, and why; only inside folders and zips: what is named by itself is read, unless
#: it is a map.
_NO_SOURCES = (
    ("journey.toml", "settings of the study"),
    ("readme*", "a description of the folder"),
    ("licen[sc]e*", "a licence"),
    ("gold*.json", "codings to compare with"),
    ("*gold.csv", "codings to compare with"),
    ("codes.json", "codings to compare with"),
    ("*.map.md", MAP),
    ("*.map.json", MAP),
    ("thumbs.db", "made by the file manager"),
    ("desktop.ini", "made by the file manager"),
    ("~$*", "a lock file of the office program"),
)
_MEDIA = re.compile(
    r".*\.(?:png|jpe?g|gif|webp|svg|heic|ico|mp[34]|m4[av]|wav|ogg|opus|flac|mov|avi|mkv|webm|css|js|py|exe|dll)",
    re.IGNORECASE,
)


_MAP = re.compile(rb"\s*(?:\{\s*\"journeydraft\"|---\s*\n(?:[^\n]*\n)*?journeydraft\s*:)")
_TABLE = re.compile(
    "(?:stage,step,lane,text,participants,|(?:Rank|Koht|Loc|Място|Место)(?:,[^,\n]*){13,}\n)".encode()
)
"""How the tables of this program begin: a map's, and the list of pain points in each language of maps."""

_HEAD = 4096


def is_map(path: Path) -> bool:
    """Whether the file, by how it begins, is a map of this program, or a table made of one: those lie beside
    their sources."""
    suffix = path.suffix.lower()
    if suffix not in (".md", ".markdown", ".json", ".csv"):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    written = _TABLE if suffix == ".csv" else _MAP
    return written.match(head.removeprefix(BOM_UTF8)) is not None


def no_source(name: str) -> str | None:
    """Why the file of this name is no source, in a few words; ``None`` if it may be one."""
    if name.startswith((".", "__MACOSX")):
        return "hidden"
    if _MEDIA.fullmatch(name):
        return "not text"
    return next((why for pattern, why in _NO_SOURCES if fnmatch(name.casefold(), pattern)), None)
