"""``pains``, ``sources``, ``schema`` and the help."""

import csv
import io
import json

import openpyxl
import pytest

from journeydraft.cli import COMMANDS


def test_the_list_of_pain_points_opens_in_a_spreadsheet(run, study, tmp_path):
    """CSV and XLSX hold the same ranked lines, numbers as numbers."""
    for name in ("pains.csv", "pains.xlsx"):
        assert run("pains", study, "--engine", "lexicon", "-o", tmp_path / name).returncode == 0
    text = (tmp_path / "pains.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    sheet = openpyxl.load_workbook(tmp_path / "pains.xlsx").worksheets[0]
    assert [r[1] for r in rows[1:]] == [sheet.cell(i, 2).value for i in range(2, len(rows) + 1)]
    assert [sheet.cell(i, 1).value for i in range(2, len(rows) + 1)] == list(range(1, len(rows)))


def test_the_list_as_json_follows_the_contract(run, study):
    """Items with evidence that is there."""
    shown = run("pains", study, "--engine", "lexicon", "-o", "p.json", "-q")
    assert shown.returncode == 0


def test_the_report_counts_the_pain_points_of_the_list(call, study, tmp_path):
    """Those that fit no stage too; nothing reads an edited list back."""
    shown = call("pains", study, "--engine", "lexicon", "--stages", "Fly, Land", "-o", tmp_path / "p.md")
    listed = (tmp_path / "p.md").read_text("utf-8").count("\n## ")
    said = shown.stderr.decode()
    assert f"Found {listed} pain points" in said and "in none" in said
    assert "draft a .md to edit" in said and "edit what you know better" not in said


def test_sources_shows_who_asks_and_who_answers(run, study):
    """A researcher sees before any analysis whether the files were understood."""
    shown = run("sources", study).stdout.decode()
    assert "interviewer “Interviewer”: 3 turns" in shown
    assert "participant P1 “Kai”: 4 turns" in shown


def test_sources_as_json_has_the_text_that_offsets_refer_to(run, study):
    """Offsets and text agree."""
    sources = json.loads(run("sources", study, "--json").stdout)
    for source in sources:
        for turn in source["turns"]:
            assert source["text"][turn["start"] : turn["end"]] == turn["text"]
    assert {t["role"] for s in sources for t in s["turns"]} == {"participant", "interviewer"}


def test_the_schema_accepts_a_draft(run, study):
    """The published schema and the program agree."""
    import jsonschema

    schema = json.loads(run("schema").stdout)
    assert run("draft", study, "--engine", "lexicon", "-o", study.parent / "m.json", "-q").returncode == 0
    jsonschema.validate(json.loads((study.parent / "m.json").read_text(encoding="utf-8")), schema)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run, command):
    """--help shows how the command is used, and every command can be quiet or verbose."""
    shown = run(command, "--help").stdout.decode()
    assert f"journeydraft {command}" in shown
    assert "--quiet" in shown
    assert "--verbose" in shown


def test_help_loads_nothing_heavy():
    """Start-up stays quick because nothing large is imported for --help."""
    import subprocess
    import sys

    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom journeydraft.cli import main\n"
        "CliRunner().invoke(main, ['--help'])\n"
        "print([m for m in ('pydantic', 'numpy', 'spacy', 'onnxruntime', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


@pytest.mark.parametrize("command", ["check", "plan", "convert"])
def test_a_folder_is_no_map(command, run, tmp_path):
    """Said as it is: the map in it has to be named."""
    done = run(command, tmp_path, *([tmp_path / "map.json"] if command == "convert" else []))
    assert done.returncode == 2
    assert "this is a folder" in done.stderr.decode()


def test_the_next_step_of_a_new_study_can_be_pasted(run, tmp_path):
    """A folder's name may hold a space."""
    done = run("init", tmp_path / "my study")
    assert f"journeydraft draft '{tmp_path / 'my study'}' -o" in done.stderr.decode()
