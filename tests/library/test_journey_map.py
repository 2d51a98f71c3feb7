"""What one does with a map in Python."""

from __future__ import annotations

import json
import zipfile

import pytest

import journeydraft as jd
from journeydraft.events import Silence
from journeydraft.formats.export import WRITTEN
from journeydraft.library.journey_map import JourneyMap
from journeydraft.memory import rereading
from journeydraft.readers import read_study


@pytest.mark.parametrize("ending", WRITTEN)
def test_a_map_is_saved_in_whatever_the_name_ends_in(drafted, tmp_path, ending) -> None:
    """Every format that the commands write; the path comes back."""
    out = tmp_path / f"map{ending}"
    assert drafted.save(out) == out
    assert out.stat().st_size > 100


def test_a_saved_map_is_the_same_when_opened(drafted, tmp_path) -> None:
    """Nothing is lost in Markdown or JSON."""
    for name in ("map.md", "map.json"):
        assert jd.open_map(drafted.save(tmp_path / name)).record == drafted.record


def test_an_unknown_ending_names_the_known_ones(drafted, tmp_path) -> None:
    """Before anything is written."""
    with pytest.raises(jd.OutputError, match=r"\.html"):
        drafted.save(tmp_path / "map.pptx")


def test_what_a_person_edited_is_not_overwritten(drafted, tmp_path) -> None:
    """What the program wrote may be replaced; an edit only when asked."""
    out = drafted.save(tmp_path / "map.md")
    drafted.save(out)
    out.write_text(out.read_text("utf-8") + "\nMine.\n", encoding="utf-8")
    with pytest.raises(jd.OutputError, match="edited"):
        drafted.save(out)
    drafted.save(out, force=True)
    assert "Mine." not in out.read_text("utf-8")


def test_an_opened_map_overwrites_nothing_unless_asked(loan, tmp_path) -> None:
    """As ``convert``."""
    out = loan.save(tmp_path / "loan.html")
    with pytest.raises(jd.OutputError, match="force=True"):
        loan.save(out)
    loan.save(out, force=True)


def test_a_source_is_never_overwritten(drafted, study) -> None:
    """Whatever is asked."""
    (study / "notes.md").write_text("# P7\n\nI could not find the lift. It was awful.\n", encoding="utf-8")
    made = jd.draft(study, engine="lexicon")
    with pytest.raises(jd.OutputError, match="source"):
        made.save(study / "notes.md", force=True)


def test_a_page_of_an_opened_map_has_the_context_of_its_quotes(drafted, study) -> None:
    """Where the sources are beside it, what was asked is on the page."""
    opened = jd.open_map(drafted.save(study / "map.md"))
    fresh, read = (made.render(".html") for made in (drafted, opened))
    assert '"before":"' in fresh
    assert read.count('"before":"') == fresh.count('"before":"')


def test_headings_are_in_the_language_asked_for(loan, tmp_path) -> None:
    """And an unknown one is refused."""
    assert "Valupunktid" in loan.save(tmp_path / "kaart.md", lang="et").read_text("utf-8")
    with pytest.raises(jd.SettingsError, match="tlh"):
        loan.save(tmp_path / "map.md", lang="tlh")


def test_rows_are_what_the_table_has(drafted) -> None:
    """A row for every quote, with the columns of ``map.csv``; plain values that any frame takes."""
    table = drafted.render(".csv").decode("utf-8-sig").splitlines()
    rows = drafted.rows()
    assert list(rows[0]) == table[0].split(",")
    assert {row["stage"] for row in rows} >= {stage.name for stage in drafted.stages if stage.pain_points}
    assert json.loads(json.dumps(rows)) == rows


def test_a_frame_keeps_counts_whole(loan) -> None:
    """Missing counts do not turn four people into 4.0."""
    pytest.importorskip("pandas")
    frame = loan.to_frame()
    assert len(frame) == len(loan.rows())
    assert str(frame["participants"].dtype) == "Int64"
    assert frame[frame["lane"] == "pain_points"]["severity"].notna().any()


def test_without_pandas_the_error_says_what_to_install(loan, monkeypatch) -> None:
    """And that rows do without."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(jd.MissingPackage, match=r"pip install pandas.*rows\(\)"):
        loan.to_frame()
    assert loan.rows()


def test_every_line_leads_to_its_quotes(drafted) -> None:
    """The words stand in the source where the quote says."""
    pain = next(one for stage in drafted.stages for one in stage.pain_points)
    quote = drafted.quotes(pain)[0]
    assert quote.quote and quote.source and quote.line
    assert quote == drafted.evidence[pain.evidence[0]]


def test_a_terminal_shows_a_few_lines_that_it_cannot_be_made_to_obey(loan) -> None:
    """Title, sample, a line for each stage; no escape sequence of a map's text gets through."""
    shown = repr(loan)
    assert shown.splitlines()[0] == loan.title
    assert "7 participants" in shown
    assert len(shown.splitlines()) == 2 + len(loan.stages)
    header = loan.record.header.model_copy(update={"title": "Evil\x1b]0;owned\x07 \x1b[2Jmap\nnext"})
    hostile = JourneyMap(loan.record.model_copy(update={"header": header}), folder=".")
    assert "\x1b" not in repr(hostile) and "\x07" not in repr(hostile)


def test_stickies_for_a_board(loan, tmp_path) -> None:
    """As ``convert --for``; refused in what a board does not take."""
    assert (
        loan.save(tmp_path / "a.csv", board="mural")
        .read_text("utf-8-sig")
        .startswith("I apply for a loan,Find out")
    )
    with pytest.raises(jd.SettingsError, match=r"end|takes no"):
        loan.save(tmp_path / "a.xlsx", board="mural")
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize(("ending", "times"), [("csv", 0), ("svg", 0), ("html", 1), ("qdpx", 1)])
def test_sources_are_read_again_only_to_be_shown(drafted, study, monkeypatch, ending, times) -> None:
    """And once, also where one of them is gone."""
    opened = jd.open_map(drafted.save(study / "map.md"))
    if ending == "qdpx":
        (study / "p1.txt").unlink()
    read = []

    def noted(*args, **how):
        read.append(args)
        return read_study(*args, **how)

    monkeypatch.setattr(rereading, "read_study", noted)
    opened.save(study / f"map.{ending}", listener=Silence())
    assert len(read) == times


def test_a_coded_project_has_the_texts_that_are_left(drafted, study) -> None:
    """Of a map from a file whose sources are not all there any more."""
    drafted.save(study.parent / "map.json")
    (study / ".journeydraft").mkdir(exist_ok=True)
    (study / "p1.txt").unlink()
    with pytest.warns(jd.JourneydraftWarning, match=r"p1\.txt"):
        made = jd.open_map(study.parent / "map.json").save(study.parent / "coding.qdpx")
    names = zipfile.ZipFile(made).read("project.qde").decode("utf-8")
    assert 'name="p3.txt"' in names and 'name="p1.txt"' not in names and 'name="p1.txt · ' in names
