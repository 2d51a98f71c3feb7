"""What the program remembers of a study, in ``.journeydraft/``: the last drafts, and what it wrote where."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from journeydraft.errors import OutputError
from journeydraft.formats.write_file import write_atomically
from journeydraft.model.journey import JourneyMap, Provenance

FOLDER = ".journeydraft"
FILE = "store.sqlite"
PREVIOUS = "previous"
VERSIONS = 20
"""Previous versions of a map that are kept."""

SCHEMA = "CREATE TABLE IF NOT EXISTS written (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, map TEXT)"
EDITED = "edited"
"""What is noted instead of a digest of a file that holds a person's work."""

_NOTE = "INSERT OR REPLACE INTO written VALUES (?, ?, ?)"
_PRIMARY = 0xFF
_MENDED = {
    sqlite3.SQLITE_BUSY: "another run is writing: wait for it to end",
    sqlite3.SQLITE_FULL: "make room on the disk",
}
"""What to do about an error, by its primary code (https://sqlite.org/rescode.html)."""

WAIT = 10.0  # seconds that another process on the same study is waited for


class Store:
    """A small SQLite database beside the study, readable by its owner only.

    Reading a store that is not there finds nothing and makes nothing. Raises ``OutputError`` when it cannot
    be written.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def wrote(self, path: Path) -> bool:
        """Whether the file at ``path`` is, byte for byte, what the program last wrote there."""
        if not (self.folder / FILE).is_file():
            return False
        with self._database() as database:
            row = database.execute("SELECT sha256 FROM written WHERE path = ?", (_key(path),)).fetchone()
        return bool(row) and row[0] == _digest(path)

    def remember(self, path: Path, drafted: JourneyMap | None) -> None:
        """Notes what a draft has written to ``path``, with the map behind it; older stages are forgotten."""
        self.make()
        self.stages(path).unlink(missing_ok=True)
        with self._database() as database:
            database.execute(_NOTE, (_key(path), _digest(path), _kept(drafted)))

    def last_draft(self, path: Path) -> JourneyMap | None:
        """The draft that the map in ``path`` was made of; None where there is none, or no use for it."""
        return self._drafts().get(_key(path))

    def draft_with(self, provenance: Provenance) -> JourneyMap | None:
        """The draft of this provenance, the language aside, whatever file it was written to."""
        wanted = provenance.model_copy(update={"language": ""})
        for draft in self._drafts().values():
            if draft.provenance.model_copy(update={"language": ""}) == wanted:
                return draft
        return None

    def replace(self, path: Path, before: bytes, after: bytes, drafted: JourneyMap) -> Path:
        """Writes ``after`` to ``path``, which held ``before``, and notes the draft; one process at a time.

        What a person had edited stays known as edited. Gives the file where ``before`` is kept. OutputError
        if somebody has changed the file in between.
        """
        own = self.wrote(path)
        self.make()
        with self._database() as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.Error as error:
                raise OutputError("another run is writing", path=str(path), hint="wait for it") from error
            if path.read_bytes() != before:
                raise OutputError(
                    "somebody changed the file while it was being updated; it was left as it is",
                    path=str(path),
                    hint="save what is open in an editor, and run the update again",
                )
            kept = self._keep(path, before)
            digest = sha256(after).hexdigest() if own else EDITED
            database.execute(_NOTE, (_key(path), digest, _kept(drafted)))
            write_atomically(path, after)
            database.execute("COMMIT")
        return kept

    def stages(self, path: Path) -> Path:
        """Where the stages are kept that updates of the map in ``path`` lay out, if they are its own."""
        return self.folder / f"stages-{sha256(_key(path).encode()).hexdigest()[:12]}.toml"

    def keep_stages(self, path: Path, template: str) -> None:
        """Keeps a template for the next updates of ``path``."""
        self.make()
        write_atomically(self.stages(path), template)

    def _keep(self, path: Path, content: bytes) -> Path:
        """A numbered copy among the previous versions; the oldest go."""
        folder = self.folder / PREVIOUS
        folder.mkdir(mode=0o700, exist_ok=True)
        there = {
            int(found[1]): file
            for file in folder.iterdir()
            if (found := re.fullmatch(rf"{re.escape(path.stem)}\.(\d+){re.escape(path.suffix)}", file.name))
        }
        copy = folder / f"{path.stem}.{max(there, default=0) + 1}{path.suffix}"
        write_atomically(copy, content)
        copy.chmod(0o600)
        for number in sorted(there)[: max(0, len(there) + 1 - VERSIONS)]:
            there[number].unlink(missing_ok=True)
        return copy

    def _drafts(self) -> dict[str, JourneyMap]:
        if not (self.folder / FILE).is_file():
            return {}
        with self._database() as database:
            rows = database.execute("SELECT path, map FROM written WHERE map IS NOT NULL").fetchall()
        return {path: draft for path, kept in rows if (draft := _draft(kept)) is not None}

    def make(self) -> Path:
        """The database, made if it is not there, for its owner only."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            descriptor = os.open(self.folder / FILE, os.O_CREAT | os.O_RDWR, 0o600)
            os.close(descriptor)
        except OSError as error:
            raise OutputError(f"cannot keep notes in {self.folder}: {error.strerror}") from error
        return self.folder / FILE

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """The notes, open until the block ends; each statement is a transaction unless one is begun."""
        file = self.folder / FILE
        with (
            plain_faults("the study's notes cannot be used", file),
            closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as database,
        ):
            database.execute("PRAGMA journal_mode = WAL")
            database.execute(SCHEMA)
            yield database


@contextmanager
def plain_faults(said: str, file: Path) -> Iterator[None]:
    """Turns what SQLite says of the database in ``file`` into an ``OutputError``."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        raise OutputError(
            f"{said}: {error}", path=str(file), hint=_MENDED.get(code, "remove the file")
        ) from error


def _kept(drafted: JourneyMap | None) -> str | None:
    return drafted.model_dump_json(by_alias=True, exclude_none=True) if drafted else None


def _draft(kept: str) -> JourneyMap | None:
    """A draft as it was noted; None where another version of the program noted it in its own way."""
    try:
        return JourneyMap.model_validate_json(kept)
    except ValidationError:
        return None


def _key(path: Path) -> str:
    return str(path.resolve())


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
