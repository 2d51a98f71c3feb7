"""A Markdown file before it is understood: lines, front matter, blocks, and what makes it no map at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journeydraft.errors import MapError
from journeydraft.formats.markdown.block import Block
from journeydraft.formats.markdown.blocks import read_blocks
from journeydraft.formats.markdown.comment import Hidden, is_comment, read_comment
from journeydraft.formats.markdown.evidence_line import read_evidence
from journeydraft.formats.markdown.front_matter import FrontMatter, read_front_matter
from journeydraft.formats.markdown.signs import Json
from journeydraft.formats.versions import version_of

_SIDES = ("<<<<<<<", ">>>>>>>", "|||||||")
"""How a line begins that a merge leaves between the sides of a conflict; a space or nothing follows."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that reads, and most likely was not meant: its line (from 1), what, and how to mend it."""

    line: int
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Page:
    """``footnotes`` are the lines (from 1) where labels are defined, ``evidence`` those that are quotes.

    ``hidden_line`` is the closing comment's, ``hidden_end`` how many lines there are up to its end; both are
    0 where there is none. ``hidden_tail`` is what stands behind it in its last line.
    """

    path: str | None
    lines: Sequence[str]
    front_matter: FrontMatter
    blocks: Sequence[Block]
    evidence: dict[str, Json]
    hidden: Hidden
    hidden_line: int = 0
    hidden_end: int = 0
    hidden_tail: str = ""
    footnotes: Mapping[str, int] = field(default_factory=dict)
    hints: tuple[Hint, ...] = ()


def read_page(text: str, path: str | None) -> Page:
    """The page of ``text``. MapError if it cannot be a map."""
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise MapError("this is no text file", path=path, line=line, hint="expected a map in Markdown")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front_matter = read_front_matter(lines, path)
    _check_version(front_matter, path)
    blocks = read_blocks([""] * front_matter.end + lines[front_matter.end :])
    _check_conflicts(lines, blocks, path)
    if not any(block.kind == "heading" and block.level <= 2 for block in blocks):
        raise MapError(
            "there is no heading in this file",
            path=path,
            line=front_matter.end + 1,
            hint="a map begins with '# title' and has a '## stage' for every stage",
        )
    comments = [block for block in blocks if block.kind == "html" and is_comment(block.text)]
    rest = [block for block in blocks if block not in comments] if comments else blocks
    hidden = read_comment(comments[-1].text, path, comments[-1].first + 1) if comments else Hidden()
    footnotes, twice = _footnotes(blocks, path)
    return Page(
        path,
        lines,
        front_matter,
        rest,
        _evidence(footnotes.values()),
        hidden,
        comments[-1].first + 1 if comments else 0,
        comments[-1].last if comments else 0,
        comments[-1].text.partition("-->")[2].strip() if comments else "",
        {label: block.first + 1 for label, block in footnotes.items()},
        twice,
    )


def footnote_text(block: Block) -> str:
    """The text of a footnote, its lines and paragraphs joined."""
    return " ".join(child.text.replace("\n", " ") for child in block.children if child.kind == "paragraph")


def _check_version(front_matter: FrontMatter, path: str | None) -> None:
    """An older version differs in keys of the front matter, which are read all the same."""
    if "journeydraft" in front_matter.values:
        version_of(front_matter.values["journeydraft"], path, front_matter.lines["journeydraft"])


def _check_conflicts(lines: Sequence[str], blocks: Sequence[Block], path: str | None) -> None:
    code = {number for block in blocks if block.kind == "code" for number in range(block.first, block.last)}
    for number, line in enumerate(lines):
        if line.startswith(_SIDES) and line[7:8] in ("", " ") and number not in code:
            raise MapError(
                f"a merge conflict was left in the file: {line[:40]!r}",
                path=path,
                line=number + 1,
                hint="keep one side of it and delete its <<<<<<<, ======= and >>>>>>> lines",
            )


def _footnotes(blocks: Sequence[Block], path: str | None) -> tuple[dict[str, Block], tuple[Hint, ...]]:
    """The definitions by label; one that was only copied counts once."""
    found: dict[str, Block] = {}
    copies: list[Hint] = []
    for block in blocks:
        if block.kind != "footnote":
            continue
        first = found.setdefault(block.label, block)
        if first is block:
            continue
        said = f"the footnote [^{block.label}] is defined twice, first in line {first.first + 1}"
        if footnote_text(first) != footnote_text(block):
            raise MapError(said, path=path, line=block.first + 1, hint="give one of them another label")
        copies.append(Hint(block.first + 1, said, "delete one of them"))
    return found, tuple(copies)


def _evidence(footnotes: Iterable[Block]) -> dict[str, Json]:
    read = ((block.label, read_evidence(footnote_text(block))) for block in footnotes)
    return {label: evidence for label, evidence in read if evidence}
