"""Our own written interviews about one matter as studies, with the stage that was written to every answer."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from rows import RENAMED

from journeydraft.drafting.pipeline import Drafted, draft
from journeydraft.settings import Settings

TRAINING = Path(__file__).parents[2] / "training"
FOLDERS = ("interviews", "sessions")
FEWEST = 4
"""Interviews of a study."""

Row = Mapping[str, Any]


class Written(NamedTuple):
    """A study: the text of each file by its name, and the number of the stage of each line of a file.

    ``wanted`` are the ids of those stages in ``template``.
    """

    name: str
    files: Mapping[str, str]
    stage_of: Mapping[tuple[str, int], int]
    template: str
    wanted: tuple[str, ...]

    @property
    def stages(self) -> int:
        """How many were written of."""
        return len(self.wanted)

    def drafted(self, stages: str | None = None) -> Drafted:
        """A draft of the study, with ``--stages`` as told."""
        with TemporaryDirectory() as folder:
            for name, text in self.files.items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            return draft([folder], Settings(stages=stages))

    def told(self, drafted: Drafted) -> list[int | None]:
        """The number of the stage that was written to each finding's answer."""
        return [
            self.stage_of.get((Path(one.evidence.source).name, one.evidence.line or 0))
            for one in drafted.staged.found
        ]


def written() -> Iterator[Written]:
    """The studies whose interviews mostly follow one and the same template; what does not is left out."""
    for folder in FOLDERS:
        by_matter: defaultdict[str, list[list[Row]]] = defaultdict(list)
        for interview in _interviews(folder):
            by_matter[interview[0]["situation"]].append(interview)
        for matter, interviews in by_matter.items():
            template = Counter(map(_template, interviews)).most_common(1)[0][0]
            chosen = [one for one in interviews if _template(one) == template]
            if len(chosen) >= FEWEST:
                yield _study(matter, chosen, template)


def _interviews(folder: str) -> Iterator[list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for path in sorted((TRAINING / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["interview"]].append(row)
    yield from found.values()


def _template(interview: list[Row]) -> str:
    return Counter(str(row["stage"]).partition(":")[0] for row in interview).most_common(1)[0][0]


def _in_order(interviews: list[list[Row]], template: str) -> list[str]:
    """The written stages by their mean place in the interviews."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for interview in interviews:
        for place, row in enumerate(interview):
            if row["stage"].startswith(f"{template}:"):
                places[row["stage"]].append(place)
    return sorted(places, key=lambda stage: sum(places[stage]) / len(places[stage]))


def _study(matter: str, interviews: list[list[Row]], template: str) -> Written:
    number = {stage: i for i, stage in enumerate(_in_order(interviews, template))}
    files, stage_of = {}, {}
    for interview in interviews:
        name = f"{interview[0]['interview']}.txt"
        lines: list[str] = []
        for row in interview:
            if row["question"]:
                lines.append("Interviewer: " + " ".join(row["question"].split()))
            lines.append("Participant: " + " ".join(" ".join(part[0].split()) for part in row["parts"]))
            if row["stage"] in number:
                stage_of[name, len(lines)] = number[row["stage"]]
        files[name] = "\n".join(lines) + "\n"
    ids = (one.partition(":")[2] for one in number)
    wanted = (RENAMED.get(stage, stage) if template == "engagement" else stage for stage in ids)
    return Written(matter, files, stage_of, template, tuple(wanted))
