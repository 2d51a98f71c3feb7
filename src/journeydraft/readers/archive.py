"""Zips of transcripts: which members are safe to read, and their bytes."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from journeydraft.errors import InputError
from journeydraft.readers import limits


def members(path: Path, shown: str) -> list[str]:
    """The names of the files in the zip; raises ``InputError`` for a broken, hostile or too large one."""
    try:
        with ZipFile(path) as archive:
            files = [info for info in archive.infolist() if not info.is_dir()]
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(
            "this zip cannot be opened", path=shown, hint="unpack it and name the folder"
        ) from error
    problem = _problem(files)
    if problem:
        raise InputError(problem, path=shown, hint="unpack it yourself and name the folder")
    return [info.filename for info in files]


def _problem(files: list[ZipInfo]) -> str | None:
    if len(files) > limits.ZIP_MEMBERS:
        return f"a zip of more than {limits.ZIP_MEMBERS:,} files"
    if sum(info.file_size for info in files) > limits.ZIP_BYTES:
        return f"a zip of more than {limits.ZIP_BYTES // 2**20} MB"
    for info in files:
        name = info.filename
        if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name.split("/")[0]:
            return f"the zip has a file that points outside of it: {name[:80]!r}"
        if name.lower().endswith(".zip"):
            return f"a zip in a zip: {name[:80]}"
        if info.flag_bits & 1:
            return "the zip has a password"
        if info.file_size > limits.ZIP_RATIO * max(info.compress_size, 1024):
            return f"the zip has a file that grows too much when unpacked: {name[:80]}"
    return None


def read(path: Path, member: str, shown: str, most: int = limits.FILE_BYTES) -> bytes:
    """The bytes of one member; raises ``InputError`` for a broken, empty or lying one, or beyond ``most``."""
    try:
        with ZipFile(path) as archive, archive.open(member) as file:
            size = archive.getinfo(member).file_size
            if size > most:
                raise InputError(f"larger than {most // 2**20} MB", path=shown)
            content = file.read(size + 1)
    except (BadZipFile, OSError, KeyError, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise InputError("this file in the zip cannot be read", path=shown) from error
    if len(content) > size:
        raise InputError("this file in the zip is larger than it says", path=shown)
    if not content.strip():
        raise InputError("this file is empty", path=shown)
    return content
