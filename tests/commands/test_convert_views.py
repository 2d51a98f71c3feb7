"""``convert`` to what is only written: the page, pictures, tables, diagrams."""

from __future__ import annotations

from pathlib import Path

import pytest

LOAN = Path(__file__).parents[1] / "formats" / "golden" / "loan.en.md"


@pytest.fixture
def drafted(run, study):
    """A study with its map beside it."""
    assert run("draft", study, "--engine", "lexicon", "-o", study.parent / "map.md", "-q").returncode == 0
    return study.parent / "map.md"


@pytest.mark.parametrize("ending", ["html", "svg", "csv", "xlsx", "mmd"])
def test_a_map_becomes_whatever_is_asked_for(run, drafted, ending):
    """Every format that a draft can have, an edited map can have."""
    out = drafted.with_suffix(f".{ending}")
    done = run("convert", drafted, out)
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


def test_the_page_of_a_file_has_the_context_of_its_quotes(run, drafted):
    """The sources are beside the map, so what was asked is on the page."""
    out = drafted.with_suffix(".html")
    assert run("convert", drafted, out).returncode == 0
    assert "Was the price clear?" in out.read_text(encoding="utf-8")


def test_the_curve_of_a_file_can_stand_alone(run, drafted):
    """As in a draft; and elsewhere it is refused."""
    out = drafted.with_suffix(".svg")
    assert run("convert", drafted, out, "--only", "curve").returncode == 0
    assert run("convert", drafted, drafted.with_suffix(".html"), "--only", "curve").returncode == 2
