"""``draft``, run as a user runs it."""

import json
import os
import sqlite3
import stat

import pytest

from journeydraft.formats import read_map


def lexicon_draft(run, study, *more, **how):
    return run("draft", study, "--engine", "lexicon", *more, **how)


def test_a_folder_becomes_a_map_with_quotes_that_stand_in_the_files(run, study, tmp_path):
    """Every quote is, character for character, in the file it names, and no interviewer is quoted."""
    out = tmp_path / "map.json"
    done = run("draft", study, "-o", out)
    assert done.returncode == 0, done.stderr.decode()
    drafted = json.loads(out.read_text(encoding="utf-8"))
    assert drafted["evidence"]
    for one in drafted["evidence"].values():
        text = (study / one["source"]).read_text(encoding="utf-8")
        assert text[one["start"] : one["end"]] == one["quote"]
        said = next(line for line in text.splitlines() if one["quote"] in line)
        assert not said.startswith("Interviewer:")
    placed = [pain for stage in drafted["stages"] for pain in stage["pain_points"]]
    assert any("find" in pain["text"] for pain in [*placed, *drafted["unplaced"]])


def test_the_markdown_reads_back_to_the_same_map(run, study, tmp_path):
    """What is written parses, without loss."""
    assert lexicon_draft(run, study, "-o", tmp_path / "m.md").returncode == 0
    assert lexicon_draft(run, study, "-o", tmp_path / "m.json").returncode == 0
    assert read_map(tmp_path / "m.md") == read_map(tmp_path / "m.json")


@pytest.mark.parametrize("engine", ["embedded", "lexicon"])
def test_two_runs_give_identical_bytes(run, study, tmp_path, engine):
    """The same input gives the same map."""
    first = run("draft", study, "--engine", engine, "-q").stdout
    assert first
    assert run("draft", study, "--engine", engine, "-q").stdout == first


def test_headings_come_in_the_language_asked_for(run, study):
    """An Estonian team gets Estonian headings over English quotes."""
    shown = lexicon_draft(run, study, "--lang", "et", "-q").stdout.decode()
    assert "Valupunktid" in shown
    assert "Pain points" not in shown


def test_stages_can_be_named_on_the_command_line(run, study):
    """A list makes the columns, in its order."""
    shown = lexicon_draft(run, study, "--stages", "Find it, Sign up, Use it", "-q").stdout.decode()
    assert shown.index("## Find it") < shown.index("## Sign up") < shown.index("## Use it")


def test_the_run_ends_with_a_short_report(run, study, tmp_path):
    """Sources, participants, template and fit, share used, where the file is: on stderr."""
    said = lexicon_draft(run, study, "-o", tmp_path / "m.md").stderr.decode()
    for part in (
        "Read 2 sources",
        "2 participants",
        "fit",
        "runner-up",
        "% of the participants' speech",
        "m.md",
    ):
        assert part in said
    assert lexicon_draft(run, study, "-q", "-o", tmp_path / "n.md").stderr == b""


def test_an_edited_map_is_not_overwritten(run, study, tmp_path):
    """A draft replaces its own untouched output, refuses an edited one, and obeys --force."""
    out = tmp_path / "m.md"
    assert lexicon_draft(run, study, "-o", out).returncode == 0
    assert lexicon_draft(run, study, "-o", out).returncode == 0
    out.write_text(out.read_text(encoding="utf-8") + "\nmine\n", encoding="utf-8")
    refused = lexicon_draft(run, study, "-o", out)
    assert refused.returncode == 2
    assert b"edited" in refused.stderr
    assert b"--force" in refused.stderr
    assert out.read_text(encoding="utf-8").endswith("mine\n")
    assert lexicon_draft(run, study, "-o", out, "--force").returncode == 0


def test_what_is_remembered_is_private(run, study, tmp_path):
    """The store is for its owner only, ignored by git, and a sound database."""
    lexicon_draft(run, study, "-o", tmp_path / "m.md")
    folder = study / ".journeydraft"
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "store.sqlite").stat().st_mode) == 0o600
    with sqlite3.connect(folder / "store.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_transcript_can_come_through_a_pipe(run, study):
    """``-`` reads stdin."""
    done = run("draft", "-", "--engine", "lexicon", "-q", stdin=(study / "p1.txt").read_bytes())
    assert done.returncode == 0, done.stderr.decode()
    assert b"hotline" in done.stdout


def test_names_stay_out_unless_asked_for(run, study):
    """Outputs show P1, not Kai."""
    assert b"Kai" not in lexicon_draft(run, study, "-q").stdout
    assert b"Kai" in lexicon_draft(run, study, "-q", "--names").stdout


def test_a_mixed_study_gives_one_map(run, fixtures, tmp_path):
    """Five languages and two hundred reviews: one map, interviews and reviews counted apart."""
    out = tmp_path / "m.json"
    done = lexicon_draft(run, fixtures / "online-order", "--lang", "ro", "-o", out)
    assert done.returncode == 0, done.stderr.decode()
    drafted = json.loads(out.read_text(encoding="utf-8"))
    assert drafted["header"]["sample"]["interviews"] == 5
    assert drafted["header"]["sample"]["reviews"] > 150
    counted = [i for s in drafted["stages"] for i in s["pain_points"]]
    assert all(i["participants"]["of"] == 5 for i in counted)
    reviewed = {i["reviews"]["of"] for i in counted if i.get("reviews")}
    assert reviewed == {drafted["header"]["sample"]["reviews"]}
