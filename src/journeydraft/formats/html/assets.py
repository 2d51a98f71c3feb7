"""The page's files: templates, one stylesheet, one script; and the policy that lets only them run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import Environment, FunctionLoader, StrictUndefined


@cache
def templates() -> Environment:
    """The templates; everything that they print is escaped unless it is ``Markup``."""
    return Environment(
        loader=FunctionLoader(lambda name: _text("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def stylesheet(live: bool = False) -> str:
    """All of ``style/``, in the order of the names; and how a page that follows a file says what is wrong."""
    return _joined("style", ".css") + (_joined("live", ".css") if live else "")


@cache
def script(live: bool = False) -> str:
    """All of ``script/``, in the order of the names: one module; what follows a file as well, if ``live``."""
    return _joined("script", ".js") + (_joined("live", ".js") if live else "")


def policy(script_text: str, *styles: str, live: bool = False) -> str:
    """A Content-Security-Policy under which only these texts run, and nothing is fetched or sent.

    A ``live`` page may ask the server that it came from, and nobody else.
    """
    allowed = " ".join(_hash(style) for style in styles)
    asked = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; script-src {_hash(script_text)}; style-src {allowed}; img-src data:; {asked}"
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _joined(folder: str, suffix: str) -> str:
    names = sorted(file.name for file in _folder(folder).iterdir() if file.name.endswith(suffix))
    return "\n" + "\n".join(_text(folder, name) for name in names)


def _text(folder: str, name: str) -> str:
    return _folder(folder).joinpath(name).read_text(encoding="utf-8")


def _folder(name: str) -> Traversable:
    return files("journeydraft.formats.html").joinpath("assets", name)
