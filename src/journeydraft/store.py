"""What the program remembers of a study, in ``.journeydraft/``: the last drafts, and what it wrote where."""

from __future__ import annotations

import os
import sqlite3
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from journeydraft.errors import OutputError
from journeydraft.model.journey import JourneyMap

FOLDER = ".journeydraft"
FILE = "store.sqlite"
SCHEMA = "CREATE TABLE IF NOT EXISTS written (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, map TEXT)"
WAIT = 10.0  # seconds that another process on the same study is waited for


class Store:
    """A small SQLite database beside the study, readable by its owner only.

    Reading a store that is not there finds nothing and makes nothing. Raises ``OutputError`` when it cannot
    be written.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing stays open between calls."""

    def wrote(self, path: Path) -> bool:
        """Whether the file at ``path`` is, byte for byte, what the program last wrote there."""
        if not (self.folder / FILE).is_file():
            return False
        with self._open() as database:
            row = database.execute("SELECT sha256 FROM written WHERE path = ?", (_key(path),)).fetchone()
        return bool(row) and row[0] == _digest(path)

    def remember(self, path: Path, drafted: JourneyMap | None) -> None:
        """Notes what now stands in ``path``, with the map behind it."""
        self.make()
        kept = drafted.model_dump_json(by_alias=True, exclude_none=True) if drafted else None
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO written VALUES (?, ?, ?)", (_key(path), _digest(path), kept)
            )

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

    def _open(self) -> sqlite3.Connection:
        try:
            database = sqlite3.connect(self.folder / FILE, timeout=WAIT)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute(SCHEMA)
        except sqlite3.Error as error:
            raise OutputError(
                f"the study's notes cannot be used: {error}",
                path=str(self.folder / FILE),
                hint="remove the file",
            ) from error
        return database


def _key(path: Path) -> str:
    return str(path.resolve())


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
