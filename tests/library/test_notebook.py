"""The notebook in ``docs``: its cells run, one after the other, and show what they say."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("pandas")

ROOT = Path(__file__).parents[2]
NOTEBOOK = json.loads((ROOT / "docs" / "cafeteria.ipynb").read_text(encoding="utf-8"))
CELLS = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The notebook's folder, beside the study; drafted by rules alone, to be quick."""
    study = tmp_path / "fixtures" / "interviews" / "cafeteria"
    shutil.copytree(ROOT / "fixtures" / "interviews" / "cafeteria", study)
    (study / "journey.toml").write_text('engine = "lexicon"\n', encoding="utf-8")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")


def shown(source, names):
    """Runs a cell, and gives what a notebook shows of its last line, as HTML where it can."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
    html = getattr(value, "_repr_html_", None)
    return "" if value is None else html() if html else repr(value)


def test_every_cell_runs_and_shows_what_is_said_above_it(here, capsys) -> None:
    """Pages, tables, printed lines; the edit is still there after the update."""
    names: dict[str, object] = {}
    seen = [shown("".join(cell["source"]), names) for cell in CELLS]
    printed = capsys.readouterr().out
    assert seen[0].startswith("<iframe") and seen[-1].startswith("<iframe")
    assert seen[1].count("<tr>") == 6
    assert seen[-2] == "True"
    assert "edited" in printed
    assert "+sample: 6 interviews" in printed


def test_it_is_kept_without_what_a_run_shows() -> None:
    """No output that could be of another version of the program, or of another machine."""
    assert len(CELLS) > 5
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in CELLS)
