"""``convert`` to what is only written: the page, pictures, reports, tables, codings, diagrams."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeydraft.cli import main

LOAN = Path(__file__).parents[1] / "formats" / "golden" / "loan.en.md"
TALKS = {
    "p1.txt": "Interviewer: How did you sign up?\n"
    "Kai: I couldn't find the sign-up button anywhere, I looked for ages.\n"
    "Interviewer: Was the price clear?\n"
    "Kai: No, there was an extra fee that nobody told me about.\n",
    "p2.txt": "Interviewer: How did you sign up?\n"
    "Lee: I gave up the first time because I couldn't find the button.\n",
}


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A study with its map beside it, drafted once for all."""
    folder = tmp_path_factory.mktemp("drafted")
    (folder / "study").mkdir()
    for name, text in TALKS.items():
        (folder / "study" / name).write_text(text, encoding="utf-8")
    made = CliRunner().invoke(
        main, ["draft", str(folder / "study"), "--engine", "lexicon", "-o", str(folder / "map.md"), "-q"]
    )
    assert made.exit_code == 0, made.output
    return folder


LOAN = Path(__file__).parents[1] / "formats" / "golden" / "loan.en.md"


@pytest.fixture
def drafted(once, tmp_path):
    """A copy that a test may change."""
    shutil.copytree(once, tmp_path / "copy")
    return tmp_path / "copy" / "map.md"


@pytest.mark.parametrize("ending", ["html", "svg", "docx", "csv", "jsonl", "xlsx", "qdpx", "qdc", "mmd"])
def test_a_map_becomes_whatever_is_asked_for(call, drafted, ending):
    """Every format that a draft can have, an edited map can have."""
    out = drafted.with_suffix(f".{ending}")
    done = call("convert", drafted, out)
    assert done.returncode == 0, done.stderr.decode()
    assert out.stat().st_size > 100


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_a_picture_without_its_packages_says_how_to_get_them(call, study, monkeypatch, ending):
    """Before any work: the message names what is missing and the command that installs it."""
    from journeydraft.formats.typesetting import compiler

    find = compiler.find_spec
    monkeypatch.setattr(compiler, "find_spec", lambda name: None if name == "typst" else find(name))
    done = call("draft", study, "-o", study.parent / f"map.{ending}")
    assert done.returncode == 2
    said = done.stderr.decode()
    assert f".{ending} files need packages that are not installed: typst" in said
    assert 'pip install "journeydraft[print]"' in said
    assert not (study / ".journeydraft").exists()


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("map.png", (), b"\x89PNG"),
        ("curve.png", ("--only", "curve"), b"\x89PNG"),
        ("map.pdf", ("--lang", "ru"), b"%PDF"),
    ],
)
def test_a_map_becomes_a_bitmap_or_a_report(run, tmp_path, name, options, begins):
    """And two processes give the same bytes, so that files can be compared and kept."""
    one, two = tmp_path / name, tmp_path / f"again-{name}"
    for out in (one, two):
        done = run("convert", LOAN, out, *options)
        assert done.returncode == 0, done.stderr.decode()
    assert one.read_bytes().startswith(begins)
    assert one.read_bytes() == two.read_bytes()


def test_a_report_that_cannot_be_written_is_told(call, tmp_path):
    """No folder, a folder in its place, a file that is there: one message, and nothing is overwritten."""
    (tmp_path / "there.pdf").write_bytes(b"mine")
    (tmp_path / "folder.pdf").mkdir()
    for name in ("none/map.pdf", "folder.pdf", "there.pdf"):
        done = call("convert", LOAN, tmp_path / name)
        assert done.returncode == 2
        assert done.stderr.startswith(b"error: ")
    assert call("convert", LOAN, tmp_path / "map.pdf", "--only", "curve").returncode == 2
    assert (tmp_path / "there.pdf").read_bytes() == b"mine"


def test_the_page_of_a_file_has_the_context_of_its_quotes(call, drafted):
    """The sources are beside the map, so what was asked is on the page."""
    out = drafted.with_suffix(".html")
    assert call("convert", drafted, out).returncode == 0
    assert "Was the price clear?" in out.read_text(encoding="utf-8")


def test_the_curve_of_a_file_can_stand_alone(call, drafted):
    """As in a draft; and elsewhere it is refused."""
    out = drafted.with_suffix(".svg")
    assert call("convert", drafted, out, "--only", "curve").returncode == 0
    assert call("convert", drafted, drafted.with_suffix(".html"), "--only", "curve").returncode == 2


def test_stickies_for_a_board(call, drafted):
    """--for says which; only in .csv."""
    out = drafted.with_suffix(".csv")
    assert call("convert", drafted, out, "--for", "miro").returncode == 0
    grid = out.read_text(encoding="utf-8-sig")
    assert not grid.startswith("stage,step") and "Pain points" in grid
    refused = call("convert", drafted, drafted.with_suffix(".xlsx"), "--for", "lucid")
    assert refused.returncode == 2 and b"end the name in .csv" in refused.stderr


def test_a_coded_project_scores_full_against_its_map(call, drafted):
    """What goes out comes back: every line of the map, at the places of its quotes."""
    out = drafted.with_suffix(".qdpx")
    done = call("convert", drafted, out)
    assert b"note:" not in done.stderr
    scored = call("score", drafted, out, "--format", "json")
    assert json.loads(scored.stdout)["all"]["f1"] == 1.0


def test_a_project_says_which_sources_are_gone(call, drafted):
    """Their quotes are coded all the same, in a text of their own."""
    (drafted.parent / "study" / "p1.txt").unlink()
    out = drafted.with_suffix(".qdpx")
    done = call("convert", drafted, out)
    assert done.returncode == 0
    assert done.stderr.count(b"note:") == 1 and b"p1.txt" in done.stderr and b"p2.txt" not in done.stderr
    with zipfile.ZipFile(out) as archive:
        project = archive.read("project.qde").decode("utf-8")
    assert 'name="p1.txt \u00b7 Evidence"' in project and 'name="p2.txt"' in project


def test_texts_are_read_again_as_the_study_says(call, tmp_path):
    """A table whose columns its journey.toml names: the quotes are in it, where they were found."""
    table = (
        "nr,title,comment,other\n1,Bad,I could not find the button anywhere.,x\n2,Bad,I waited for ages.,y\n"
    )
    (tmp_path / "reviews.csv").write_text(table, encoding="utf-8")
    (tmp_path / "journey.toml").write_text('[columns]\ntext = ["comment"]\n', encoding="utf-8")
    out = tmp_path / "map.md"
    assert call("draft", tmp_path / "reviews.csv", "--engine", "lexicon", "-o", out).returncode == 0
    done = call("convert", out, tmp_path / "coding.qdpx")
    assert done.returncode == 0 and b"note:" not in done.stderr
    with zipfile.ZipFile(tmp_path / "coding.qdpx") as archive:
        assert 'name="reviews.csv"' in archive.read("project.qde").decode("utf-8")
