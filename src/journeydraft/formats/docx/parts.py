"""The parts of the report, one a method, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeydraft.formats.docx.body import TAB, Body, Cell, Run
from journeydraft.formats.docx.quotes import Quotes, bookmark
from journeydraft.formats.grid.heads import WORST
from journeydraft.formats.labels import labels
from journeydraft.formats.lanes import lane_name, lane_order
from journeydraft.formats.markdown.blind_lines import write_blind_spots
from journeydraft.formats.markdown.escape import plain
from journeydraft.formats.markdown.metric_line import write_metric
from journeydraft.formats.markdown.path_line import write_path
from journeydraft.formats.markdown.signs import write_count, write_mood
from journeydraft.formats.marks import marks
from journeydraft.formats.report.method import method
from journeydraft.formats.sample import sample_line
from journeydraft.formats.tables.tidy import lane_items
from journeydraft.model.journey import Item, JourneyMap, Stage
from journeydraft.model.standing import pains_by_standing

MOST_TOLD = 50
"""Pain points of the ranked table; the rest stand in their stages."""


class Report:
    """Writes the parts of ``map_`` to ``body``."""

    def __init__(self, map_: JourneyMap, body: Body) -> None:
        self._map = map_
        self._body = body
        self._words = labels(map_.provenance.language)
        self._quotes = Quotes(map_)
        loose = self._words.text("sections", "unplaced")
        self._pains = [(pain.item, pain.stage or loose) for pain in pains_by_standing(map_)]

    def summary(self) -> None:
        """Whose journey it is, what comes of it, and what hurts most."""
        header, words = self._map.header, self._words
        self._body.line(Run(sample_line(self._map, words)), style="Subtitle")
        told = (
            header.persona,
            header.scenario,
            header.problem,
            header.goals,
            header.expectations,
            header.outcome,
        )
        if any(told) or self._pains:
            self._body.heading(words.text("report", "summary"), 1)
        for key in ("persona", "scenario", "problem"):
            self._labelled(words.text("page", key), getattr(header, key))
        for key in ("goals", "expectations"):
            self._labelled(words.text("header", key), "; ".join(getattr(header, key)))
        cited = self._quotes.cited(header.outcome_evidence) if header.outcome else ()
        self._labelled(words.text("header", "outcome"), header.outcome, *cited)
        if self._pains:
            self._body.heading(words.text("page", "worst"), 2)
        for item, stage in self._pains[:WORST]:
            self._item(item, before=f"{stage}: ")

    def method(self) -> None:
        """How it came about, what is counted how, how quotes were found; from which sources."""
        words, told = self._words, method(self._map, self._words)
        self._body.heading(words.text("report", "method"), 1)
        for rule in told["rules"]:
            self._body.line(Run(rule))
        for said in told["quotes"]:
            self._body.line(Run(said), style="ListBullet")
        for fact in told["facts"]:
            self._labelled(fact["name"], "; ".join(one["t"] for one in fact["said"]))
        kinds = [one["kind"] for one in told["sources"]]
        if kinds:
            self._body.heading(words.text("report", "sources"), 2)
        for kind, source in zip(kinds, self._map.provenance.sources, strict=True):
            about = "".join(f" · {part}" for part in (kind, source.language) if part)
            self._body.line(Run(source.path), Run(about, "Quiet"), style="ListBullet")

    def journey(self) -> None:
        """The stages at a glance, then each with its lanes; the ways between them; what fits no stage."""
        words = self._words
        self._body.heading(words.text("page", "map"), 1)
        if self._map.stages:
            keys = [
                key
                for key in ("entered", "valence", "goal")
                if any(getattr(s, key) for s in self._map.stages)
            ]
            heads = [words.text("page", "of_stages"), *(words.text("stage", key) for key in keys)]
            rows = (self._glance(stage, keys) for stage in self._map.stages)
            self._body.table(heads, rows, (4, *(5 if key == "goal" else 2 for key in keys)))
        for stage in self._map.stages:
            self._stage(stage)
        self._lines(words.text("sections", "paths"), self._paths())
        if self._map.unplaced:
            self._body.heading(words.text("sections", "unplaced"), 2)
        for item in self._map.unplaced:
            self._item(item, before=f"{lane_name(item.lane, words)}: ")

    def pains(self) -> None:
        """The pain points by reach × severity, those to be checked last."""
        words = self._words
        if not self._pains:
            return
        self._body.heading(words.text("pains", "title"), 1)
        heads = [words.text("pains", key) for key in ("rank", "text", "stage")]
        rows: Iterator[list[Cell]] = (
            [
                [Run(str(rank))],
                [Run(item.text), Run(self._told(item), "Quiet"), *self._quotes.cited(item.evidence)],
                [Run(stage)],
            ]
            for rank, (item, stage) in enumerate(self._pains[:MOST_TOLD], start=1)
        )
        self._body.table(heads, rows, (3, 20, 7))

    def blind_spots(self) -> None:
        """What the draft does not know."""
        words = self._words
        spots = self._map.blind_spots.model_dump(exclude_defaults=True, exclude={"stages"})
        names = {stage.id: stage.name for stage in self._map.stages}
        for key in ("empty_stages", "thin_stages"):
            if key in spots:
                spots[key] = [names.get(one, one) for one in spots[key]]
        lines = (line for _, line in write_blind_spots(spots, words))
        self._lines(words.text("sections", "blind_spots"), lines, level=1)

    def evidence(self) -> None:
        """Every quote that was cited, by its number."""
        listed = list(self._quotes.listed(self._words))
        if listed:
            self._body.heading(self._words.text("page", "appendix"), 1)
        for number, parts in listed:
            mark = Run(f"[{number}]", "Reference")
            self._body.line(mark, Run(TAB), *parts, style="Evidence", bookmark=bookmark(number))

    def _stage(self, stage: Stage) -> None:
        words = self._words
        self._body.heading(stage.name, 2)
        self._labelled(words.text("stage", "goal"), stage.goal)
        self._labelled(words.text("stage", "key_task"), stage.key_task)
        lanes: dict[str, list[tuple[str, Item]]] = {}
        for part, before in ((stage, ""), *((step, f"{step.name}: ") for step in stage.steps)):
            for lane, item in lane_items(part):
                lanes.setdefault(lane, []).append((before, item))
        for lane in sorted(lanes, key=lane_order):
            self._body.heading(lane_name(lane, words), 3)
            for before, item in lanes[lane]:
                self._item(item, before)
        metrics = (write_metric(one.model_dump(exclude_none=True)) for one in stage.metrics)
        self._lines(words.text("lanes", "metrics"), metrics, level=3)

    def _glance(self, stage: Stage, keys: Iterable[str]) -> list[Cell]:
        words = self._words
        shown = {
            "entered": write_count(stage.entered.model_dump(), words) if stage.entered else "",
            "valence": write_mood(stage.valence.model_dump(), words) if stage.valence else "",
            "goal": stage.goal or "",
        }
        return [[Run(stage.name)], *([Run(shown[key])] for key in keys)]

    def _item(self, item: Item, before: str = "") -> None:
        said = [Run(before, "Quiet"), Run(item.text), Run(self._told(item), "Quiet")]
        said += self._quotes.cited(item.evidence)
        against = list(self._quotes.cited(item.contradicted_by))
        but = [Run(f" · {self._words.text('words', 'but')}:", "Quiet"), *against] if against else []
        self._body.line(*said, *but, style="ListBullet")

    def _told(self, item: Item) -> str:
        words = self._words
        team = [
            f"{words.text('keys', key)}: {value}"
            for key in ("owner", "effort", "impact")
            if (value := getattr(item, key))
        ]
        basis = words.text("basis", item.basis) if item.basis != "evidence" else None
        signs = (marks(item, words), words.find("verdict", item.verdict), basis)
        told = [*signs, words.find("certainty", item.certainty), *team]
        inside = " · ".join(part for part in told if part)
        return f" ({inside})" if inside else ""

    def _paths(self) -> Iterator[str]:
        names = {stage.id or stage.name: stage.name for stage in self._map.stages}
        for one in self._map.transitions:
            path = one.model_dump(by_alias=True, exclude_none=True)
            ends = {key: names.get(path[key], path[key]) for key in ("from", "to") if key in path}
            yield write_path(path | ends, list(names.values()), self._words, (), None)

    def _lines(self, title: str, raw: Iterable[str], level: int = 2) -> None:
        """A heading and lines of Markdown as plain text, where there are any."""
        lines = [plain(line) for line in raw]
        if lines:
            self._body.heading(title, level)
        for line in lines:
            self._body.line(Run(line), style="ListBullet")

    def _labelled(self, label: str, text: str | None, *more: Run) -> None:
        if text:
            self._body.line(Run(f"{label}: ", "Strong"), Run(text), *more)
