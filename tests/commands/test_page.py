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
    done = run("draft", study, "-o", tmp_path / "map.docx")
    assert done.returncode == 2
    assert ".html" in done.stderr.decode()
