"""Office files are zips of XML: opened with limits, and refused when they are bombs, broken or encrypted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import IO, Final
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from journeydraft.errors import InputError
from journeydraft.readers import limits
from journeydraft.readers.base import Blob

#: What the zip module and the XML libraries raise on broken content; they document no common root.
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, TypeError,
    AttributeError, NotImplementedError, RuntimeError, AssertionError, SyntaxError,
)  # fmt: skip

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and encrypted new ones
_BLOCK = 1 << 20


def is_package(blob: Blob, member: str, suffixes: tuple[str, ...]) -> bool:
    """Whether the file is a zip that has ``member``; a broken zip or an old file goes by its suffix."""
    if blob.data.startswith(_OLE):
        return blob.suffix in suffixes
    if not blob.data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(blob.data)) as package:
            return member in package.namelist()
    except BROKEN:
        return blob.suffix in suffixes


def opened(blob: Blob, what: str) -> io.BytesIO:
    """The bytes of a package whose members were all unpacked once, within limits; XML without a DTD.

    ``what`` (``.docx``) is for messages. Raises ``InputError``.
    """
    if blob.data.startswith(_OLE):
        raise InputError(
            "an old Office file, or one with a password",
            path=blob.path,
            hint=f"save it as {what} without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(blob.data)) as package:
            _check(package, blob.path)
    except BROKEN as error:
        raise broken(blob.path, what) from error
    return io.BytesIO(blob.data)


def broken(path: str, what: str) -> InputError:
    """The error for a package that cannot be taken apart."""
    return InputError(f"a broken {what} file", path=path, hint="open it in its program and save it again")


def _check(package: zipfile.ZipFile, path: str) -> None:
    members = package.infolist()
    if len(members) > limits.ZIP_MEMBERS:
        raise InputError(f"{len(members)} parts in one document", path=path, hint="this is no transcript")
    total = 0
    for member in members:
        with package.open(member) as stream:
            size = _size(stream, member, path)
        total += size
        if total > limits.ZIP_BYTES:
            raise _too_large(path)
        if member.filename.endswith((".xml", ".rels")):
            with package.open(member) as stream:
                _refuse_dtd(stream, path)


def _size(stream: IO[bytes], member: zipfile.ZipInfo, path: str) -> int:
    """Unpacked bytes, counted rather than believed; reading to the end also checks the checksum."""
    size = 0
    while block := stream.read(_BLOCK):
        size += len(block)
        if size > limits.FILE_BYTES or size > _BLOCK + limits.ZIP_RATIO * max(member.compress_size, 1):
            raise _too_large(path)
    return size


def _too_large(path: str) -> InputError:
    return InputError("far larger unpacked than packed", path=path, hint="this is no document")


def _refuse_dtd(stream: IO[bytes], path: str) -> None:
    """A document type comes before the root element, and Office never writes one."""
    try:
        next(iter(defusedxml.ElementTree.iterparse(stream, events=("start",), forbid_dtd=True)), None)
    except DefusedXmlException as error:
        raise InputError(
            "the document declares XML entities", path=path, hint="save it again in Word"
        ) from error
    except ParseError as error:
        raise ValueError("broken XML") from error
