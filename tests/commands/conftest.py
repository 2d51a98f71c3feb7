"""A small study of our own, and a way to run the program as a user does."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeydraft.cli import main

P1 = """Interviewer: How did you sign up?
Kai: I couldn't find the sign-up button anywhere, I looked for ages.
Interviewer: And then?
Kai: Then I rang the hotline and waited for forty minutes.
Kai: In the end it was really easy, the lady on the phone was so helpful.
Interviewer: Was the price clear?
Kai: No, there was an extra fee that nobody told me about.
"""
P2 = """Interviewer: How did you sign up?
Lee: I gave up the first time because I couldn't find the button.
Interviewer: What would you change?
Lee: They should show the price on the first page. I would like to know what it costs.
"""


@pytest.fixture
def study(tmp_path):
    """Two interviews in a folder."""
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "p1.txt").write_text(P1, encoding="utf-8")
    (folder / "p2.txt").write_text(P2, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path):
    """Runs ``journeydraft`` in a process of its own; stdout is bytes."""

    def call(*args, stdin=None, cwd=None, env=None):
        return subprocess.run(
            [sys.executable, "-c", "from journeydraft.cli import main; main()", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            env=env,
            timeout=120,
        )

    return call


@pytest.fixture
def call():
    """As ``run``, in this process: quicker, where nothing depends on a process of its own."""

    def call(*args):
        done = CliRunner().invoke(main, [str(arg) for arg in args])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(args, done.exit_code, done.stdout_bytes, done.stderr_bytes)

    return call


@pytest.fixture
def fixtures():
    """The example studies."""
    return Path(__file__).parents[2] / "fixtures" / "interviews"
