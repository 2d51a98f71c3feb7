"""Which file a map's path of a source means, seen from a folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath


def inside(path: str) -> bool:
    """A map's path never leads out of the folder."""
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(path).is_absolute()


def file_of(folder: Path, path: str) -> Path | None:
    """The file of ``path`` below ``folder``; a source may be a member of a zip: then the zip is the file."""
    parts = PurePosixPath(path).parts
    ends = (folder.joinpath(*parts[:length]) for length in range(len(parts), 0, -1))
    try:
        return next((end for end in ends if end.is_file()), None)
    except OSError:  # a name that no file system takes
        return None
