"""Text from transcripts stays text: it comes back as it was, and renders as nothing but itself."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeydraft.formats.markdown.escape import (
    collapse,
    decode,
    escape,
    escape_exactly,
    harden,
    harden_opening,
    has_markup,
    plain,
)

PARTS = (
    "<script>", "|", "*", "_", "`", "[^x]", "[a](b)", "![a](b)", "#", "- ", "+ ", "1. ", "> ", "<!--",
    "-->", "\n", "\0",
    "\x85", "\u202e", "\xa0", "😀", "مرحبا", "&amp;", "&#65;", "\\", "---", "~~", "$", "https://x.y",
    "www.x.y", "a_b", "    ",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=6)), max_size=6).map("".join)
page = MarkdownIt("commonmark").enable(["strikethrough", "table"])


@settings(max_examples=300, deadline=None)
@given(texts)
def test_escaped_text_comes_back(text: str) -> None:
    """Escaped text is one line without markup, and stands for exactly what it was."""
    raw = escape_exactly(text)
    assert decode(raw) == text
    assert "\n" not in raw
    assert not has_markup(raw)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_hardened_text_means_the_same(text: str) -> None:
    """An entity at either end changes the look of the source, not what it stands for."""
    raw = escape(text)
    assert collapse(decode(harden(raw))) == collapse(decode(harden_opening(raw))) == collapse(text)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_escaped_text_renders_as_one_paragraph(text: str) -> None:
    """No heading, list, tag, link or table comes out of it, wherever it begins a line."""
    shown = page.render(escape(text) or "x")
    assert re.fullmatch(r"<p>[^<]*</p>\n", shown)


@pytest.mark.parametrize(
    "text",
    [
        "it's 5 < 6 & more",
        "foo_bar",
        "-5 degrees",
        "3.5 stars, $5",
        "Anna (4 of 7)",
        "#5",
        "C# and F#",
        "“So?” – yes!",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    """The source stays readable: nothing is escaped without need."""
    assert escape(text) == text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Uses **all** [banks](https://x)", "Uses all banks"),
        ("[ ] ask `legal`", "ask legal"),
        ("a footnote[^1] of mine", "a footnote of mine"),
        ("a &amp; b \\* c", "a & b * c"),
        ("<b>bold</b> &lt;b>", "bold <b>"),
    ],
)
def test_the_words_of_formatted_text(raw: str, words: str) -> None:
    """Other programs get the words that a person formatted, without the marks."""
    assert plain(raw) == words
    assert html.unescape(words) == words
