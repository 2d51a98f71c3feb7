"""Researchers who edit a map by hand: each edit says what a person wrote, and what they took away."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from journeydraft.formats.labels import labels

COMMENT = "<!-- journeydraft:"
_WORD = re.compile(r"hw\d+x\d+")
_ITEM = re.compile(r"^[-*+] (?!.*→)(?!(?:Said by|Contradicted|Fits no))")


@dataclass
class Researcher:
    """A file on somebody's desk. ``words`` are theirs and must stay; ``deleted`` facts must not come back."""

    text: str
    rng: Random
    words: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    count: int = 0

    def edit(self, name: str) -> None:
        """One edit by its name."""
        head, mark, comment = self.text.replace("\r\n", "\n").partition(COMMENT)
        lines = head.split("\n")
        EDITS[name](self, lines)
        self.text = "\n".join(lines) + mark + comment

    def word(self) -> str:
        """A word that nobody else writes."""
        self.count += 1
        one = f"hw{self.count}x{self.rng.randrange(10**6)}"
        self.words.add(one)
        return one

    def items(self, lines: list[str]) -> list[int]:
        """The lines that are items of the lanes."""
        first = next((at for at, line in enumerate(lines) if line.startswith("## ")), len(lines))
        last = next(
            (at for at, line in enumerate(lines) if re.match(r"## (Paths|Blind|Evidence|Teekon)", line)),
            len(lines),
        )
        return [at for at in range(first, last) if _ITEM.match(lines[at])]

    def stages(self, lines: list[str]) -> list[int]:
        """The headings of stages."""
        known = re.compile(
            r"## (Paths|Unplaced|Blind|Evidence|Own|Teekonnad|Paigutamata|Pimealad|Tõendid|Liikumi)"
        )
        fences = [at for at, line in enumerate(lines) if line.startswith("```")]
        code = {
            at for opening, end in zip(fences[::2], fences[1::2], strict=True) for at in range(opening, end)
        }
        heads = [at for at, line in enumerate(lines) if line.startswith("## ") and not known.match(line)]
        return [at for at in heads if at not in code]

    def gone(self, lines: list[str]) -> None:
        """These lines were deleted by hand: the person's own words in them may go; facts must stay away."""
        for line in lines:
            self.words -= set(_WORD.findall(line))
            self.lines.discard(line)
            self.deleted |= set(re.findall(r"\bf\d+(?=[abc]\b)", line)) if _ITEM.match(line) else set()

    def put(self, lines: list[str], at: int, block: list[str]) -> None:
        """A person's own lines, set off by empty ones."""
        self.lines |= {line for line in block if "hw" in line}
        lines[at:at] = ["", *block, ""]

    def gap(self, lines: list[str]) -> int | None:
        """An empty line below the title, outside of code and HTML."""
        first = next((at for at, line in enumerate(lines) if line.startswith("## ")), len(lines))
        inside, gaps = False, []
        for at in range(len(lines)):
            inside ^= lines[at].startswith("```")
            if at > first and not inside and not lines[at]:
                gaps.append(at)
        return self.rng.choice(gaps) if gaps else None


def _add(self: Researcher, lines: list[str]) -> None:
    if found := self.items(lines):
        line = f"- {self.word()} of our own"
        self.lines.add(line)
        lines.insert(self.rng.choice(found), line)


def _rewrite(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(found := self.items(lines), min(1, len(found))):
        line = re.sub(r"(?<=[-*+] ).*?(?= · | \(\d| \[\^|$)", "NEW in our words", lines[at], count=1)
        self.lines.discard(lines[at])
        self.words -= set(_WORD.findall(lines[at])) - set(_WORD.findall(line))
        lines[at] = line.replace("NEW", self.word())


def _embolden(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(found := self.items(lines), min(1, len(found))):
        self.lines.discard(lines[at])
        lines[at] = lines[at][:2] + f"**{self.word()}** " + lines[at][2:]


def _delete(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(found := self.items(lines), min(1, len(found))):
        last = at + 1
        while last < len(lines) and lines[last].startswith(("  ", "\t")):
            last += 1
        self.gone(lines[at:last])
        del lines[at:last]


def _move(self: Researcher, lines: list[str]) -> None:
    if len(found := self.items(lines)) > 1:
        at = self.rng.choice(found)
        line = lines.pop(at)
        lines.insert(self.rng.choice(self.items(lines) or [at]), line)


def _reorder(self: Researcher, lines: list[str]) -> None:
    heads = self.stages(lines)
    if len(heads) > 2:
        at = self.rng.randrange(len(heads) - 2)
        first, second, third = heads[at : at + 3]
        lines[first:third] = lines[second:third] + lines[first:second]


def _rename(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(heads := self.stages(lines), min(1, len(heads))):
        self.words -= set(_WORD.findall(lines[at]))
        lines[at] = f"## {self.word()} stage"


def _merge(self: Researcher, lines: list[str]) -> None:
    if len(heads := self.stages(lines)) > 2:
        at = self.rng.choice(heads[1:])
        self.gone([lines[at]])
        del lines[at]


def _split(self: Researcher, lines: list[str]) -> None:
    heads = self.stages(lines)
    lanes = [
        at for at, line in enumerate(lines) if line.startswith("### ") and heads and heads[0] < at < heads[-1]
    ]
    if lanes:
        at = self.rng.choice(lanes)
        lines[at:at] = [f"## {self.word()} half", ""]


def _drop_stage(self: Researcher, lines: list[str]) -> None:
    if len(heads := self.stages(lines)) > 2:
        at = self.rng.randrange(len(heads) - 1)
        self.gone(lines[heads[at] : heads[at + 1]])
        del lines[heads[at] : heads[at + 1]]


BLOCKS: dict[str, Callable[[str], list[str]]] = {
    "a paragraph": lambda w: [f"We {w} think so 😀."],
    "right to left": lambda w: [f"مرحبا {w} שלום"],
    "a table": lambda w: ["| a | b |", "|---|---|", f"| {w} | 2 |"],
    "an image": lambda w: [f"![{w}](picture.png)"],
    "a comment": lambda w: [f"<!-- {w} -->"],
    "code": lambda w: ["```", f"## {w}", "- x", "```"],
    "a quotation": lambda w: [f"> {w}"],
    "nested lists": lambda w: [f"1. {w}", f"   - {w} below", "     - deeper"],
    "tasks": lambda w: [f"- [ ] {w}", f"- [x] {w} done"],
    "an own lane": lambda w: [f"### Our {w}", "", f"- {w} idea"],
    "an own heading": lambda w: [f"#### {w}", "", "text"],
    "a footnote": lambda w: [f"[^{w}]: See our wiki."],
    "details": lambda w: ["<details>", "", f"{w}", "", "</details>"],
}


def _block(kind: str) -> Callable[[Researcher, list[str]], None]:
    def insert(self: Researcher, lines: list[str]) -> None:
        at = self.gap(lines)
        if at is not None:
            self.put(lines, at, BLOCKS[kind](self.word()))

    return insert


def _nest(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(found := self.items(lines), min(1, len(found))):
        line = f"  - {self.word()} below"
        lines.insert(at + 1, line)


def _owner(self: Researcher, lines: list[str]) -> None:
    for at, line in enumerate(lines):
        if "owner: ·" in line:
            lines[at] = line.replace("owner: ·", f"owner: @{self.word()} ·")
            return


def _recount(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(found := self.items(lines), min(1, len(found))):
        lines[at] = re.sub(r"\(\d+ of ", "(77 of ", lines[at])


def _uncount(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(found := self.items(lines), min(1, len(found))):
        lines[at] = re.sub(r" \(\d+ of \d+\)", "", lines[at])


def _uncite(self: Researcher, lines: list[str]) -> None:
    for at in self.rng.sample(found := self.items(lines), min(1, len(found))):
        lines[at] = re.sub(r" \[\^p\d+-\d+\]", "", lines[at], count=1)


def _translate(self: Researcher, lines: list[str]) -> None:
    en, et = labels("en"), labels("et")
    names = {en.text("lanes", key): et.text("lanes", key) for key in en.groups["lanes"]}
    for at, line in enumerate(lines):
        if line.startswith("### ") and line[4:] in names and self.rng.random() < 0.5:
            lines[at] = f"### {names[line[4:]]}"


def _stars(self: Researcher, lines: list[str]) -> None:
    lines[:] = [re.sub(r"^- (?!\[)", "* ", line) for line in lines]
    self.lines = {re.sub(r"^- (?!\[)", "* ", line) for line in self.lines}


def _loosen(self: Researcher, lines: list[str]) -> None:
    """As Prettier does where one item of a list stands apart."""
    items = set(self.items(lines))
    lines[:] = [new for at, line in enumerate(lines) for new in ((line, "") if at in items else (line,))]


def _trail(self: Researcher, lines: list[str]) -> None:
    for at in self.items(lines):
        if self.rng.random() < 0.3:
            self.lines.discard(lines[at])
            lines[at] = lines[at].rstrip() + "  "


def _tabs(self: Researcher, lines: list[str]) -> None:
    items = set(self.items(lines))
    lines[:] = [
        "\t" + line[2:] if line.startswith("  - ") and at - 1 in items else line
        for at, line in enumerate(lines)
    ]


def _escape(self: Researcher, lines: list[str]) -> None:
    """As mdformat escapes what might be markup."""
    for at in self.items(lines):
        lines[at] = re.sub(r"(?<=\w)@", r"\\@", lines[at])


EDITS: dict[str, Callable[[Researcher, list[str]], None]] = {
    "add": _add, "rewrite": _rewrite, "embolden": _embolden, "delete": _delete, "move": _move,
    "reorder stages": _reorder, "rename a stage": _rename, "merge stages": _merge, "split a stage": _split,
    "drop a stage": _drop_stage, "nest": _nest, "name an owner": _owner, "correct a count": _recount,
    "drop a count": _uncount, "drop a footnote": _uncite, "translate": _translate, "other bullets": _stars,
    "loosen": _loosen, "trailing spaces": _trail, "tabs": _tabs, "escape": _escape,
    **{kind: _block(kind) for kind in BLOCKS},
}  # fmt: skip
