"""``convert`` to what is only written: the page, pictures, tables, diagrams."""

from __future__ import annotations

import pytest


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
