"""Bad input gets one clear message, exit code 2, no traceback, and leaves nothing half-written."""

import os
import sys

import pytest


def refused(done, *parts):
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert "Traceback" not in said
    assert said.count("error:") == 1
    for part in parts:
        assert part in said
    return said


def draft(run, *args):
    return run("draft", *args, "--engine", "lexicon")


def test_a_path_that_is_not_there(run, tmp_path):
    """The path is named."""
    refused(draft(run, tmp_path / "nowhere"), "nowhere")


def test_an_empty_folder(run, tmp_path):
    """There is nothing to read."""
    (tmp_path / "empty").mkdir()
    refused(draft(run, tmp_path / "empty"), "no sources")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("broken.docx", b"PK\x03\x04" + b"\x00" * 200),
        ("broken.pdf", b"%PDF-1.7\n%%EOF"),
        ("broken.zip", b"PK\x03\x04broken"),
        ("numbers.csv", b"id,price\n1,2\n3,4\n"),
        ("who.txt", b"A: How was it?\nB: How was what?\nA: Why do you ask?\nB: Why do you?\n"),
        ("longline.txt", b"x" * 100_000_000),
    ],
)
def test_a_file_that_cannot_be_understood_is_named(run, tmp_path, name, content):
    """One message with the file's name."""
    (tmp_path / name).write_bytes(content)
    refused(draft(run, tmp_path / name), name)


def test_a_table_without_text_says_which_option_helps(run, tmp_path):
    """The next step is --text-col."""
    (tmp_path / "numbers.csv").write_text("id,price\n1,2\n3,4\n", encoding="utf-8")
    refused(draft(run, tmp_path / "numbers.csv"), "--text-col")


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="needs a file that this user may not read"
)
def test_an_unreadable_file(run, study):
    """Permission is named as the reason."""
    (study / "p1.txt").chmod(0)
    refused(draft(run, study), "p1.txt")


def test_an_unknown_template_lists_the_known_ones(run, study):
    """The next step is a name that exists."""
    refused(draft(run, study, "--stages", "nonsense"), "nonsense", "purchase")


def test_a_broken_template_names_the_line(run, study, tmp_path):
    """A slip in the TOML is found by its line."""
    (tmp_path / "t.toml").write_text('name = "x"\n[[stages]\n', encoding="utf-8")
    refused(draft(run, study, "--stages", tmp_path / "t.toml"), "t.toml:2")


def test_an_output_that_cannot_be_written(run, study, tmp_path):
    """Neither a folder that is not there nor a format that is none is found out after the work."""
    refused(draft(run, study, "-o", tmp_path / "no" / "m.md"), "no such folder")
    refused(draft(run, study, "-o", tmp_path / "m.pptx"), ".md")
    assert not (tmp_path / "m.docx").exists()


def test_a_source_is_never_written_over(run, study):
    """Not even with --force: the transcript is worth more than the map."""
    (study / "p1.md").write_bytes((study / "p1.txt").read_bytes())
    before = (study / "p1.md").read_bytes()
    refused(draft(run, study / "p1.md", "-o", study / "p1.md", "--force"), "sources")
    assert (study / "p1.md").read_bytes() == before


def test_odd_outputs_are_refused_before_the_work(run, study, tmp_path):
    """A folder, and a name that no disk takes."""
    (tmp_path / "folder.md").mkdir()
    refused(draft(run, study, "-o", tmp_path / "folder.md"), "folder")
    refused(draft(run, study, "-o", tmp_path / ("a" * 300 + ".md")), "cannot be written")


def test_a_file_with_nobody_but_the_interviewer_is_refused(run, tmp_path):
    """Questions are never taken for answers, even when there are only questions."""
    (tmp_path / "q.txt").write_text(
        "Interviewer: How was it?\nInterviewer: Was the queue awful, did the app crash?\n", encoding="utf-8"
    )
    refused(draft(run, tmp_path / "q.txt", "--force"), "q.txt")


def test_half_a_character_does_no_harm(run, tmp_path):
    """An escape in JSON that is no character is shown as a mark."""
    (tmp_path / "r.json").write_text(
        '[{"text": "it was sl\\ud800ow and broken, I hated it", "rating": 1},'
        ' {"text": "really easy and helpful staff", "rating": 5}]',
        encoding="utf-8",
    )
    done = draft(run, tmp_path / "r.json")
    assert done.returncode == 0, done.stderr.decode()


def test_a_date_that_is_none(run, study):
    """The next step shows how a date is written."""
    refused(draft(run, study, "--date", "soon"), "soon", "2026-01-31")


@pytest.mark.parametrize("epoch", ["²", "soon", "9" * 17, "9" * 30])
def test_a_time_of_the_build_that_is_none(call, study, monkeypatch, epoch):
    """What the surroundings say is named like an option."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    refused(call("draft", study, "--engine", "lexicon"), f"SOURCE_DATE_EPOCH is no time: {epoch}", "1970")


def test_the_time_of_the_build_dates_the_map(call, study, monkeypatch):
    """Unless --date does."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert b"1970-01-02" in call("draft", study, "--engine", "lexicon").stdout
    assert b"1970" not in call("draft", study, "--engine", "lexicon", "--date", "2026-01-31").stdout


def test_unknown_settings_are_refused_with_the_key(run, study):
    """A misspelt key in journey.toml is not silently ignored."""
    (study / "journey.toml").write_text('stage = "purchase"\n', encoding="utf-8")
    refused(draft(run, study), "journey.toml", "stage")


def test_keep_going_leaves_out_the_bad_and_says_so(run, study):
    """Exit code 3, the map of the others, and the reason for each file left out."""
    (study / "p3.docx").write_bytes(b"PK\x03\x04 no")
    done = draft(run, study, "--keep-going")
    assert done.returncode == 3
    assert b"p3.docx" in done.stderr
    assert b"Pain points" in done.stdout


def test_a_missing_model_file_falls_back_visibly(run, study, tmp_path):
    """Without the encoder the lexicon engine runs, and the report says so."""
    done = run("draft", study, "--model-file", tmp_path / "none.bin")
    assert done.returncode == 0
    assert b"lexicon engine" in done.stderr


def test_an_encoder_folder_without_a_model_is_an_error(run, study, tmp_path):
    """What was asked for by name is not silently replaced."""
    (tmp_path / "enc").mkdir()
    refused(run("draft", study, "--encoder", tmp_path / "enc"), "enc")


def test_a_closed_pipe_is_no_error(study):
    """``journeydraft draft … | head -1`` ends quietly."""
    import subprocess

    program = f'{sys.executable} -c "from journeydraft.cli import main; main()"'
    command = f"{program} draft {study} --engine lexicon -q | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, timeout=120)
    assert done.stderr == b""
    assert done.stdout.startswith(b"---")
