"""Which files a study has."""

import io
import os
import sys

import pytest

from journeydraft.errors import InputError
from journeydraft.readers import limits, locate, read_study
from journeydraft.readers.locate import natural, study_root


@pytest.fixture
def study(tmp_path):
    """A folder as people have them: sessions, a read-me, hidden files, a picture, our own folder."""
    for name in ("p10.txt", "p2.txt", "P1.txt", "more/p3.md", "README.md", "journey.toml", "gold.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(
            "Interviewer: Well?\nAda: It was slow.\nInterviewer: And?\nAda: I left.\n"
        )
    (tmp_path / ".journeydraft").mkdir()
    (tmp_path / ".journeydraft" / "store.txt").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "room.jpg").write_bytes(b"\xff\xd8")
    return tmp_path


def _paths(found):
    return [file.path for file in found.files]


def test_a_folder_gives_its_sources_in_the_order_people_expect(study):
    """Natural order, folders too; what is clearly no source is listed with the reason."""
    found = locate([study])
    assert _paths(found) == ["more/p3.md", "P1.txt", "p2.txt", "p10.txt"]
    assert [name for name, _ in found.skipped] == ["gold.json", "journey.toml", "README.md", "room.jpg"]
    assert all(why for _, why in found.skipped)


def test_a_file_named_by_itself_is_read_whatever_its_name(study):
    """Nothing is skipped that was asked for."""
    assert _paths(locate([study / "README.md"])) == ["README.md"]


def test_patterns_are_expanded_by_the_tool(study):
    """Shells on Windows leave them as they are."""
    assert _paths(locate([str(study / "p*.txt")])) == ["p2.txt", "p10.txt"]
    assert _paths(locate([str(study / "**" / "*.md")])) == ["more/p3.md", "README.md"]


def test_the_same_file_is_read_once(study):
    """A folder and a file in it."""
    assert _paths(locate([study / "p2.txt", study, str(study / "p?.txt")])).count("p2.txt") == 1


def test_paths_are_shown_from_the_study_root(study):
    """The nearest folder with a ``journey.toml``, else the common parent."""
    assert study_root([study / "more"]) == study
    assert _paths(locate([study / "more"])) == ["more/p3.md"]
    (study / "journey.toml").unlink()
    assert study_root([study / "more"]) == study / "more"
    assert study_root([study / "more" / "p3.md", study / "p2.txt"]) == study


@pytest.mark.parametrize("name", ["gone.txt", "no*match.txt"])
def test_a_path_that_leads_nowhere_is_an_error(study, name):
    """Named as the user typed it; with ``keep_going`` the others are read."""
    with pytest.raises(InputError) as error:
        read_study([study / name])
    assert error.value.path == str(study / name)
    assert len(read_study([study / name, study / "p2.txt"], keep_going=True).sources) == 1


def test_an_empty_folder_is_an_error(tmp_path):
    """With a message, not an empty map."""
    with pytest.raises(InputError, match="no sources"):
        read_study([tmp_path])


def test_an_empty_file_is_an_error(tmp_path):
    """Blanks are nothing either."""
    (tmp_path / "a.txt").write_text(" \n\n")
    with pytest.raises(InputError, match="empty"):
        read_study([tmp_path / "a.txt"])


def test_a_file_that_vanishes_while_others_are_read_is_an_error(study):
    """It was there when the folder was listed."""
    found = locate([study / "p2.txt"])
    (study / "p2.txt").unlink()
    with pytest.raises(InputError, match="no such file"):
        found.files[0].blob()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions that hold")
def test_a_file_that_may_not_be_read_is_an_error(study):
    """The message says so."""
    (study / "p2.txt").chmod(0)
    with pytest.raises(InputError, match="denied"):
        locate([study / "p2.txt"]).files[0].blob()


def test_a_file_too_large_is_refused_before_it_is_read(study, monkeypatch):
    """The limit is in one place."""
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(InputError, match="larger than"):
        locate([study / "p2.txt"]).files[0].blob()


def test_standard_input_is_a_source(monkeypatch):
    """``-``, as any other file."""
    piped = io.TextIOWrapper(io.BytesIO(b"Q: Well?\nAda: It was slow.\nQ: And?\nAda: I left.\n"))
    monkeypatch.setattr(sys, "stdin", piped)
    (source,) = read_study(["-"]).sources
    assert source.path == "-"
    assert source.participants == ("P1",)


def test_one_bad_file_does_not_stop_the_others(study):
    """With ``keep_going`` its error is kept beside the sources; without, it is raised."""
    (study / "p4.txt").write_text("Ann: I like the desk.\nBea: I like the app.\nAnn: Good.\nBea: Yes.\n")
    with pytest.raises(InputError, match="who asks"):
        read_study([study])
    result = read_study([study], keep_going=True)
    assert [error.path for error in result.failed] == ["p4.txt"]
    assert len(result.sources) == 4


def test_natural_order():
    """Numbers by value, letters whatever their case."""
    assert sorted(["p10", "P2", "p1", "p02b"], key=natural) == ["p1", "P2", "p02b", "p10"]


def test_more_files_than_a_study_has_are_refused(study, monkeypatch):
    """Somebody named the home folder by mistake; standard input has a limit as well."""
    monkeypatch.setattr(limits, "FOLDER_FILES", 3)
    with pytest.raises(InputError, match="more than 3 files"):
        locate([study])
    monkeypatch.setattr(limits, "FILE_BYTES", 3)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ada: hello")))
    with pytest.raises(InputError, match="larger than"):
        read_study(["-"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.md", "---\njourneydraft: 1\n---\n\n# Map\n"),
        ("map.md", "\ufeff---\r\ntitle: ours\r\njourneydraft: 1\r\n---\r\n"),
        ("map.json", '{\n  "journeydraft": 1\n}'),
        ("map.csv", "\ufeffstage,step,lane,text,participants,reviews\nFind,,actions,Looks,1,\n"),
        ("pains.csv", "\ufeffRank,Pain point,A,B,C,D,E,F,G,H,I,J,K,L\r\n1,Slow,,,,,,,,,,,,\r\n"),
        ("болки.csv", 'Място,Точка,A,B,C,D,E,F,G,H,I,J,K,"Цитати, които"\n1,Бавно,,,,,,,,,,,,\n'),
    ],
)
def test_a_map_beside_its_sources_is_no_source(tmp_path, name, text):
    """By how it begins, whatever its name; where a pattern of the shell's names it too, it is left out."""
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "p1.md").write_text("A: what?\nB: this.\n", encoding="utf-8")
    found = locate([tmp_path])
    assert [file.path for file in found.files] == ["p1.md"]
    assert found.skipped == ((name, "a map, not a source"),)
    assert _paths(locate([tmp_path / name, tmp_path / "p1.md"])) == ["p1.md"]
    with pytest.raises(InputError, match="a map, not a source"):
        locate([tmp_path / name])
