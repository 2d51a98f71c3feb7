"""The map as Markdown, which people edit: written and read back without loss."""

from journeydraft.formats.markdown.page import Hint
from journeydraft.formats.markdown.places import Citation, Place
from journeydraft.formats.markdown.read import MarkdownMap, open_markdown, read_markdown
from journeydraft.formats.markdown.revise import revise_markdown
from journeydraft.formats.markdown.write import write_markdown

__all__ = [
    "Citation",
    "Hint",
    "MarkdownMap",
    "Place",
    "open_markdown",
    "read_markdown",
    "revise_markdown",
    "write_markdown",
]
