"""``journeydraft view``: as a user starts and ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

LOAN = Path(__file__).parents[1] / "formats" / "golden" / "loan.en.md"
PROGRAM = [sys.executable, "-c", "from journeydraft.cli import main; main()", "view"]


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent another way on Windows")
def test_it_prints_its_address_and_ends_with_ctrl_c():
    """The address is all of stdout, the page is there, and Ctrl-C is the usual end: code 0."""
    with subprocess.Popen(
        [*PROGRAM, str(LOAN), "--no-open"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as view:
        address = view.stdout.readline().strip()
        with urllib.request.urlopen(address, timeout=20) as page:
            assert page.read().startswith(b"<!doctype html>")
        view.send_signal(signal.SIGINT)
        out, err = view.communicate(timeout=20)
    assert (view.returncode, out) == (0, "")
    assert "Traceback" not in err and "Ended." in err


@pytest.mark.skipif(os.name != "posix", reason="a browser of our own is a shell script")
def test_it_opens_the_browser_at_the_address(tmp_path):
    """Without --no-open the user's browser is asked to open exactly what was printed."""
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{seen}.new" && mv "{seen}.new" "{seen}"\n', encoding="utf-8")
    browser.chmod(0o755)
    with subprocess.Popen(
        [*PROGRAM, str(LOAN)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "BROWSER": f"{browser} %s"},
    ) as view:
        address = view.stdout.readline().strip()
        deadline = time.monotonic() + 20
        while not seen.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        view.send_signal(signal.SIGINT)
        view.wait(timeout=20)
    assert seen.read_text(encoding="utf-8").strip() == address


def test_what_is_no_map_is_refused(call, tmp_path):
    """A file that is not there, a folder, a text that is no map, another ending: one message, exit code 2."""
    (tmp_path / "letter.md").write_text("Dear aunt,\n", encoding="utf-8")
    (tmp_path / "table.csv").write_text("a,b\n", encoding="utf-8")
    for name in ("none.md", "letter.md", "table.csv", "."):
        done = call("view", tmp_path / name, "--no-open")
        assert done.returncode == 2
        assert done.stderr.startswith(b"error: ")


def test_a_port_that_is_taken_is_refused(call):
    """Exit code 2, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = call("view", LOAN, "--no-open", "--port", taken.getsockname()[1])
    assert done.returncode == 2
    assert b"--port" in done.stderr
