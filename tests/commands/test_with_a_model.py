"""The commands that draft, with a model on loopback: same stages, no call twice, nothing sent unasked."""

import pytest
from tests.commands.conftest import P2
from tests.engines.llm.storm import Storm, honest


@pytest.fixture
def storm():
    """A server that answers like a simple reader."""
    made = Storm()
    yield made
    made.close()


@pytest.fixture
def asked(call, storm, study):
    """Runs a command with the engine options."""

    def ask(*args, model=True):
        llm = ["--engine", "llm", "--model", "openai:fake", "--base-url", storm.url] if model else []
        return call(*args, *llm, "--model-file", study / "none")

    return ask


@pytest.fixture
def drafted(asked, study):
    """A map that the model drafted."""
    path = study.parent / "map.md"
    assert asked("draft", study, "-o", path).returncode == 0
    return path


def test_an_update_keeps_the_stages_that_the_model_proposed(asked, storm, study, drafted):
    """Also where the model called the journey by a shipped template's name; a second update asks nothing."""
    before = drafted.read_text("utf-8")
    assert "## Find it" in before
    assert "proposed by the model" in before
    (study / "p3.txt").write_text(P2.replace("Lee", "Ann").replace("button", "form"), "utf-8")
    reads = storm.tasks.count("extract")
    done = asked("update", drafted, study / "p3.txt")
    assert done.returncode == 0
    after = drafted.read_text("utf-8")
    assert [h for h in after.splitlines() if h.startswith("## ")] == [
        h for h in before.splitlines() if h.startswith("## ")
    ]
    assert "(1 of 3)" in after
    assert storm.tasks.count("extract") == reads + 1
    assert "Model: " in done.stderr.decode()
    calls = len(storm.requests)
    again = asked("update", drafted, study)
    assert again.returncode == 0
    assert "is up to date" in again.stderr.decode()
    assert len(storm.requests) == calls


def test_a_look_at_an_update_sends_nothing(asked, storm, study, drafted):
    """It says what would be sent; where all replies are there it shows the changes."""
    before = drafted.read_text("utf-8")
    (study / "p3.txt").write_text(P2.replace("Lee", "Ann"), "utf-8")
    calls = len(storm.requests)
    look = asked("update", drafted, study, "--dry-run")
    assert look.returncode == 0
    assert "paid for" in look.stdout.decode()
    assert "nothing was sent" in look.stderr.decode()
    assert asked("draft", study, "-o", study.parent / "other.md").returncode == 0
    calls = len(storm.requests)
    look = asked("update", drafted, study, "--dry-run")  # the passages are read, the stages are not asked for
    assert "paid for" in look.stdout.decode()
    assert len(storm.requests) == calls
    assert drafted.read_text("utf-8") == before


def test_an_update_without_the_engine_is_asked_about(asked, study, drafted):
    """Else every line that the model worded would go; who means it says so."""
    before = drafted.read_text("utf-8")
    done = asked("update", drafted, study, model=False)
    assert done.returncode == 2
    assert "openai:fake" in done.stderr.decode()
    assert "--engine embedded" in done.stderr.decode()
    assert drafted.read_text("utf-8") == before
    assert asked("update", drafted, study, "--engine", "lexicon", model=False).returncode == 0


def test_an_update_that_a_failing_model_leaves_incomplete_changes_nothing(asked, storm, study, drafted):
    """A line whose passage was not read would seem to be gone."""
    before = drafted.read_text("utf-8")
    (study / "p3.txt").write_text(P2.replace("Lee", "Ann"), "utf-8")
    storm.weather = lambda number, task: "refused" if task == "extract" else None
    done = asked("update", drafted, study)
    assert done.returncode == 3
    assert "nothing was changed" in done.stderr.decode()
    assert drafted.read_text("utf-8") == before


def test_pains_are_listed_from_what_a_draft_has_paid_for(asked, storm, study, drafted):
    """No call more, and the same words."""
    calls = len(storm.requests)
    done = asked("pains", study)
    assert done.returncode == 0
    assert len(storm.requests) == calls
    assert "I couldn't find the sign-up button" in done.stdout.decode()


def test_assumptions_are_judged_by_what_the_model_found(asked, storm, study):
    """In the stages of the team; what that cost is said."""

    def answer(task, data, request):
        reply = honest(task, data, request)
        if task == "extract":
            for one in reply["findings"]:
                one["text"] = one["quote"]
        return reply

    storm.answer = answer
    assumed = study.parent / "assumed.md"
    assumed.write_text(
        "# We sign up\n\n## Find\n\n### Pain points\n- The sign-up button cannot be found\n"
        "- The colours hurt\n\n## Sign\n\n### Pain points\n- The hotline keeps people waiting\n",
        "utf-8",
    )
    done = asked("validate", assumed, study)
    assert done.returncode == 1
    assert "## Find" in done.stdout.decode()
    assert "## Find it" not in done.stdout.decode()
    assert "The sign-up button cannot be found · supported" in done.stdout.decode()
    assert "Model: " in done.stderr.decode()
    given = next(r["messages"][-1]["content"] for r in storm.requests if "given: " in str(r["messages"]))
    assert "given: Find\ngiven: Sign" in given


@pytest.mark.parametrize("command", ["draft", "pains"])
def test_where_the_model_gives_nothing_nothing_is_overwritten(asked, storm, study, command):
    """An empty map would take the place of what is there."""
    out = study.parent / ("map.md" if command == "draft" else "pains.md")
    assert asked(command, study, "-o", out).returncode == 0
    before = out.read_text("utf-8")
    (study / ".journeydraft" / "store.sqlite").unlink()
    storm.weather = lambda number, task: "refused"
    done = asked(command, study, "-o", out, "--force")
    assert done.returncode == 3
    assert "nothing is written" in done.stderr.decode()
    assert out.read_text("utf-8") == before
