"""``check`` as people and CI run it."""

import json

import pytest


@pytest.fixture
def drafted(study, run):
    """A map of the study, drafted where a user drafts it: beside the folder of the interviews."""
    assert run("draft", study, "-o", study.parent / "map.md", "-q").returncode == 0
    return study.parent / "map.md"


def test_a_fresh_draft_has_only_what_a_person_has_to_add(drafted, run):
    """Its quotes stand where it says, its counts are those of its quotes: only needs may be missing."""
    done = run("check", drafted, "--off", "needs-forgotten")
    assert done.returncode == 0, done.stdout.decode()
    assert "0 faults" in done.stdout.decode()


def test_a_changed_source_is_told_with_the_line_where_the_quote_is_now(drafted, study, run):
    """Two lines above the talk: quotes have moved, by two lines; a word cut from one: it is gone."""
    source = study / "p2.txt"
    talk = source.read_text(encoding="utf-8").replace("the first time because", "because")
    source.write_text(f"Interviewer: Hello.\nLee: Hello.\n{talk}", encoding="utf-8")
    said = run("check", drafted).stdout.decode()
    assert "p2.txt was changed" in said
    assert "now stands at p2.txt:6" in said
    assert "[evidence-gone]" in said


def test_json_and_github_say_the_same_as_the_text(drafted, run):
    """CI gets lines and rules; a percent sign or a line break cannot end GitHub's command."""
    drafted.write_text(drafted.read_text("utf-8").replace("**Goal:**", "100%0A\n\nGoal."), "utf-8")
    text = run("check", drafted)
    told = json.loads(run("check", drafted, "--format", "json").stdout)
    github = run("check", drafted, "--format", "github").stdout.decode().splitlines()
    assert text.returncode == 1
    faults = told["maps"][0]["faults"]
    assert told["faults"] == sum(fault["level"] == "error" for fault in faults) > 0
    assert all(f"map.md:{fault['line']}:" in text.stdout.decode() for fault in faults)
    assert len(github) == len(faults)
    assert all(line.startswith(("::error file=", "::notice file=")) for line in github)


def test_a_file_that_is_no_map_is_an_error_of_its_own(study, run):
    """Exit code 2, as everywhere."""
    done = run("check", study / "p1.txt")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_rules_are_switched_off_in_the_settings(drafted, study, run):
    """``[check] off``; an unknown rule names those there are."""
    drafted.write_text(drafted.read_text("utf-8").replace("**Goal:**", "Goal."), "utf-8")
    toml = drafted.parent / "journey.toml"
    toml.write_text('[check]\noff = ["stage-without-goal", "needs-forgotten"]\n', "utf-8")
    assert run("check", drafted).returncode == 0
    toml.write_text('[check]\noff = ["goals"]\n', "utf-8")
    done = run("check", drafted)
    assert done.returncode == 2
    assert b"stage-without-goal" in done.stderr
