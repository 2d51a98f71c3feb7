"""Which file is which, and which may be read."""

from hashlib import sha256

import pytest

from journeydraft.maps.lines import Coding
from journeydraft.maps.sources import Names, reach


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("interviews/p1.vtt", "interviews/p1.vtt"),
        ("p1.vtt", "interviews/p1.vtt"),
        ("P1", "interviews/p1.vtt"),
        ("sessions\\P1.VTT", "interviews/p1.vtt"),
        ("p2", None),
        ("p2.txt", "a/p2.txt"),
        ("Jo\u0303e", "Jõe.md"),
        ("somebody", None),
    ],
)
def test_a_source_by_what_others_call_it(name, path):
    """Folder, case, ending and the way accents are written do not matter; what may be two files is none."""
    names = Names(["interviews/p1.vtt", "a/p2.txt", "b/p2.docx", "Jõe.md"], {})
    assert names.path(name) == path


def test_a_source_by_its_digest():
    """Renamed, it is the same file."""
    assert Names(["p1.txt"], {"p1.txt": "abc"}).path("renamed.txt", "abc") == "p1.txt"


def recorded(folder, talk, path="p1.txt"):
    (folder / "p1.txt").write_text(talk, encoding="utf-8")
    return Coding("map", (), sources=frozenset({path}), sha256={path: sha256(talk.encode()).hexdigest()})


def test_sources_beside_the_map_are_found(tmp_path, talk):
    """By the path that the map recorded."""
    reached = reach(recorded(tmp_path, talk), [tmp_path])
    assert reached.found["p1.txt"].text == talk
    assert reached.missing == ()


def test_a_source_that_was_edited_since_is_another(tmp_path, talk):
    """Its offsets would be wrong."""
    drafted = recorded(tmp_path, talk)
    (tmp_path / "p1.txt").write_text("Kai: " + talk, encoding="utf-8")
    assert reach(drafted, [tmp_path]).missing == ("p1.txt",)


def test_a_map_leads_nowhere_outside(tmp_path, talk):
    """A map from somebody else must not make the program read other folders."""
    inner = tmp_path / "inner"
    inner.mkdir()
    assert reach(recorded(tmp_path, talk, "../p1.txt"), [inner]).found == {}
    assert reach(recorded(tmp_path, talk, str(tmp_path / "p1.txt")), [inner]).found == {}


def test_a_name_that_no_file_system_takes_is_missing(tmp_path, talk):
    """Somebody else's map may name anything."""
    name = "p" * 300 + ".txt"
    assert reach(recorded(tmp_path, talk, name), [tmp_path]).missing == (name,)


def test_sources_that_the_user_names_may_lie_elsewhere(tmp_path, talk):
    """The digest tells which is which."""
    drafted = recorded(tmp_path, talk)
    moved = tmp_path / "moved"
    moved.mkdir()
    (tmp_path / "p1.txt").rename(moved / "kai.txt")
    assert reach(drafted, [tmp_path], moved).found["p1.txt"].text == talk
