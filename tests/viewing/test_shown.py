"""What is shown of a file while a person edits it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeydraft.errors import MapError
from journeydraft.viewing import Shown

GOLDEN = Path(__file__).parents[1] / "formats" / "golden"


@pytest.fixture
def file(tmp_path):
    """A map to edit."""
    file = tmp_path / "map.md"
    file.write_bytes((GOLDEN / "loan.en.md").read_bytes())
    return file


def save(file: Path, text: str) -> None:
    """Saves as many editors do: another file, put in the place of the first."""
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def break_(file: Path) -> str:
    """Something that is no map; what was there."""
    text = file.read_text(encoding="utf-8")
    save(file, "A letter to my aunt.\n")
    return text


def test_a_saved_edit_is_shown(file):
    """A new title is in the page, and the version tells browsers to load it."""
    shown = Shown(file)
    before = shown.state()
    save(file, file.read_text("utf-8").replace("# ", "# Anew: ", 1))
    assert shown.state().version == before.version + 1
    assert '<h1 dir="auto">Anew: ' in shown.page()


def test_a_file_that_stays_is_not_read_again(file, monkeypatch):
    """Asking costs a look at the file's date, whatever the map's size."""
    shown = Shown(file)
    monkeypatch.setattr("journeydraft.viewing.shown.open_map", lambda _: pytest.fail("read again"))
    assert shown.state() == shown.state()


def test_what_does_not_parse_is_told_and_the_last_good_map_stays(file):
    """The message names the file; mending it brings the next version."""
    shown = Shown(file)
    page = shown.page()
    good = break_(file)
    shown.state()
    state = shown.state()
    assert state.version == 1
    assert state.fault and state.fault.place.startswith(str(file)) and state.fault.message
    assert shown.page() == page
    save(file, good)
    mended = shown.state()
    assert (mended.version, mended.fault) == (2, None)


def test_the_line_of_a_fault_is_named(tmp_path):
    """JSON that ends too early: the place is the file and the line."""
    file = tmp_path / "map.json"
    file.write_bytes((GOLDEN / "loan.json").read_bytes())
    shown = Shown(file)
    save(file, '{\n  "journeydraft": 1,\n  "header": \n}')
    shown.state()
    fault = shown.state().fault
    assert fault and fault.place == f"{file}:4"


def test_a_file_caught_halfway_through_being_saved_is_no_fault(file):
    """Emptied and then written, as some editors do: one look in between says nothing."""
    shown = Shown(file)
    text = file.read_text("utf-8")
    file.write_text("", encoding="utf-8")
    assert shown.state().fault is None
    file.write_text(text + "\n", encoding="utf-8")
    assert shown.state().fault is None


def test_a_file_that_is_deleted_is_told(file):
    """And shown again when it is back."""
    shown = Shown(file)
    text = file.read_text("utf-8")
    file.unlink()
    shown.state()
    fault = shown.state().fault
    assert fault and "no such file" in fault.message
    save(file, text)
    assert shown.state().fault is None


def test_an_error_is_heard_once(file):
    """The terminal is told of a fault when it appears, not each time that a browser asks."""
    heard = []
    shown = Shown(file, heard=heard.append)
    break_(file)
    for _ in range(4):
        shown.state()
    assert [isinstance(one, MapError) for one in heard] == [False, True]


def test_no_map_is_refused_at_once(tmp_path):
    """There is nothing to show yet: the message comes as from any other command."""
    with pytest.raises(MapError, match="no such file"):
        Shown(tmp_path / "none.md")


def test_the_same_size_in_the_same_second_is_seen(file):
    """Dates of some file systems are coarse: another file in its place is another file."""
    shown = Shown(file)
    when = file.stat()
    save(file, file.read_text("utf-8").replace("loan", "LOAN"))
    os.utime(file, ns=(when.st_atime_ns, when.st_mtime_ns))
    assert shown.state().version == 2
