"""``convert`` and ``init``, run as a user runs them."""

import re
from pathlib import Path

import pytest

from journeydraft.formats import read_map
from journeydraft.settings import load_settings

GOLDEN = Path(__file__).parents[1] / "formats" / "golden"


@pytest.fixture
def run(call):
    """In this process: none of these needs one of its own."""
    return call


def test_there_and_back_is_the_same_map(run, tmp_path):
    """Markdown, JSON, Markdown: not a byte is lost."""
    assert run("convert", GOLDEN / "loan.en.md", tmp_path / "a.json").returncode == 0
    assert (tmp_path / "a.json").read_bytes() == (GOLDEN / "loan.json").read_bytes()
    assert run("convert", tmp_path / "a.json", tmp_path / "b.md").returncode == 0
    assert (tmp_path / "b.md").read_bytes() == (GOLDEN / "loan.en.md").read_bytes()


def test_headings_can_be_translated(run, tmp_path):
    """--lang writes the map's own words in that language."""
    assert run("convert", GOLDEN / "loan.json", tmp_path / "a.md", "--lang", "ro").returncode == 0
    assert (tmp_path / "a.md").read_bytes() == (GOLDEN / "loan.ro.md").read_bytes()


def test_nothing_is_overwritten_unasked(run, tmp_path):
    """A file that is there stays, unless --force."""
    target = tmp_path / "a.md"
    target.write_text("mine")
    done = run("convert", GOLDEN / "loan.json", target)
    assert (done.returncode, target.read_text()) == (2, "mine")
    assert run("convert", GOLDEN / "loan.json", target, "--force").returncode == 0


def test_json_goes_to_a_pipe(run):
    """- writes JSON to stdout and nothing else."""
    assert run("convert", GOLDEN / "loan.en.md", "-").stdout == (GOLDEN / "loan.json").read_bytes()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.md", "---\njourneydraft: 0\nlanguage: et\n---\n\n# Laen\n\n## Otsin\n"),
        (
            "map.json",
            '{"journeydraft": 0, "header": {"title": "Laen", "language": "et"},'
            ' "stages": [{"name": "Otsin"}]}',
        ),
    ],
)
def test_maps_of_an_older_version_become_maps_of_this_one(run, tmp_path, name, text):
    """What stood elsewhere then is where it belongs now, and the number is the present one."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("convert", tmp_path / name, tmp_path / "out.md").returncode == 0
    out = (tmp_path / "out.md").read_text("utf-8")
    assert "journeydraft: 1\n" in out and "headings: et\n" in out
    assert read_map(tmp_path / "out.md").stages[0].name == "Otsin"


def test_hints_are_told_with_their_lines(run, tmp_path):
    """A footnote that is cited and not defined is no error; the line is named."""
    path = tmp_path / "map.md"
    path.write_text("# a\n\n## b\n\n### Needs\n- x [^q]\n", encoding="utf-8")
    done = run("convert", path, tmp_path / "out.json")
    assert done.returncode == 0
    assert f"note: {path}:6: [^q] is cited but not defined" in done.stderr.decode()


def test_a_study_starts_with_settings_that_hold(run, tmp_path):
    """All of the file is comments, and every setting in it holds as it stands."""
    folder = tmp_path / "loan-study"
    done = run("init", folder)
    assert done.returncode == 0, done.stderr.decode()
    text = (folder / "journey.toml").read_text("utf-8")
    assert load_settings(folder) == load_settings(tmp_path)
    assert '# title = "Loan study"' in text
    chosen = [line[2:] for line in text.splitlines() if re.match(r"# (\w+ = |\[)", line)]
    first = {line.split(" = ")[0]: line for line in reversed(chosen)}
    (folder / "journey.toml").write_text(
        "\n".join(line for line in chosen if line in first.values()), "utf-8"
    )
    assert load_settings(folder).title == "Loan study"
    assert load_settings(folder).llm.model


def test_init_overwrites_nothing(run, study):
    """Settings that are there stay as they are."""
    (study / "journey.toml").write_text('title = "Mine"\n', encoding="utf-8")
    done = run("init", study)
    assert done.returncode == 2
    assert (study / "journey.toml").read_text("utf-8") == 'title = "Mine"\n'
