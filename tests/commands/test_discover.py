"""``--stages discover``, run as a user runs it."""

import json

import pytest

from journeydraft.formats import read_map


def draft(run, study, *more):
    done = run("draft", study, "--engine", "lexicon", "--stages", "discover", *more)
    assert done.returncode == 0, done.stderr.decode()
    return done


def test_a_study_gets_its_own_stages_and_the_report_says_how_far_people_agree(run, fixtures, tmp_path):
    """The map says that its stages were discovered; names differ; the run tells what the fit means."""
    done = draft(run, fixtures / "cafeteria", "-o", tmp_path / "m.json")
    drafted = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    names = [stage["name"] for stage in drafted["stages"]]
    assert drafted["header"]["journey"] == drafted["provenance"]["template"] == "discovered"
    assert drafted["provenance"]["settings"] == {"stages": "discover"}
    assert 0 <= drafted["provenance"]["template_fit"] <= 1
    assert 4 <= len(names) <= 7
    assert len({stage["id"] for stage in drafted["stages"]}) == len(set(names)) == len(names)
    assert b"discovered" in done.stderr
    assert b"of answers into the same stage" in done.stderr


def test_two_runs_give_identical_bytes_that_read_back(run, study, tmp_path):
    """Discovered stages are the same each time, and the Markdown keeps them."""
    draft(run, study, "-q", "-o", tmp_path / "m.md")
    draft(run, study, "-q", "-o", tmp_path / "m.json")
    assert draft(run, study, "-q").stdout == (tmp_path / "m.md").read_bytes()
    assert read_map(tmp_path / "m.md") == read_map(tmp_path / "m.json")


def test_the_list_of_pains_names_discovered_stages(run, study):
    """``pains`` knows them as well."""
    done = run("pains", study, "--engine", "lexicon", "--stages", "discover")
    assert done.returncode == 0
    assert b"discovered" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "Interviewer: How was it?\nKai: I couldn't find the button.\nKai: Then I rang the hotline.\n",
        "Interviewer: Kuidas läks?\nKai: Ma ei leidnud nuppu.\nInterviewer: И потом?\nKai: Я ждала час.\n",
        "Interviewer: How was it?\nKai: Fine.\n",
    ],
)
def test_a_few_lines_of_one_participant_are_no_error(run, tmp_path, text):
    """Three lines, two languages, or nothing to quote: a map all the same, and no claim of agreement."""
    (tmp_path / "p1.txt").write_text(text, encoding="utf-8")
    done = draft(run, tmp_path / "p1.txt")
    assert done.stdout.startswith(b"---\njourneydraft: 1")
    assert b"nobody to agree with" in done.stderr


def test_an_unknown_template_is_told_of_discover(run, study):
    """The message lists what ``--stages`` takes."""
    done = run("draft", study, "--stages", "discovery")
    assert done.returncode == 2
    assert b"discover, a .toml file" in done.stderr


SESSION = """(_opens the map of trails_)

- I can't find the button to print it, that is annoying.
- I clicked on the legend and nothing happened.

(_goes to the route planner_)

- It took forever to load.
- I had to wait and then it crashed.

(_looks at the photo album_)

- I don't call the office.
- The pictures are lovely, that helped a lot.
"""


def test_places_that_notes_name_are_the_stages(run, tmp_path):
    """Observers' directions make the stages, and the map says so and how well."""
    for number in (1, 2, 3):
        (tmp_path / f"p{number}.md").write_text(SESSION, encoding="utf-8")
    done = run("draft", tmp_path, "--engine", "lexicon", "--stages", "discover", "-o", tmp_path / "m.json")
    assert done.returncode == 0, done.stderr.decode()
    drafted = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert [stage["name"] for stage in drafted["stages"]] == ["Map of trails", "Route planner", "Photo album"]
    assert {stage["entered"]["count"] for stage in drafted["stages"]} == {3}
    assert drafted["header"]["journey"] == "structure"
    assert drafted["blind_spots"]["stages"]["kind"] == "structure"
    assert b"headings and directions" in done.stderr
