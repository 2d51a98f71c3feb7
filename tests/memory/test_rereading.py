"""A map finds its sources again: all of them, unchanged, and nothing outside its study."""

from __future__ import annotations

import zipfile

import pytest

from journeydraft.drafting.pipeline import draft
from journeydraft.formats import read_map
from journeydraft.formats.export import WRITTEN, export
from journeydraft.formats.views import Wish
from journeydraft.memory import rereading
from journeydraft.memory.rereading import READS, sources_for, sources_of, those_left
from journeydraft.settings import Settings

SAID = """Interviewer: How did you sign up?
Kai: I couldn't find the sign-up button anywhere, I looked for ages.
Interviewer: What happened then, if I may ask?
Kai: Then I rang the hotline and waited for forty minutes.
"""


@pytest.fixture
def study(tmp_path):
    """A drafted study in a folder, and its map beside that folder."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    (folder / "p1.txt").write_text(SAID, encoding="utf-8")
    made = draft([str(folder)], Settings(engine="lexicon")).map
    (folder / ".journeydraft").mkdir(exist_ok=True)
    (tmp_path / "map.json").write_text(str(export(made, ".json")), encoding="utf-8")
    return tmp_path


def test_a_map_beside_its_study_gets_its_context_back(study) -> None:
    """What was asked after the quote is on the page that is made of the file."""
    made = read_map(study / "map.json")
    found = sources_of(made, study)
    assert [source.path for source in found] == ["p1.txt"]
    assert "What happened then" in str(export(made, ".html", wish=Wish(found)))


def test_a_study_that_changed_is_left_alone(study) -> None:
    """Offsets of another text would lie."""
    made = read_map(study / "map.json")
    (study / "interviews" / "p1.txt").write_text(SAID + "\n", encoding="utf-8")
    assert sources_of(made, study) == ()


def test_a_map_cannot_reach_out_of_its_study(study) -> None:
    """A path that leads elsewhere is not read, even if the file there is the right one."""
    made = read_map(study / "map.json")
    (record,) = made.provenance.sources
    away = record.model_copy(update={"path": "../interviews/p1.txt"})
    lying = made.model_copy(update={"provenance": made.provenance.model_copy(update={"sources": (away,)})})
    (study / "elsewhere").mkdir()
    assert sources_of(lying, study / "elsewhere") == ()


def test_those_that_are_left_are_read_alone(study) -> None:
    """One changed, one gone, one as it was: the last comes back as the map knows it."""
    folder = study / "interviews"
    for name in ("p2.txt", "p3.txt"):
        (folder / name).write_text(SAID.replace("Kai", name), encoding="utf-8")
    made = draft([str(folder)], Settings(engine="lexicon")).map
    assert [source.path for source in those_left(made, study)] == ["p1.txt", "p2.txt", "p3.txt"]
    (folder / "p2.txt").write_text("Kai: Something else.\n", encoding="utf-8")
    (folder / "p3.txt").unlink()
    assert [source.path for source in those_left(made, study)] == ["p1.txt"]
    (folder / "p1.txt").unlink()
    assert those_left(made, study) == ()


def test_what_is_left_in_an_archive_is_read(tmp_path) -> None:
    """Sources may have come in a zip beside the map."""
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("p1.txt", SAID)
        archive.writestr("p2.txt", SAID.replace("Kai", "Lee"))
    made = draft([str(tmp_path / "all.zip")], Settings(engine="lexicon")).map
    assert len(those_left(made, tmp_path)) == 2


@pytest.mark.parametrize("ending", [ending for ending in WRITTEN if ending not in READS])
def test_a_format_that_shows_no_sources_has_none_read(study, monkeypatch, ending) -> None:
    """Tables and pictures of a large study are quick."""
    monkeypatch.setattr(rereading, "read_study", None)
    monkeypatch.setattr(rereading, "sha256", None)
    assert sources_for(ending, read_map(study / "map.json"), study) == ()


def test_a_page_takes_all_sources_and_a_project_those_left(study) -> None:
    """Whatever case the ending is in."""
    folder = study / "interviews"
    (folder / "p2.txt").write_text(SAID.replace("Kai", "Lee"), encoding="utf-8")
    made = draft([str(folder)], Settings(engine="lexicon")).map
    assert len(sources_for(".HTML", made, study)) == len(sources_for(".qdpx", made, study)) == 2
    (folder / "p2.txt").unlink()
    assert sources_for(".html", made, study) == ()
    assert [source.path for source in sources_for(".qdpx", made, study)] == ["p1.txt"]


def test_those_left_cannot_reach_out_either(study) -> None:
    """A path that leads elsewhere is not read."""
    made = read_map(study / "map.json")
    (record,) = made.provenance.sources
    (study / "elsewhere").mkdir()
    for path in ("../interviews/p1.txt", str(study / "interviews" / "p1.txt")):
        away = record.model_copy(update={"path": path})
        lying = made.model_copy(
            update={"provenance": made.provenance.model_copy(update={"sources": (away,)})}
        )
        assert those_left(lying, study / "elsewhere") == ()
