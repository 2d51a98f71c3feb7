"""What a person wrote in Markdown beside the lanes, as harmless HTML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup


def note_html(markdown: str) -> Markup:
    """``markdown`` rendered: raw HTML as text, links to the web only, no pictures (they would be fetched)."""
    parser = _parser()
    tokens = parser.parse(markdown)
    _tame(tokens)
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - html is off


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def _tame(tokens: Sequence[Token]) -> None:
    """Headings under the page's own; no inline styles, which its policy forbids; links that tell nothing."""
    for token in tokens:
        token.attrs.pop("style", None)
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h4"
        if token.type == "link_open":
            if not str(token.attrs.get("href", "")).startswith(("https://", "http://", "mailto:")):
                token.attrs.pop("href", None)
            token.attrs["rel"] = "noopener noreferrer"
        _tame(token.children or ())
