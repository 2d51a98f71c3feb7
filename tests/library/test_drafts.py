"""Drafting from Python: as on the command line."""

from __future__ import annotations

import re
import shutil
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner

import journeydraft as jd
from journeydraft.cli import main

ROOT = Path(__file__).parents[2]
BROKEN = b"PK\x03\x04 a document that was cut off"


def test_a_draft_is_that_of_the_command(study) -> None:
    """The same map, byte for byte; and its pain points are those that ``pains`` gives."""
    drafted = jd.draft(study, engine="lexicon")
    listed = jd.pains(study, engine="lexicon")
    assert len(listed) > 3
    assert listed.record == drafted.pain_points().record
    done = CliRunner().invoke(main, ["draft", str(study), "--engine", "lexicon", "-q"])
    assert done.stdout == drafted.render(".md")


def test_the_lines_of_the_page_about_it_run(study, monkeypatch, capsys) -> None:
    """``docs/library.md`` tells what is true."""
    page = (ROOT / "docs" / "library.md").read_text("utf-8")
    lines = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    study.rename(study.with_name("interviews"))
    shutil.copy(ROOT / "fixtures" / "interviews" / "online-order" / "reviews.csv", study.parent)
    (study.parent / "journey.toml").write_text('engine = "lexicon"\n', encoding="utf-8")
    monkeypatch.chdir(study.parent)
    exec(lines, {})
    assert jd.open_map("map.md").record.provenance.language == "et"
    assert "analysing" in capsys.readouterr().out


def test_a_study_says_itself_how_it_is_drafted(study) -> None:
    """``journey.toml`` counts; keyword arguments overrule it."""
    (study / "journey.toml").write_text(
        'engine = "lexicon"\ntitle = "Lunch"\nlang = "et"\n', encoding="utf-8"
    )
    assert jd.draft(study).title == "Lunch"
    other = jd.draft(str(study), title="Lunch at school")
    assert (other.title, other.record.provenance.language) == ("Lunch at school", "et")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"engine": "magic"}, "engine"),
        ({"stage": "service"}, "known keys"),
        ({"stages": "no-such"}, "no-such"),
    ],
)
def test_an_option_that_does_not_hold_is_named(study, options, told) -> None:
    """As an error of the library, with what is known."""
    with pytest.raises(jd.SettingsError, match=told):
        jd.draft(study, **options)


def test_a_source_that_cannot_be_read_is_an_error_with_its_name(study) -> None:
    """Nothing is left out in silence."""
    (study / "p9.docx").write_bytes(BROKEN)
    with pytest.raises(jd.InputError, match=r"p9\.docx"):
        jd.draft(study, engine="lexicon")


def test_what_was_left_out_is_a_warning_at_the_callers_line(study) -> None:
    """With ``keep_going`` the draft is there, and says which file is not in it."""
    (study / "p9.docx").write_bytes(BROKEN)
    with pytest.warns(jd.JourneydraftWarning, match=r"p9\.docx") as told:
        assert jd.draft(study, engine="lexicon", keep_going=True).stages
    assert told[0].filename == __file__


def test_a_listener_hears_of_progress_instead_of_warnings(study) -> None:
    """For those who show it in their own way."""

    class Heard:
        def __init__(self):
            self.phases, self.notices = [], []

        def progress(self, phase, done, total=None):
            self.phases.append(phase)

        def notice(self, message):
            self.notices.append(message)

    (study / "p9.docx").write_bytes(BROKEN)
    heard = Heard()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        jd.draft(study, engine="lexicon", keep_going=True, listener=heard)
    assert {"reading", "analysing", "merging"} <= set(heard.phases)
    assert any("p9.docx" in notice for notice in heard.notices)


def test_a_file_that_is_no_map_says_where(tmp_path) -> None:
    """With the line, as on the command line."""
    (tmp_path / "map.json").write_text('{"header": \n', encoding="utf-8")
    with pytest.raises(jd.MapError, match=r"map\.json:\d"):
        jd.open_map(tmp_path / "map.json")
