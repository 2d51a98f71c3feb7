"""The block structure of a Markdown file: headings, paragraphs, lists, footnotes; the rest stays as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from journeydraft.formats.markdown.block import Block
from journeydraft.formats.markdown.plain_blocks import plain_blocks

_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "footnote_reference_open": "footnote",
    "html_block": "html",
    "fence": "code",
    "code_block": "code",
}


_OPENS = re.compile(r"#{1,6}(?:[ \t]|$)")
_COMMENT = "<!--"


def read_blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The top-level blocks of ``lines``, in order."""
    parts = _parts(lines)
    blocks: list[Block] = []
    at = 0
    while at < len(parts) - 1:
        found, at = _read_part(lines, parts, at)
        blocks += found
    return tuple(blocks)


def parsed_blocks(text: str, offset: int = 0) -> tuple[Block, ...]:
    """The blocks of ``text``, all by the parser; ``offset`` is the number of the first line."""
    return _nest(_parser().parse(text), offset)


def _parts(lines: Sequence[str]) -> list[int]:
    """Where a heading or a comment may open a part that is read by itself; the end of the file comes last."""
    opening = [
        at
        for at, line in enumerate(lines)
        if at
        and (
            (line.startswith("#") and _OPENS.match(line)) or (line.startswith(_COMMENT) and not lines[at - 1])
        )
    ]
    return [0, *opening, len(lines)]


def _read_part(lines: Sequence[str], parts: Sequence[int], at: int) -> tuple[Sequence[Block], int]:
    """The blocks of the part ``at``, and the part that comes next.

    A part ends where the next begins, unless something that was opened in it (code, HTML) goes on: then more
    parts belong to it. That is tried by a heading at its end, which must be read as one.
    """
    first = parts[at]
    plain = plain_blocks(lines[first : parts[at + 1]], first)
    if plain is not None:
        return plain, at + 1
    count = 1
    while at + count < len(parts) - 1:
        last = parts[at + count]
        blocks = parsed_blocks("\n".join([*lines[first:last], "# x"]), first)
        if blocks and blocks[-1].kind == "heading" and blocks[-1].first == last:
            return blocks[:-1], at + count
        count *= 2
    return parsed_blocks("\n".join(lines[first:]), first), len(parts) - 1


def verbatim(lines: Sequence[str], first: int, last: int) -> str:
    """The lines ``[first, last)`` as they stand, without empty ones at the end."""
    return "\n".join(lines[first:last]).rstrip("\n\t ")


def reindented(markdown: str, spaces: int) -> str:
    """``markdown`` moved so that its first line is indented by ``spaces``; no line loses a character."""
    lines = [_without_tabs(line) for line in markdown.split("\n")]
    shift = spaces - _indent(lines[0])
    return "\n".join(_shifted(line, shift) for line in lines)


def _shifted(line: str, shift: int) -> str:
    if not line.strip(" "):
        return ""
    return " " * max(0, _indent(line) + shift) + line.lstrip(" ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_tabs(line: str) -> str:
    body = line.lstrip(" \t")
    return line[: len(line) - len(body)].expandtabs(4) + body


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable("reference").use(footnote_plugin)
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _nest(tokens: Sequence[Token], offset: int) -> tuple[Block, ...]:
    found: list[Block] = []
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        found.append(_block(tokens[index], tokens[index + 1 : end], offset))
        index = end + 1
    return tuple(found)


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _block(opening: Token, inside: Sequence[Token], offset: int) -> Block:
    first, last = opening.map or (0, 0)
    kind = _KINDS.get(opening.type, "other")
    level = int(opening.tag[1]) if kind == "heading" else 0
    label = str(opening.meta.get("label", ""))
    text = _joined(inside) if kind in ("heading", "paragraph") else opening.content.removesuffix("\n")
    children = _nest(inside, offset) if kind in ("list", "item", "footnote") else ()
    return Block(kind, first + offset, last + offset, level, text, label, children)


def _joined(inside: Iterable[Token]) -> str:
    return "\n".join(token.content for token in inside if token.type == "inline")
