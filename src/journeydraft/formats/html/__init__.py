"""The map as a page: one HTML file that needs nothing else, one way."""

from journeydraft.formats.html.page import write_html

__all__ = ["write_html"]
