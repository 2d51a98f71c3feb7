"""``make bench``: words a second, memory, start-up, grounding, maps; ratios against a baseline."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import write_study
from bench.grounding import grounding_rows
from bench.maps import map_rows
from bench.page import page_rows
from bench.start import start_rows

HERE = Path(__file__).parent
Row = tuple[str, str, str]

ROUNDS = 3


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=100_000, help="size of the study")
    words = parser.parse_args().words
    rows = [*start_rows(), *page_rows(), *grounding_rows(), *map_rows(), *draft_rows(words)]
    width = max(len(name) for name, _, _ in rows)
    for name, value, aim in rows:
        print(f"{name:{width}}  {value:>22}  {aim}")


def draft_rows(words: int) -> list[Row]:
    """The whole draft and the encoder alone on the same units, each in a process of its own.

    In turns, and the quickest of each counts: what else a machine does only ever makes them slower.
    """
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder)
        count = write_study(study, words)
        runs = [[run(part, study) for part in ("encoder", "draft")] for _ in range(ROUNDS)]
    alone, whole = (min(of, key=lambda figures: figures["seconds"]) for of in zip(*runs, strict=True))
    ratio = whole["seconds"] / alone["seconds"]
    return [
        (f"encoder alone, {count:,} words", f"{count / alone['seconds']:,.0f} words/s", ""),
        (f"whole draft, {count:,} words", f"{count / whole['seconds']:,.0f} words/s", ""),
        ("draft / encoder, time", f"{ratio:.2f}", "≤ 1.5"),
        ("draft, peak memory", f"{whole['megabytes']:,.0f} MB", "≤ 800 MB"),
    ]


def run(part: str, study: Path) -> dict[str, float]:
    """Seconds and peak megabytes of ``bench.parts`` in a fresh process."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "bench.parts", part, str(study)],
        cwd=HERE.parent,
        check=True,
        capture_output=True,
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    figures["elapsed"] = time.perf_counter() - started
    return figures


if __name__ == "__main__":
    main()
