"""Where everything of the picture stands, in pixels; the curve and the paths are those of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeydraft.formats.drawing.curve import Dot
from journeydraft.formats.drawing.paths import Paths
from journeydraft.formats.drawing.wrapping import wrapped
from journeydraft.formats.grid.heads import StageHead
from journeydraft.formats.grid.lines import Line
from journeydraft.formats.grid.rows import Cell, Row
from journeydraft.formats.sample import runs

MARGIN, LABEL, COLUMN, GAP = 40.0, 140.0, 232.0, 14.0
CURVE, ARCS = 190.0, 62.0
SIZES = {"title": 32, "stage": 16.5, "lane": 13, "text": 14, "small": 12}
SPACED = 1.36
"""Line height, in ems."""

MOST = {"actions": 2, "thoughts": 1, "pain_points": 3, "gains": 2, "needs": 2, "opportunities": 1}
"""Lines of a cell that a picture shows; of lanes of names, six."""

NAMES = 6
LANES = ("goal", "emotions", *MOST, "channels")


_FROM_LEFT, _FROM_RIGHT, _END = "\u2066", "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text whose first baseline is at ``y``; ``step`` is from one baseline to the next."""

    x: float
    y: float
    kind: str
    lines: tuple[str, ...]
    anchor: str = "start"

    @property
    def step(self) -> float:
        """The height of a line."""
        return SIZES[self.kind.split()[0]] * SPACED


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn sign: ``icon`` (name), ``severity`` (level) or ``people`` (percent filled)."""

    kind: str
    x: float
    y: float
    value: str | float


@dataclass
class Picture:
    """All that is drawn; ``top`` grows while it is laid out. Columns are at ``x(index)``."""

    columns: int
    rtl: bool
    top: float = MARGIN
    words: list[Words] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    curve_top: float = 0.0
    arcs_bottom: float = 0.0

    @property
    def width(self) -> float:
        """Of the whole picture."""
        return 2 * MARGIN + LABEL + max(self.columns, 2) * COLUMN

    def x(self, column: float) -> float:
        """The place of ``column`` (a stage's middle is its index + 0.5), from the left."""
        return self.across(MARGIN + LABEL + column * COLUMN)

    def across(self, x: float) -> float:
        """``x`` from where the writing begins, as a place from the left."""
        return round(self.width - x if self.rtl else x, 2)

    def y(self, height: float) -> float:
        """The place of a height of the curve, 0…1 from the top."""
        return round(self.curve_top + 22 + height * (CURVE - 44), 2)

    def isolated(self, text: str) -> str:
        """``text`` kept together where it or the picture runs from the right.

        Its direction stands in it: not every program that draws SVG knows the attribute.
        """
        if runs(text) == "rtl":
            return f"{_FROM_RIGHT}{text}{_END}"
        return f"{_FROM_LEFT}{text}{_END}" if self.rtl else text

    def say(self, x: float, kind: str, text: str, room: float, most: int) -> float:
        """Sets ``text`` from ``x`` at the top that is reached, in ``room`` pixels; the height it takes."""
        size = SIZES[kind.split()[0]]
        lines = wrapped(text, room / size, most)
        shown = tuple(self.isolated(line) for line in lines)
        self.words.append(Words(self.across(x), round(self.top + size, 2), kind, shown))
        return len(lines) * size * SPACED


def lay_title(picture: Picture, title: str, sample: str) -> None:
    """The title and who was heard."""
    room = picture.width - 2 * MARGIN
    picture.top += picture.say(MARGIN, "title", title, room, 2)
    picture.top += picture.say(MARGIN, "small quiet", sample, room, 1) + 14 if sample else 0


def lay_heads(picture: Picture, heads: Sequence[StageHead], paths: Paths, since: int = 0) -> None:
    """The arcs, and the stages' names under them; ``since`` is how many stages stand before these."""
    if paths.arcs:
        picture.top += ARCS
        picture.arcs_bottom = picture.top
    top, deepest = picture.top + 8, 0.0
    for head in heads:
        x = MARGIN + LABEL + head.index * COLUMN + GAP
        picture.top = top
        picture.marks.append(
            Mark("icon", picture.across(x + 17), top + 17, head.icon or str(since + head.index + 1))
        )
        height = picture.say(x + 44, "stage", head.name, COLUMN - 44 - 2 * GAP, 2)
        if head.reached:
            picture.top += height
            picture.marks.append(
                Mark("people", picture.across(x + 44), picture.top + 5, head.reached.percent)
            )
            height += _beside(picture, x + 44 + 58, head.reached.text)
        deepest = max(deepest, height)
    picture.top = top + max(deepest, 36) + 12
    picture.rules.append(picture.top)


def lay_curve(picture: Picture, name: str) -> None:
    """Room for the curve, and its name."""
    picture.curve_top = picture.top
    picture.top += 12
    picture.say(MARGIN, "lane", name, LABEL - 30, 2)
    picture.top = picture.curve_top + CURVE
    picture.rules.append(picture.top)


def lay_row(picture: Picture, row: Row) -> None:
    """A lane: its name, and what each stage has in it."""
    top, deepest = picture.top + GAP, 0.0
    picture.top = top
    deepest = picture.say(MARGIN, "lane", row.name, LABEL - GAP, 3)
    for cell in row.cells:
        picture.top = top
        _cell(picture, row, cell)
        deepest = max(deepest, picture.top - top)
    picture.top = top + deepest + GAP / 2
    picture.rules.append(picture.top)


def _cell(picture: Picture, row: Row, cell: Cell) -> None:
    x, room = MARGIN + LABEL + cell.stage * COLUMN + GAP, COLUMN - 2 * GAP
    lines = [line for group in cell.groups for line in group.lines]
    if cell.text:
        picture.top += picture.say(x, "text", cell.text, room, 3)
    elif row.chips:
        names = " · ".join(f"{line.text} {picture.isolated(line.valence)}".strip() for line in lines[:NAMES])
        picture.top += picture.say(x, "small", names, room, 3) if names else 0
    else:
        for line in lines[: MOST.get(row.key, 0)]:
            _line(picture, line, x, room)


def _line(picture: Picture, line: Line, x: float, room: float) -> None:
    picture.top += picture.say(x, "text", line.text, room, 3)
    told = " · ".join(part for part in (_counted(line), line.note) if part)
    bar = line.people or line.reviews
    end = x + room
    if line.severity:
        picture.marks.append(Mark("severity", picture.across(x), picture.top + 5, line.severity))
        x += 22
    if bar:
        picture.marks.append(Mark("people", picture.across(x), picture.top + 8, bar.percent))
        x += 58
    if told or line.severity:
        picture.top += 3
        picture.top += max(picture.say(x, "small quiet", told, end - x, 2), 17)
    picture.top += 12


def _counted(line: Line) -> str:
    """``4 of 7; 12 of 230 reviews``."""
    return "; ".join(bar.text for bar in (line.people, line.reviews) if bar)


def _beside(picture: Picture, x: float, text: str) -> float:
    return picture.say(x, "small quiet", text, COLUMN, 1)


def placed(picture: Picture, dots: Sequence[Dot]) -> list[tuple[float, float]]:
    """Dots of the curve as places in the picture."""
    return [(picture.x(x), picture.y(y)) for x, y in dots]
