"""JSON that somebody else wrote: any value, read with care, and what may be taken from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from journeydraft.errors import InputError
from journeydraft.readers.base import Blob
from journeydraft.readers.opening import read_file


def parsed(path: Path) -> Any:
    """The file's value; raises ``InputError`` with the line where it is broken."""
    text = Blob(str(path), read_file(path, str(path))).text
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise InputError(f"this is not JSON: {error.msg}", path=str(path), line=error.lineno) from error
    except UnicodeEncodeError as error:
        raise InputError("a text holds half a character (a lone surrogate)", path=str(path)) from error
    except ValueError as error:
        raise InputError("a number is too long", path=str(path)) from error
    except RecursionError as error:
        raise InputError("this JSON is nested too deeply", path=str(path)) from error
    return value


def text_at(record: dict[str, Any], *keys: str) -> str:
    """The first text (or number) under one of ``keys``, without spare spaces; empty where there is none."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def number_at(record: dict[str, Any], *keys: str) -> int | None:
    """The first whole number, 0 or more, under one of ``keys``."""
    text = text_at(record, *keys)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
