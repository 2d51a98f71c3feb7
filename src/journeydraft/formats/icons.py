"""Icons of lanes and stages, and of the page's controls."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from markupsafe import Markup

_SHAPES = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def icon_names() -> frozenset[str]:
    """The icons that there are."""
    return frozenset(
        file.name.removesuffix(".svg") for file in _folder().iterdir() if file.name.endswith(".svg")
    )


@cache
def icon(name: str) -> Markup:
    """The shapes of the icon ``name``, drawn on 24 × 24."""
    found = _SHAPES.search(_folder().joinpath(f"{name}.svg").read_text(encoding="utf-8"))
    assert found is not None
    return Markup(found[1])  # noqa: S704 - our own file


def _folder() -> Traversable:
    return files("journeydraft.formats").joinpath("icons")
