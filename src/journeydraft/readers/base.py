"""The contract of a reader: a ``Blob`` comes in, ``Transcript``s go out.

A reader knows one family of file formats. It says how sure it is that a file is its own, by looking
at the content, and takes the file apart into utterances. It decides no roles that the file itself
does not tell, and names no participants: ``roles`` and ``participants`` do that for all formats alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Protocol

from journeydraft.errors import InputError
from journeydraft.model.source import Ignored, Role, SourceKind
from journeydraft.readers import encoding, limits


@dataclass(frozen=True)
class Blob:
    """A file's bytes. ``path`` is what users see: relative to the study's root, with forward slashes."""

    path: str
    data: bytes = field(repr=False)

    @cached_property
    def decoded(self) -> encoding.Decoded:
        """The text (plain newlines, no byte order mark) and the name of its encoding.

        Raises ``InputError`` for what is binary, or whose encoding could only be guessed.
        """
        return encoding.decode(self.data, path=self.path)

    @property
    def text(self) -> str:
        """The whole text with plain newlines; raises as ``decoded`` does."""
        return self.decoded.text

    @cached_property
    def peek(self) -> str:
        """The beginning of the text, to recognise a format by; empty for what is not text."""
        try:
            return self.text[: limits.PEEK_CHARACTERS]
        except InputError:
            return ""

    @property
    def suffix(self) -> str:
        """``.vtt`` of ``a/P1.VTT``: lower case, with the dot; empty without one."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def stem(self) -> str:
        """``P1`` of ``a/P1.vtt``."""
        return PurePosixPath(self.path).stem

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user settled beforehand. Columns are named by their heading; empty means guess.

    ``by`` names the column, or the line above a transcript, that says which segment people belong to;
    ``no_sources`` are files that have another part in the study.
    """

    force: bool = False
    participants: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    text_col: tuple[str, ...] = ()
    id_col: str | None = None
    rating_col: str | None = None
    date_col: str | None = None
    segment_col: str | None = None
    by: str | None = None
    no_sources: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of speech with its place in the file: a line, a cue, a cell.

    ``line`` counts from 1 (for tables the row, for documents the paragraph); ``time`` is
    ``HH:MM:SS.mmm`` (see ``times.clock``). ``at`` is where ``text`` stands in ``Transcript.text``, for
    formats whose source text is the file itself. ``asides`` are stretches of ``text`` that nobody said.
    """

    text: str
    line: int
    time: str | None = None
    at: int | None = None
    asides: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker says without a break.

    ``speaker`` is the label as it stands in the file, or ``None``. ``role`` is set only where the format
    itself tells it. ``participant`` is an id that the file gives (a column of a table; ``R<row>`` for a
    table of reviews without one; the cells of one author share it). ``attributes`` have the keys
    ``rating``, ``date``, ``segment``, ``title``, where a table knows them.
    """

    parts: tuple[Part, ...]
    speaker: str | None = None
    role: Role | None = None
    participant: str | None = None
    question: str | None = None
    language: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Transcript:
    """A file taken apart, before roles are decided.

    ``format`` names the layout (``zoom-vtt``, ``teams-docx``, ``csv`` …). ``kind`` is ``None`` where it
    follows from the speakers: an interview if someone asks, else notes. ``text`` is set by line-based
    formats (every ``Part`` then has ``at``, in rising order); without it the parts of an utterance are
    joined by a space and make up one paragraph. ``name`` tells several transcripts of a file apart (a
    sheet, a chunk of a long table). ``mapping`` says which column was taken for what.
    """

    format: str
    utterances: list[Utterance]
    kind: SourceKind | None = None
    text: str | None = None
    name: str | None = None
    ignored: list[Ignored] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)


class Reader(Protocol):
    """A family of formats. ``name`` is for messages; instances keep no state between files."""

    name: str

    def recognises(self, blob: Blob, /) -> float:
        """How sure the reader is, from 0 (not mine) to 1, by looking at ``blob.peek`` or ``blob.data``.

        1: a signature that nothing else has. 0.8: several marks typical of the format. 0.5: readable
        as such, if nobody knows better. A name's suffix may tip the scales (0.1), never decide. Raises
        nothing.
        """
        ...

    def read(self, blob: Blob, options: ReadOptions, /) -> Iterator[Transcript]:
        """Take the file apart; mostly one transcript. Raises ``InputError`` with path, line and hint."""
        ...
