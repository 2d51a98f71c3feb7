"""Files in a folder or a zip that are clearly no sources."""

from __future__ import annotations

import re
from fnmatch import fnmatch

#: Names that are no sources, and why; only inside folders and zips: what is named by itself is read.
_NO_SOURCES = (
    ("journey.toml", "settings of the study"),
    ("readme*", "a description of the folder"),
    ("licen[sc]e*", "a licence"),
    ("gold*.json", "codings to compare with"),
    ("*gold.csv", "codings to compare with"),
    ("codes.json", "codings to compare with"),
    ("*.map.md", "a map, not a source"),
    ("*.map.json", "a map, not a source"),
    ("thumbs.db", "made by the file manager"),
    ("desktop.ini", "made by the file manager"),
    ("~$*", "a lock file of the office program"),
)
_MEDIA = re.compile(
    r".*\.(?:png|jpe?g|gif|webp|svg|heic|ico|mp[34]|m4[av]|wav|ogg|opus|flac|mov|avi|mkv|webm|css|js|py|exe|dll)",
    re.IGNORECASE,
)


def no_source(name: str) -> str | None:
    """Why the file of this name is no source, in a few words; ``None`` if it may be one."""
    if name.startswith((".", "__MACOSX")):
        return "hidden"
    if _MEDIA.fullmatch(name):
        return "not text"
    return next((why for pattern, why in _NO_SOURCES if fnmatch(name.casefold(), pattern)), None)
