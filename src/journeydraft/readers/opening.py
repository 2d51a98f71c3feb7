"""The bytes of a file and of standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from journeydraft.errors import InputError
from journeydraft.readers import limits

STDIN = "-"


def read_file(path: Path, shown: str) -> bytes:
    """All bytes; raises ``InputError`` for a file that has vanished, is closed to us, empty or too large."""
    try:
        if path.exists() and not path.is_file():
            raise InputError("this is no ordinary file", path=shown, hint="name a file or a folder")
        if path.stat().st_size > limits.FILE_BYTES:
            raise _too_large(shown)
        return _not_empty(path.read_bytes(), shown)
    except FileNotFoundError as error:
        raise InputError("there is no such file", path=shown) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise InputError(f"cannot be read: {reason}", path=shown, hint="check its permissions") from error


def read_stdin() -> bytes:
    """All bytes that are piped in; raises ``InputError`` when there are none."""
    if sys.stdin is None:
        raise InputError("standard input is closed", path=STDIN, hint="pipe a transcript in")
    content = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    if len(content) > limits.FILE_BYTES:
        raise _too_large(STDIN)
    return _not_empty(content, STDIN)


def _too_large(shown: str) -> InputError:
    size = limits.FILE_BYTES // 2**20
    return InputError(f"larger than {size} MB", path=shown, hint="split it, then try again")


def _not_empty(content: bytes, shown: str) -> bytes:
    if not content.strip():
        raise InputError("this file is empty", path=shown)
    return content
