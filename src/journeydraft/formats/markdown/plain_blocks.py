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
        read = _KINDS.get(line[0], _paragraph)
        blocks = read(lines, at, offset) or _paragraph(lines, at, offset)
        if not blocks:
            return None
        found += blocks
        at = blocks[-1].last - offset
    return found


def _heading(lines: Sequence[str], at: int, offset: int) -> list[Block]:
    match = _HEADING.fullmatch(lines[at])
    first = at + offset
    return [Block("heading", first, first + 1, len(match[1]), match[2])] if match else []


def _paragraph(lines: Sequence[str], at: int, offset: int) -> list[Block]:
    if not _PARAGRAPH.fullmatch(lines[at]) or not (
        _is_blank(lines, at + 1) or _BULLET.fullmatch(lines[at + 1])
    ):
        return []
    return [_text("paragraph", lines[at], at + offset)]


def _footnotes(lines: Sequence[str], at: int, offset: int) -> list[Block]:
    """One footnote below the other."""
    found: list[Block] = []
    for first, line in enumerate(lines[at:], at + offset):
        match = _FOOTNOTE.fullmatch(line)
        if not match:
            break
        paragraph = _text("paragraph", match[2], first)
        found.append(Block("footnote", first, first + 1, 0, "", match[1], (paragraph,)))
    return found if _ends(lines, at + len(found)) else []


def _list(lines: Sequence[str], at: int, offset: int) -> list[Block]:
    """A list without empty lines, with one level of lists in it, which nothing continues."""
    items: list[Block] = []
    index = at
    while index < len(lines) and lines[index]:
        match = _BULLET.fullmatch(lines[index])
        if not match or match[1]:
            return []
        first = index + offset
        children: tuple[Block, ...] = (_text("paragraph", match[2], first),)
        index += 1
        nested: list[Block] = []
        while index < len(lines) and lines[index].startswith("  - "):
            match = _BULLET.fullmatch(lines[index])
            if not match:
                return []
            inner = _text("paragraph", match[2], index + offset)
            nested.append(Block("item", inner.first, inner.last, children=(inner,)))
            index += 1
        if nested:
            children += (Block("list", first + 1, index + offset, children=tuple(nested)),)
        items.append(Block("item", first, index + offset, children=children))
    if not _ends(lines, index):
        return []
    return [Block("list", at + offset, index + offset, children=tuple(items))]


def _comment(lines: Sequence[str], at: int, offset: int) -> list[Block]:
    """A comment, up to the end of the line where it ends; the closing one has thousands of lines."""
    if not lines[at].startswith("<!--"):
        return []
    last = next((number for number in range(at, len(lines)) if "-->" in lines[number]), None)
    if last is None:
        return []
    return [Block("html", at + offset, last + 1 + offset, 0, "\n".join(lines[at : last + 1]))]


_KINDS = {"#": _heading, "[": _footnotes, "-": _list, "<": _comment}
"""What a block may be by its first character; all others are paragraphs, if anything."""


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether nothing goes on at ``at``: the end, or an empty line before something of another kind."""
    if at >= len(lines):
        return True
    if lines[at]:
        return False
    while at < len(lines) and not lines[at]:
        at += 1
    return at >= len(lines) or not lines[at].startswith(("- ", " ", "\t"))


def _is_blank(lines: Sequence[str], at: int) -> bool:
    return at >= len(lines) or not lines[at]


def _text(kind: str, text: str, at: int) -> Block:
    return Block(kind, at, at + 1, 0, text.strip())
