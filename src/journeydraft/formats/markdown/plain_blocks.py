"""The blocks of lines that are as plain as a draft writes them: no parser is needed to tell what they are.

A map has thousands of such lines. ``tests/formats/test_plain_blocks.py`` holds that what is read here is what
the parser reads; lines that leave any doubt are refused, and go to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeydraft.formats.markdown.block import Block

_WORDS = r"(?:[^\W_]|[^\x00-\x7f\s]|\*\*(?=[^\s*])|[\"'(/@$%&:;,?.!](?!\^)|\[(?!\^)|\\(?=\S))"
_ANY = r"[^\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]"
_NO_LIST = r"(?!\d{1,9}[.)](?:\s|$)|[^\S ])"
_TEXT = rf"{_NO_LIST}{_WORDS}{_ANY}*"
_HEADING = re.compile(r"(#{1,6}) ([^#\s\\](?:[^#\\]*[^#\s\\])?) *")
_BULLET = re.compile(rf"(  )?- ({_TEXT})")
_FOOTNOTE = re.compile(rf"\[\^([^\]\s\[\\]+)\]: ({_TEXT})")
_PARAGRAPH = re.compile(_TEXT)


def plain_blocks(lines: Sequence[str], offset: int) -> list[Block] | None:
    """The blocks of ``lines``, which stand from line ``offset`` on in the file; None where it takes more."""
    found: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line:
            at += 1
            continue
        block = _heading(line, at + offset) if line.startswith("#") else None
        if block is None:
            block = next(filter(None, (read(lines, at, offset) for read in _KINDS)), None)
        if block is None:
            return None
        found.append(block)
        at = block.last - offset
    return found


def _heading(line: str, at: int) -> Block | None:
    match = _HEADING.fullmatch(line)
    return Block("heading", at, at + 1, len(match[1]), match[2]) if match else None


def _paragraph(lines: Sequence[str], at: int, offset: int) -> Block | None:
    if not _PARAGRAPH.fullmatch(lines[at]) or not (
        _is_blank(lines, at + 1) or _BULLET.fullmatch(lines[at + 1])
    ):
        return None
    return _text("paragraph", lines[at], at + offset)


def _footnote(lines: Sequence[str], at: int, offset: int) -> Block | None:
    match = _FOOTNOTE.fullmatch(lines[at])
    if not match or not _ends(lines, at + 1, _FOOTNOTE):
        return None
    paragraph = _text("paragraph", match[2], at + offset)
    return Block("footnote", at + offset, at + offset + 1, 0, "", match[1], (paragraph,))


def _list(lines: Sequence[str], at: int, offset: int) -> Block | None:
    """A list without empty lines, with one level of lists in it, which nothing continues."""
    if not lines[at].startswith("- "):
        return None
    items: list[Block] = []
    index = at
    while index < len(lines) and lines[index]:
        end = index + 1
        while end < len(lines) and lines[end].startswith("  - "):
            end += 1
        matches = [_BULLET.fullmatch(line) for line in lines[index:end]]
        if not all(matches):
            return None
        first, *inner = [
            _text("paragraph", match[2], index + offset + i) for i, match in enumerate(matches) if match
        ]
        nested = tuple(Block("item", one.first, one.last, children=(one,)) for one in inner)
        children = (first, Block("list", first.last, end + offset, children=nested)) if nested else (first,)
        items.append(Block("item", index + offset, end + offset, children=children))
        index = end
    if not _ends(lines, index, None):
        return None
    return Block("list", at + offset, index + offset, children=tuple(items))


def _comment(lines: Sequence[str], at: int, offset: int) -> Block | None:
    """A comment, up to the end of the line where it ends; the closing one has thousands of lines."""
    if not lines[at].startswith("<!--"):
        return None
    last = next((number for number in range(at, len(lines)) if "-->" in lines[number]), None)
    if last is None:
        return None
    return Block("html", at + offset, last + 1 + offset, 0, "\n".join(lines[at : last + 1]))


_KINDS = (_footnote, _list, _comment, _paragraph)


def _ends(lines: Sequence[str], at: int, next_one: re.Pattern[str] | None) -> bool:
    """Whether nothing goes on at ``at``: the end, the like, or an empty line before one of another kind."""
    if at >= len(lines):
        return True
    if lines[at]:
        return next_one is not None and next_one.fullmatch(lines[at]) is not None
    while at < len(lines) and not lines[at]:
        at += 1
    return at >= len(lines) or not lines[at].startswith(("- ", " ", "\t"))


def _is_blank(lines: Sequence[str], at: int) -> bool:
    return at >= len(lines) or not lines[at]


def _text(kind: str, text: str, at: int) -> Block:
    return Block(kind, at, at + 1, 0, text.strip())
