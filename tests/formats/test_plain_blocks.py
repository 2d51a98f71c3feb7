"""Plain lines are read without the parser, and as the parser reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydraft.formats.markdown.block import Block
from journeydraft.formats.markdown.blocks import parsed_blocks, read_blocks
from journeydraft.formats.markdown.plain_blocks import plain_blocks

GOLDEN = Path(__file__).parent / "golden"

LINES = (
    "", "", "", "# Title", "## Stage", "### Needs ###", "###", "####### x", "- item",
    "- item (4 of 7) [^p1-9]", "  - but: P6", "   - three", "    code", "    - four", "\ttab", "- ", "-",
    "* star", "+ plus", "1. one", "12) two", "- 1. inner", "- - inner", "- # inner", "- > inner",
    "- [ ] task", "- [^p1]: note", "-  two spaces", "text", "**Goal:** x", "*it* is", "***", "---", "===",
    "- ---", "- ***", "> quote", "<div>", "</div>", "<!-- c", "-->", "<!-- whole -->", "```", "~~~ x",
    "  ```", "| a | b |", "| --- | --- |", "a | b", "--- | ---", "[^p1]: “q” — P1, a.md:1", "[^p1]:",
    "[^x y]: z", "[^p1]: - list", "    more", "[a]: http://x", "\\# no", "\\", "text\\", "trailing  ",
    "“quoted”", "مرحبا", "😀 x", "— dash", "_it_", "__b__", "~~s~~", "& so", "&#32;", "$x$", "<b> x",
    "- <b> x", "<script>", "</script>", "<?x", "?>", "x\xa0", "\xa0x", "- \xa0x", "\x0c", "- x\x0c",
    " one space", "- **Bold** x", "- *it* x", "- `code`", "[link](x)", "![i](j)", ":::", "2024. year",
    "a\x0bb",
)  # fmt: skip

texts = st.lists(
    st.sampled_from(LINES) | st.text(st.characters(exclude_characters="\r\n\0"), max_size=6), max_size=14
)


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """What is told of blocks; where a list ends among empty lines tells nothing."""
    return [
        (b.kind, b.first, b.level, b.text, b.label, shape(b.children) if b.kind != "other" else None)
        for b in blocks
    ]


@settings(max_examples=1500, deadline=None)
@given(texts)
def test_whatever_stands_in_a_file_is_read_as_the_parser_reads_it(lines: list[str]) -> None:
    """In parts and with plain lines apart, the blocks are those of the whole file."""
    lines = "\n".join(lines).split("\n")
    assert shape(read_blocks(lines)) == shape(parsed_blocks("\n".join(lines)))


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("loan.*.md")))
def test_a_draft_is_plain(name: str) -> None:
    """All of a map but front matter and comment needs no parser, and is what the parser makes of it."""
    text = (GOLDEN / name).read_text("utf-8")
    body = text.split("---\n", 2)[2].split("<!-- journeydraft:")[0]
    assert plain_blocks(body.split("\n"), 0) is not None
    assert shape(read_blocks(body.split("\n"))) == shape(parsed_blocks(body))


def test_many_openings_without_an_end_are_read_in_time() -> None:
    """Code that never closes swallows every heading behind it, and is not read again for each."""
    lines = ["```", *["# x", ""] * 20_000]
    assert len(read_blocks(lines)) == 1
