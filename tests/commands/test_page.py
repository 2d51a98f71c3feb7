"""``draft -o map.html``: the page, as a user gets it."""

from __future__ import annotations


def test_a_draft_can_be_a_page(run, study, tmp_path):
    """One file, with what was said around each quote; and the report says how to get a map to edit."""
    out = tmp_path / "map.html"
    done = run("draft", study, "--engine", "lexicon", "-o", out)
    assert done.returncode == 0, done.stderr.decode()
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "Was the price clear?" in text
    assert "draft a .md to edit" in done.stderr.decode()


def test_another_ending_is_refused_with_those_that_are_known(run, study, tmp_path):
    """The message lists what can be written, the page among them."""
    done = run("draft", study, "-o", tmp_path / "map.pptx")
    assert done.returncode == 2
    assert ".html" in done.stderr.decode()


def test_a_part_that_a_format_has_not_is_refused_before_any_work(run, study, tmp_path):
    """The curve alone is a picture; asked for as a page, the message says so at once."""
    done = run("draft", study, "-o", tmp_path / "map.html", "--only", "curve")
    assert done.returncode == 2
    assert "--only curve goes with .svg, .png" in done.stderr.decode()
    assert not (study / ".journeydraft").exists()


def test_the_curve_alone_is_a_picture(run, study, tmp_path):
    """Stages and mood, without the lanes."""
    out = tmp_path / "curve.svg"
    assert run("draft", study, "--engine", "lexicon", "-o", out, "--only", "curve", "-q").returncode == 0
    assert "<svg" in out.read_text(encoding="utf-8")
    assert "Pain points" not in out.read_text(encoding="utf-8")
