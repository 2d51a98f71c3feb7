"""How long ``journeydraft --help`` takes, beside an empty click program."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

EMPTY = "import click\n@click.group()\ndef main():\n    pass\nmain(['--help'])"
OURS = "from journeydraft.cli import main\nmain(['--help'])"
RUNS = 15


def start_rows() -> list[tuple[str, str, str]]:
    """Medians of runs that take turns."""
    empty, ours = [], []
    for _ in range(RUNS):
        empty.append(_time(EMPTY))
        ours.append(_time(OURS))
    base, mine = statistics.median(empty), statistics.median(ours)
    return [
        ("empty click program --help", f"{base * 1000:.0f} ms", ""),
        ("journeydraft --help", f"{mine * 1000:.0f} ms", ""),
        ("journeydraft / empty click, time", f"{mine / base:.2f}", "≤ 2"),
    ]


def _time(program: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return time.perf_counter() - started
