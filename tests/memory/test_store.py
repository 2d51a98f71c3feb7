"""Notes that cannot be read or written: one message each, and nothing is left open."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from journeydraft.engines.llm.seam import Kept, Usage
from journeydraft.errors import OutputError
from journeydraft.events import Silence
from journeydraft.memory import replies, store
from journeydraft.memory.outputs import check_not_edited, write_output
from journeydraft.memory.replies import KeptReplies
from journeydraft.memory.store import FILE, FOLDER, Store
from journeydraft.model.journey import Header, JourneyMap

MAP = JourneyMap(header=Header(title="Loan"))


class Notices(Silence):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def notice(self, message: str) -> None:
        self.said.append(message)


@pytest.fixture
def held(tmp_path, monkeypatch):
    """A study in whose notes another process is writing, for longer than anybody waits."""
    monkeypatch.setattr(store, "WAIT", 0.0)
    write_output(tmp_path / "map.md", "first", tmp_path, MAP, Silence())
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield tmp_path


def test_a_map_is_written_though_it_cannot_be_noted(held) -> None:
    """The listener hears what that means for the next draft."""
    notices = Notices()
    write_output(held / "map.md", "second", held, MAP, notices)
    assert (held / "map.md").read_text("utf-8") == "second"
    (said,) = notices.said
    assert "locked" in said and "cannot tell whether you edited" in said


def test_an_update_waits_for_another_run(held) -> None:
    """And leaves the map as it is."""
    with pytest.raises(OutputError, match="another run is writing"):
        Store(held).replace(held / "map.md", b"first", b"second", MAP)
    assert (held / "map.md").read_text("utf-8") == "first"


def test_an_update_that_cannot_be_noted_writes_nothing(tmp_path) -> None:
    """Else the next one would take its lines for a person's."""
    write_output(tmp_path / "map.md", "first", tmp_path, MAP, Silence())
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE)) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON written BEGIN SELECT RAISE(FAIL, 'full'); END")
    with pytest.raises(OutputError, match="full"):
        Store(tmp_path).replace(tmp_path / "map.md", b"first", b"second", MAP)
    assert (tmp_path / "map.md").read_text("utf-8") == "first"


def test_what_is_no_database_says_what_to_do(tmp_path) -> None:
    """It is the program's own file: it may go."""
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / FILE).write_text("no database" * 100, "utf-8")
    (tmp_path / "map.md").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="remove the file"):
        check_not_edited(tmp_path / "map.md", tmp_path)


def test_nothing_stays_open(tmp_path, monkeypatch) -> None:
    """An open file cannot be removed everywhere."""
    opened = []
    connect = sqlite3.connect

    def noted(*args, **kwargs):
        opened.append(connect(*args, **kwargs))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    path, notes = tmp_path / "map.md", Store(tmp_path)
    write_output(path, "first", tmp_path, MAP, Silence())
    assert notes.wrote(path)
    assert notes.last_draft(path) == MAP
    notes.replace(path, b"first", b"second", MAP)
    assert len(opened) >= 4
    for database in opened:
        with pytest.raises(sqlite3.ProgrammingError):
            database.execute("SELECT 1")


def test_replies_that_cannot_be_kept_are_one_message(tmp_path, monkeypatch) -> None:
    """Whether they are looked up, kept or forgotten."""
    monkeypatch.setattr(replies, "WAIT", 0.0)
    kept = KeptReplies(tmp_path, lambda _: None)
    reply = Kept("done", "{}", Usage(1, 1, 0))
    with closing(sqlite3.connect(tmp_path / FOLDER / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for use in (lambda: kept.put("a", reply, "p", "m"), lambda: kept.forget(["a"])):
            with pytest.raises(OutputError, match=r"replies cannot be kept: database is locked.*wait"):
                use()
    kept.close()
    with pytest.raises(OutputError, match="replies cannot be kept"):
        kept.get("a")
