"""Replies of models, kept beside the study the moment they land: nothing is paid for twice."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock

from journeydraft.engines.llm.seam import Kept, Usage
from journeydraft.errors import OutputError
from journeydraft.memory.store import FOLDER, WAIT, Store, plain_faults

SCHEMA = (
    "CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, landed TEXT NOT NULL, text TEXT NOT NULL, "
    "tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, cached INTEGER NOT NULL, prompt TEXT NOT NULL, "
    "model TEXT NOT NULL)"
)
LOCK = "run.lock"
PATIENCE = 600.0
"""Seconds that another run on the same study is waited for."""


class KeptReplies:
    """The study's replies. One run at a time: a second one waits, and says so.

    The lock is that of an SQLite transaction, so it goes with the process, however that ends.
    """

    def __init__(self, root: Path, notice: Callable[[str], None], patience: float = PATIENCE) -> None:
        """Opens, waiting for others. Raises ``OutputError`` after ``patience`` seconds."""
        self._path = Store(root).make()
        self._lock = _locked(root / FOLDER / LOCK, notice, patience)
        self._writing = Lock()
        try:
            with self._plainly():
                self._database = sqlite3.connect(
                    self._path, timeout=WAIT, isolation_level=None, check_same_thread=False
                )
                self._database.execute("PRAGMA journal_mode = WAL")
                self._database.execute("PRAGMA synchronous = FULL")
                self._database.execute(SCHEMA)
        except OutputError:
            self._lock.close()
            raise

    def get(self, key: str) -> Kept | None:
        """See ``Replies``."""
        with self._plainly():
            row = self._database.execute(
                "SELECT landed, text, tokens_in, tokens_out, cached FROM replies WHERE key = ?", (key,)
            ).fetchone()
        return Kept(row[0], row[1], Usage(*row[2:])) if row else None

    def put(self, key: str, kept: Kept, prompt: str, model: str) -> None:
        """See ``Replies``. Each is a transaction of its own; any thread may write."""
        with self._writing, self._plainly():
            self._database.execute(
                "INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, kept.landed, kept.text, *kept.usage, prompt, model),
            )

    def forget(self, keys: list[str]) -> None:
        """See ``Replies``."""
        with self._plainly():
            self._database.executemany("DELETE FROM replies WHERE key = ?", [(key,) for key in keys])

    def close(self) -> None:
        """Lets the next run begin."""
        self._database.close()
        self._lock.close()

    def _plainly(self) -> AbstractContextManager[None]:
        return plain_faults("replies cannot be kept", self._path)


def _locked(path: Path, notice: Callable[[str], None], patience: float) -> sqlite3.Connection:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    lock = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    began, told = time.monotonic(), False
    while True:
        try:
            lock.execute("BEGIN EXCLUSIVE")
            return lock
        except sqlite3.OperationalError as error:
            if time.monotonic() - began >= patience:
                lock.close()
                raise OutputError(
                    "another run is at work on this study", hint="wait for it to end, or end it"
                ) from error
        if not told:
            notice("another run is at work on this study: waiting for it to end")
            told = True
        time.sleep(0.2)
