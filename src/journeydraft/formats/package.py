"""Zip archives that are the same bytes whenever and wherever they are written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of ``members`` (name, content), compressed, in their order; no time, no system."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
