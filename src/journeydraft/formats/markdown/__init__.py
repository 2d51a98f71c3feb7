"""The map as Markdown, which people edit: written and read back without loss."""

from journeydraft.formats.markdown.read import read_markdown
from journeydraft.formats.markdown.write import write_markdown

__all__ = ["read_markdown", "write_markdown"]
