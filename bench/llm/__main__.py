"""Prints the table: calls and their time, a second run, an interview more, a storm; langextract beside it.

The server is that of the tests: on loopback, it answers like a model that lists a point for every third
line. langextract runs on the same transcripts with its defaults where it is installed.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import time
from pathlib import Path

from tests.engines.llm.storm import Storm, honest

from bench.corpus import write_study
from bench.llm.chosen import triage_rows
from bench.llm.other import langextract_row
from journeydraft.drafting.pipeline import Drafted, draft
from journeydraft.engines.llm import engine
from journeydraft.model.journey import JourneyMap
from journeydraft.settings import load_settings

CONCURRENCY = 8
FAILING = 0.3
TROUBLES = ("failed", "overloaded", "reset", "busy without a word", "garbage")
STORE = Path(".journeydraft") / "store.sqlite"
Row = tuple[str, str, str]


class Clock:
    """Seconds spent in the phases of calls, apart from local work."""

    def __init__(self) -> None:
        self.phases: list[tuple[float, int]] = []


def main() -> None:
    """Runs everything and prints the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--latency", type=float, default=1.0, help="seconds")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder)
        words = write_study(study, given.words, given.files)
        rows = measure(study, words, given.files, given.latency)
        say(rows)
        say(langextract_row(study, given.latency))
    say(triage_rows())


def say(rows: list[Row]) -> None:
    """Prints rows: name, value, what it should be."""
    for name, value, aim in rows:
        print(f"{name:40}  {value:>26}  {aim}", flush=True)


def measure(study: Path, words: int, files: int, latency: float) -> list[Row]:
    """The rows of our own engine."""
    storm = Storm(answer=sparse, latency=latency)
    clock = timed_phases(storm)
    began = time.perf_counter()
    first = run(study, storm)
    whole = time.perf_counter() - began
    calls, stages = len(storm.requests), len(first.map.stages)
    least = sum(math.ceil(n / CONCURRENCY) * latency for _, n in clock.phases if n)
    spent = sum(seconds for seconds, n in clock.phases if n)
    transcript = sum(len(p.read_text(encoding="utf-8")) for p in study.glob("*.txt")) / 4
    sent = sum(len(m["content"]) for r in storm.requests for m in r["messages"]) / 4
    rows = [
        (f"calls, {words:,} words", f"{calls}", f"≤ {words // 1200 + files + 2 * stages + 4}"),
        ("prompt tokens / transcripts' tokens", f"{sent / transcript:.2f}", "≤ 1.6"),
        ("time of the calls / least possible", f"{spent / least:.2f} ({spent:.1f} s)", "≤ 1.15"),
        ("local work", f"{whole - spent:.1f} s", ""),
    ]
    rows += again(study, storm, first)
    storm.close()
    return rows + weathered(study, first.map)


def again(study: Path, storm: Storm, first: Drafted) -> list[Row]:
    """A second run, and one with an interview more."""
    before = len(storm.requests)
    same = run(study, storm).map == first.map
    second = len(storm.requests) - before
    (study / "one-more.txt").write_text("Interviewer: And?\nSam: The door was shut. I went home.\n", "utf-8")
    run(study, storm)
    (study / "one-more.txt").unlink()
    added = storm.tasks[before + second :]
    return [
        ("second run, calls", f"{second}{'' if same else ', another map'}", "0, the same map"),
        ("one interview more, readings", f"{added.count('extract')} of {len(added)} calls", "1"),
    ]


def weathered(study: Path, calm: JourneyMap) -> list[Row]:
    """The same study with three in ten calls failing."""
    chance = random.Random(3)

    def weather(*_: object) -> str | None:
        return chance.choice(TROUBLES) if chance.random() < FAILING else None

    wild = Storm(answer=sparse, weather=weather)
    (study / STORE).unlink()
    drafted = run(study, wild)
    wild.close()
    told = "the same map" if drafted.map == calm else "another map"
    return [(f"{FAILING:.0%} of calls fail", f"{told}, {len(wild.requests)} requests", "the same map")]


def run(study: Path, storm: Storm) -> Drafted:
    """A draft through ``storm``."""
    llm = {"model": "openai:bench", "base_url": storm.url, "concurrency": CONCURRENCY}
    return draft([str(study)], load_settings(study, engine="llm", llm=llm, force=True), None, study)


def sparse(task: str, data: str, request: object) -> object:
    """As a reader who lists a point for every third line."""
    reply = honest(task, data, request)
    if task == "extract":
        reply["findings"] = reply["findings"][::3]
    return reply


def timed_phases(storm: Storm) -> Clock:
    """Measures each phase of calls where the engine runs it, with how many calls it made."""
    clock = Clock()
    runner = engine.asyncio.Runner

    class Timed(runner):  # type: ignore[misc, valid-type]
        """A runner that looks at the clock."""

        def run(self, *work: object, **more: object) -> object:
            """Runs ``work`` and notes seconds and calls."""
            began, before = time.perf_counter(), len(storm.requests)
            try:
                return super().run(*work, **more)
            finally:
                clock.phases.append((time.perf_counter() - began, len(storm.requests) - before))

    engine.asyncio.Runner = Timed
    return clock


if __name__ == "__main__":
    main()
