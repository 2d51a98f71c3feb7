"""From a document in Typst and the facts that it shows to the bytes of a PDF or PNG.

Facts go in as JSON and come out as text: nothing in them is read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, Literal

from journeydraft.formats.typesetting.fonts import fonts_for

PACKAGES = 'pip install "journeydraft[print]"'
"""How what is needed is installed."""

_NEEDED = ("typst", "manimgx_fonts", "fontpkg_rubik")


def missing() -> tuple[str, ...]:
    """The modules that setting needs and that are not installed."""
    return tuple(name for name in _NEEDED if find_spec(name) is None)


def set_pdf(package: str, facts: Mapping[str, Any]) -> bytes:
    """The PDF of the documents (``*.typ``, joined in the order of their names) in the assets of ``package``.

    The same facts give the same bytes: no clock is asked.
    """
    return _set(_source(package), facts, "pdf", None)


def set_png(package: str, facts: Mapping[str, Any], scale: float) -> bytes:
    """As ``set_pdf``, a single page as a bitmap of ``scale`` dots for each pixel (1/96 inch)."""
    return _set(_source(package), facts, "png", 96 * scale)


@cache
def _source(package: str) -> str:
    folder = files(package).joinpath("assets")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".typ"))
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)


def _set(source: str, facts: Mapping[str, Any], form: Literal["pdf", "png"], ppi: float | None) -> bytes:
    from typst import Compiler

    text = json.dumps(facts, ensure_ascii=False)
    compiler = Compiler(source.encode(), font_paths=fonts_for(text), sys_inputs={"facts": text})
    made = compiler.compile(format=form, ppi=ppi, timestamp=0)
    assert isinstance(made, bytes), "one page, or a PDF"
    return made
