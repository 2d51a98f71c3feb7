"""``update``, run as a researcher runs it."""

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from journeydraft.commands.talk import Talk
from journeydraft.commands.update_report import report_update
from journeydraft.formats import open_map, read_map
from journeydraft.maps.update.report import Report, Told

P3 = """Interviewer: How did you sign up?
Mia: I couldn't find the sign-up button anywhere either, it was hidden.
Mia: I was so angry about the extra fee that nobody told me about.
Interviewer: And then?
Mia: Then I rang the hotline and gave up.
"""
ENGINE = ("--engine", "lexicon", "--stages", "service")


@pytest.fixture
def drafted(run, study):
    """A study whose map was drafted; the file."""
    path = study / "map.md"
    done = run("draft", study, *ENGINE, "-o", path)
    assert done.returncode == 0, done.stderr.decode()
    return path


@pytest.fixture
def run(call):
    """In this process: none of these needs one of its own."""
    return call


def pain(path):
    """The first pain point's line."""
    opened = open_map(path)
    places = (f"/stages/{at}/pain_points/0" for at in range(len(opened.map.stages)))
    line = next(line for line in map(opened.line, places) if line)
    return opened.text.splitlines()[line - 1]


def test_edits_stay_when_an_interview_comes(run, study, drafted):
    """Words, notes and a new name stay; a deleted line stays deleted; the previous version is kept."""
    text = drafted.read_text("utf-8")
    first = pain(drafted)
    before = text.replace(first, "- Nobody sees how to begin (1 of 2)\n\n<!-- ask legal -->", 1)
    drafted.write_text(before, encoding="utf-8")
    (study / "p3.txt").write_text(P3, encoding="utf-8")
    done = run("update", drafted, study / "p3.txt", *ENGINE)
    assert done.returncode == 0, done.stderr.decode()
    after = drafted.read_text("utf-8")
    assert "- Nobody sees how to begin" in after
    assert "<!-- ask legal -->" in after
    assert "sample: 3 interviews" in after
    assert "of 3)" in after
    assert b"also reading" in done.stderr
    assert (study / ".journeydraft/previous/map.1.md").read_text("utf-8") == before


def test_a_dry_run_shows_a_diff_and_writes_nothing(run, study, drafted):
    """The diff can be read: no closing comment in it; nothing in the folder changes."""
    (study / "p3.txt").write_text(P3, encoding="utf-8")
    files = {
        path: path.read_bytes() for path in study.rglob("*") if path.is_file() and "sqlite" not in path.name
    }
    done = run("update", drafted, study, *ENGINE, "--dry-run")
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "-sample: 2 interviews" in shown and "+sample: 3 interviews" in shown
    assert "journeydraft:\n" not in shown
    assert files == {
        path: path.read_bytes() for path in study.rglob("*") if path.is_file() and "sqlite" not in path.name
    }


def test_without_news_nothing_is_written(run, study, drafted):
    """The same sources give the same bytes, and no previous version."""
    before = drafted.read_bytes()
    done = run("update", drafted, study, *ENGINE)
    assert done.returncode == 0, done.stderr.decode()
    assert drafted.read_bytes() == before
    assert not (study / ".journeydraft/previous").exists()
    assert b"up to date" in done.stderr


def test_a_map_that_came_by_mail_is_updated_with_care(run, study, drafted, tmp_path):
    """Without the last draft no word changes and nothing goes; lines are added."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for path in study.glob("p*.txt"):
        (elsewhere / path.name).write_bytes(path.read_bytes())
    (elsewhere / "p3.txt").write_text(P3, encoding="utf-8")
    mailed = tmp_path / "mailed.md"
    mailed.write_bytes(drafted.read_bytes())
    lines = [line.split(" (")[0] for line in drafted.read_text("utf-8").splitlines() if line.startswith("- ")]
    done = run("update", mailed, elsewhere, *ENGINE)
    assert done.returncode == 0, done.stderr.decode()
    after = mailed.read_text("utf-8")
    stages = after[: after.index("## Blind")]
    assert [line for line in lines if line.startswith("- I ") and line not in stages] == []
    assert b"no line was taken away" in done.stderr


def test_sources_that_are_gone_are_asked_about(run, study, drafted):
    """A line that only a missing file proves does not go unasked; --force says that it may."""
    before = drafted.read_bytes()
    (study / "p2.txt").unlink()
    done = run("update", drafted, study, *ENGINE)
    assert done.returncode == 2
    assert b"p2.txt" in done.stderr and b"--force" in done.stderr
    assert drafted.read_bytes() == before
    assert run("update", drafted, study, *ENGINE, "--force").returncode == 0
    assert "p2.txt" not in drafted.read_text("utf-8").split("<!--")[0]


def test_a_map_of_json_is_updated_too(run, study):
    """The same, in the same format."""
    path = study / "map.json"
    assert run("draft", study, *ENGINE, "-o", path).returncode == 0
    edited = json.loads(path.read_text("utf-8"))
    edited["header"]["persona"] = "A newcomer"
    path.write_text(json.dumps(edited), encoding="utf-8")
    (study / "p3.txt").write_text(P3, encoding="utf-8")
    assert run("update", path, study, *ENGINE).returncode == 0
    assert read_map(path).header.persona == "A newcomer"
    assert read_map(path).header.sample.interviews == 3


def test_after_an_update_a_draft_still_knows_the_edits(run, study, drafted):
    """A map that a person edited is not overwritten by a draft because an update wrote it last."""
    drafted.write_text(drafted.read_text("utf-8").replace("# ", "# Our ", 1), encoding="utf-8")
    (study / "p3.txt").write_text(P3, encoding="utf-8")
    assert run("update", drafted, study, *ENGINE).returncode == 0
    done = run("draft", study, *ENGINE, "-o", drafted)
    assert done.returncode == 2
    assert "# Our " in drafted.read_text("utf-8")


@pytest.mark.slow
def test_two_updates_at_once_do_no_harm(run, study, drafted):
    """One of them may be refused; the map is whole, with the edit and the news."""
    drafted.write_text(drafted.read_text("utf-8").replace("# ", "# Our ", 1), encoding="utf-8")
    (study / "p3.txt").write_text(P3, encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        "from journeydraft.cli import main; main()",
        "update",
        drafted,
        study,
        *ENGINE,
    ]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    ended = [(one.communicate()[1], one.returncode) for one in both]
    assert {code for _, code in ended} <= {0, 2}
    assert 0 in {code for _, code in ended}
    assert all(code == 0 or b"while it was being updated" in said for said, code in ended)
    map_ = read_map(drafted)
    assert map_.header.title.startswith("Our ") and map_.header.sample.interviews == 3


BAD = {
    "no map": "Dear Jane,\n\nhow are you?\n",
    "half a map": "---\npersona: x\n\n# a\n",
    "a merge conflict": "# a\n\n## b\n\n<<<<<<< HEAD\n- x\n=======\n- y\n>>>>>>> b\n",
    "a newer format": "---\njourneydraft: 2\n---\n# a\n",
    "a footnote twice": "# a\n\n## b\n- x [^1]\n\n[^1]: “x” — P1, a:3\n[^1]: y\n",
    "a broken comment": "# a\n\n<!-- journeydraft:\n{\n",
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("command", ["update", "convert"])
def test_what_is_no_map_is_left_alone(run, study, case, command):
    """One message with file and line, no traceback, no changed byte."""
    path = study / "map.md"
    path.write_text(BAD[case], encoding="utf-8")
    rest = (study, *ENGINE) if command == "update" else (study / "out.json",)
    done = run(command, path, *rest)
    said = done.stderr.decode()
    assert done.returncode == 2
    assert said.startswith(f"error: {path}:") and "Traceback" not in said
    assert path.read_text("utf-8") == BAD[case]
    assert not (study / "out.json").exists()


def test_stages_that_the_study_told_stay_what_they_are(run, study):
    """Discovered stages are kept from update to update: without news the second one changes nothing."""
    path = study / "map.md"
    plain = ("--engine", "lexicon")
    assert run("draft", study, *plain, "--stages", "discover", "-o", path).returncode == 0
    names = [stage.name for stage in read_map(path).stages]
    (study / "p3.txt").write_text(P3, encoding="utf-8")
    assert run("update", path, study, *plain).returncode == 0
    first = path.read_bytes()
    assert [stage.name for stage in read_map(path).stages] == names
    assert run("update", path, study, *plain).returncode == 0
    assert path.read_bytes() == first


def test_lines_of_the_map_give_a_terminal_no_orders(capsys) -> None:
    """A report shows what stands in a file from anywhere."""
    sample = SimpleNamespace(participants=("P1",), reviews=0)
    drafted = SimpleNamespace(
        map=SimpleNamespace(header=SimpleNamespace(sample=sample)),
        study=SimpleNamespace(sources=()),
        spending=None,
    )
    report = Report([Told("review", "\x1b[2JThe fee\nis hidden")])
    file = SimpleNamespace(path="map.md")
    done = SimpleNamespace(report=report, careful=False, changed=True, file=file, lines={}, drafted=drafted)
    report_update(done, None, Talk(quiet=False, verbose=False))
    assert "“[2JThe fee is hidden”" in capsys.readouterr().err
