"""The block structure of a Markdown file: headings, paragraphs, lists, footnotes; the rest stays as lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

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


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the lines ``[first, last)``, counted from 0.

    ``text`` is the source of a heading or paragraph, its lines joined by newlines; ``label`` a footnote's.
    """

    kind: str
    first: int
    last: int
    level: int = 0
    text: str = ""
    label: str = ""
    children: tuple[Block, ...] = ()


def read_blocks(text: str) -> tuple[Block, ...]:
    """The top-level blocks of ``text``, in order."""
    return _nest(_parser().parse(text))


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


def _nest(tokens: Sequence[Token]) -> tuple[Block, ...]:
    found: list[Block] = []
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        found.append(_block(tokens[index], tokens[index + 1 : end]))
        index = end + 1
    return tuple(found)


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _block(opening: Token, inside: Sequence[Token]) -> Block:
    first, last = opening.map or (0, 0)
    kind = _KINDS.get(opening.type, "other")
    level = int(opening.tag[1]) if kind == "heading" else 0
    label = str(opening.meta.get("label", ""))
    text = _joined(inside) if kind in ("heading", "paragraph") else opening.content
    children = _nest(inside) if kind in ("list", "item", "footnote") else ()
    return Block(kind, first, last, level, text, label, children)


def _joined(inside: Iterable[Token]) -> str:
    return "\n".join(token.content for token in inside if token.type == "inline")
