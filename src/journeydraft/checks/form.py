"""Rules on the file itself: lanes that nobody knows, Markdown that will not show as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from journeydraft.checks.base import Fault, Subject
from journeydraft.formats.labels import normalised, spellings
from journeydraft.formats.markdown.block import Block
from journeydraft.formats.one_line import one_line

LIKE = 75
"""Likeness (0…100, Levenshtein) from which a lane's name may be a known one misspelt."""

_NO_SPACE = re.compile(r"^ {0,3}(#{1,6})[^#\s]")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def unknown_lane(subject: Subject) -> Iterator[Fault]:
    """A lane of the person's own: kept as it is, and perhaps a known one misspelt."""
    known = {normalised(spelling): spelling for _, _, spelling in spellings("lanes")}
    seen: set[str] = set()
    for row in subject.rows:
        name = row.lane.removeprefix("own/")
        if name == row.lane or normalised(name) in seen:
            continue
        seen.add(normalised(name))
        like = process.extractOne(normalised(name), list(known), scorer=fuzz.ratio, score_cutoff=LIKE)
        yield subject.fault(
            "unknown-lane",
            f"“{one_line(name)}” is a lane of your own: it is kept, and not analysed",
            f"did you mean “{known[like[0]]}”?" if like else "nothing to do, if it is meant so",
            row.place.rpartition("/")[0],
            level="hint",
        )


def broken_markdown(subject: Subject) -> Iterator[Fault]:
    """Footnotes without a definition or with two, code that does not end, headings that are none."""
    markdown = subject.file.markdown
    if markdown is None:
        return
    for hint in markdown.hints:
        yield Fault("broken-markdown", hint.message, hint.mend, hint.line)
    lines, blocks = markdown.page.lines, markdown.page.blocks
    yield from _unclosed(blocks, lines)
    start = markdown.page.front_matter.end
    prose = _prose(blocks)
    for number in sorted(prose):
        line = lines[number]
        if number >= start and (marks := _NO_SPACE.match(line)):
            message = f"“{one_line(line, 40)}” is no heading: a space is missing"
            yield Fault("broken-markdown", message, f"write a space after {marks[1]}", number + 1)
        if _CODE.sub("", line).replace("\\*", "").count("**") % 2 and _alone(number, prose, lines):
            message = f"bold text that does not end: “{one_line(line, 40)}”"
            yield Fault("broken-markdown", message, "close it with **, or write \\*\\*", number + 1)


def unused_evidence(subject: Subject) -> Iterator[Fault]:
    """A quote in the list that no line cites."""
    markdown = subject.file.markdown
    if markdown is None:
        return
    cited = {one.label for one in markdown.citations}
    for label, line in markdown.page.footnotes.items():
        if label not in cited:
            yield Fault(
                "unused-evidence",
                f"[^{label}] proves nothing: no line cites it",
                "cite it where it belongs, or delete it",
                line,
                level="hint",
            )


def _unclosed(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[Fault]:
    """Code and comments that reach to the end of the file because nothing closes them."""
    for block in blocks:
        body = "\n".join(lines[block.first : block.last])
        fence = _FENCE.match(lines[block.first]) if block.kind == "code" else None
        last = lines[block.last - 1].strip() if block.last else ""
        if fence and (block.last - block.first < 2 or set(last) != {fence[1][0]}):
            yield Fault(
                "broken-markdown",
                "code begins here and does not end: all below it is no part of the map",
                f"close it with a line of {fence[1]}",
                block.first + 1,
            )
        if block.kind == "html" and body.count("<!--") > body.count("-->"):
            yield Fault(
                "broken-markdown",
                "a comment begins here and does not end: all below it is hidden",
                "close it with -->",
                block.first + 1,
            )


def _prose(blocks: Sequence[Block]) -> set[int]:
    """The numbers (from 0) of lines that hold text of paragraphs and headings."""
    found: set[int] = set()
    for block in blocks:
        if block.kind in ("paragraph", "heading"):
            found |= set(range(block.first, block.last))
        elif block.kind in ("list", "item", "footnote"):
            found |= _prose(block.children)
    return found


def _alone(number: int, prose: set[int], lines: Sequence[str]) -> bool:
    """Whether no line beside it, of the same paragraph perhaps, has the other half."""
    beside = (other for other in (number - 1, number + 1) if other in prose)
    return not any(lines[other].count("**") % 2 for other in beside)
