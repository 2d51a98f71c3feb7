"""What the README shows is true: its commands run, its excerpt is what the program writes."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journeydraft.nlp.encoder import EncoderMissing
from journeydraft.nlp.encoder.locate import locate

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
USE = README.split("## Use")[1].split("## How good")[0]
COMMANDS = [line.split("#")[0].strip() for line in USE.splitlines() if line.startswith("journeydraft ")]

FINE = {"check": (0, 1), "validate": (0, 1)}
"""Exit codes of a command that has done its work, where that may be 1: something is wrong."""

ENDLESS = ("view",)
"""Commands that go on until they are interrupted."""


def run(command, folder):
    words = shlex.split(command)[1:]
    program = [sys.executable, "-c", "from journeydraft.cli import main; main()"]
    return subprocess.run(
        [*program, *words], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=300
    )


def interrupted(command, folder):
    """The exit code of a command that runs until Ctrl-C, which comes once it has said something."""
    words = shlex.split(command)[1:]
    program = [sys.executable, "-c", "from journeydraft.cli import main; main()"]
    quiet = {**os.environ, "BROWSER": "true"}
    with subprocess.Popen([*program, *words], cwd=folder, env=quiet, stdout=subprocess.PIPE) as running:
        assert running.stdout.readline()
        running.send_signal(signal.SIGINT)
        return running.wait(timeout=60)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A folder as the README speaks of: ``interviews/`` and ``reviews.csv``."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "interviews").mkdir()
    for name in ("p1.txt", "p4.vtt"):
        shutil.copy(ROOT / "fixtures" / "interviews" / "cafeteria" / name, folder / "interviews")
    shutil.copy(ROOT / "fixtures" / "interviews" / "online-order" / "reviews.csv", folder)
    shutil.copy(ROOT / "tests" / "formats" / "golden" / "loan.en.md", folder / "map.md")
    shutil.copy(folder / "map.md", folder / "spring.md")
    numbers = "stage,entered,completed\nPurchase,90,60\nUse,60,59\n"
    (folder / "stages.csv").write_text(numbers, encoding="utf-8")
    findings = {"findings": [{"kind": "pain", "text": "The total cost shows only after signing in"}]}
    (folder / "findings.json").write_text(json.dumps(findings), encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_runs(command, study):
    """A new user can paste each line, and finds the file it names."""
    if shlex.split(command)[1] in ENDLESS:
        assert interrupted(command, study) == 0
        return
    written = re.search(r"-o (\S+)", command)
    if written:
        (study / written[1]).unlink(missing_ok=True)
    done = run(command, study)
    assert done.returncode in FINE.get(shlex.split(command)[1], (0,)), done.stderr.decode()
    assert not written or (study / written[1]).stat().st_size > 100


def test_the_lines_of_python_run(study):
    """As they stand, in a folder with interviews."""
    lines = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    done = subprocess.run([sys.executable, "-c", lines], cwd=study, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().startswith("Pain points: 5\n  1. ")
    assert (study / "page.html").read_text("utf-8").startswith("<!doctype html>")


def test_the_picture_is_there_and_light():
    """A reader of the README sees the page, and does not wait for it."""
    shown = re.findall(r"!\[.+?\]\((.+?)\)", README)
    assert shown == ["docs/cafeteria.png"]
    assert 50_000 < (ROOT / shown[0]).stat().st_size <= 300_000


def test_the_excerpt_is_what_the_program_writes(tmp_path):
    """Every line of the excerpt stands in a draft of the example study."""
    try:
        locate(None)
    except EncoderMissing:
        pytest.skip("the built-in encoder is not here")
    done = run(f"journeydraft draft {ROOT / 'fixtures/interviews/cafeteria'} -q", tmp_path)
    written = done.stdout.decode().splitlines()
    excerpt = re.search(r"```markdown\n(.*?)```", README, re.DOTALL)[1].splitlines()
    assert len(excerpt) > 8
    assert [line for line in excerpt if line not in written] == []


def test_only_commands_that_exist_are_named():
    """No promise of a command that is not there."""
    from journeydraft.cli import COMMANDS as known

    named = set(re.findall(r"^journeydraft (\w+)", README, re.MULTILINE))
    assert named <= set(known)


def test_the_example_of_an_update_is_what_happens(tmp_path):
    """The line of the draft is edited as shown, and becomes what is shown with two more interviews."""
    try:
        locate(None)
    except EncoderMissing:
        pytest.skip("the built-in encoder is not here")
    edit, update = re.findall(
        r"```diff\n(.*?)```", README.split("<!-- example of: update -->")[1], re.DOTALL
    )[:2]
    (drafted, edited), (before, after) = ([line[1:] for line in part.splitlines()] for part in (edit, update))
    study = ROOT / "fixtures" / "interviews" / "cafeteria"
    for path in sorted(study.glob("p*"))[:4]:
        shutil.copy(path, tmp_path)
    assert run("journeydraft draft . -o map.md -q", tmp_path).returncode == 0
    text = (tmp_path / "map.md").read_text("utf-8")
    assert text.count(drafted) == 1
    (tmp_path / "map.md").write_text(text.replace(drafted, edited), encoding="utf-8")
    for path in sorted(study.glob("p*"))[4:]:
        shutil.copy(path, tmp_path)
    shown = run("journeydraft update map.md . --dry-run -q", tmp_path).stdout.decode().splitlines()
    assert f"-{before}" in shown and f"+{after}" in shown
