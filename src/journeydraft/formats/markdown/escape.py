"""Text ⇄ one line of Markdown: what people said never becomes markup, and comes back as it was.

Escaping follows CommonMark 0.31 and GitHub's extensions; characters that Markdown cannot hold (controls,
white space at an edge, overrides of writing direction) stand as numeric entities.
"""

from __future__ import annotations

import re
from html.entities import html5

from markdown_it import MarkdownIt
from markdown_it.token import Token

SPACES = re.compile(r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
"""White space that a line of Markdown does not hold as it is."""

_ESCAPED_NUMBER = re.compile(r"^(\s*\d{1,9})\\(?=[.)])")
"""A number at the beginning of a line that a formatter keeps from opening a list: ``(4 of⏎7\\)``."""

_UNTIDY = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_EDGE = re.compile(r"^\s+|\s+$|(?<=\s)\s+")
_ACTIVE = re.compile(
    r"""[\\`*\[~]                      # escapes, code, emphasis, links and footnotes, strikes
    | (?<![^\W_])_ | _(?![^\W_])       # an underscore that is not inside a word
    | <(?=[A-Za-z/!?])                 # tags, comments, automatic links
    | &(?=\#?\w+;)                     # entities
    | (?<=:)/(?=/) | (?<=\bwww)\.      # bare addresses, which GitHub would link
    | \$(?=.*\$)                        # formulas
    | (?<=\s)\#(?=\#*\s*$)             # the closing sequence of a heading
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HARMLESS = re.compile(r"[^\W\d_]+(?:(?:[,;?!.]? |['’-])[^\W_]+)*[?!.]?")
"""Words with usual marks between them: nothing in them is markup."""

_OPENING = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:[\s-]|$)|\#[\#\s]|\#$|>|<{7}|\|{7}))")
_SEPARATOR = re.compile(r"(?<!\S)·(?!\S)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});|&#[xX]([0-9a-fA-F]{1,6});|&(\w{2,31});")
_FOOTNOTE = re.compile(r"\s*(?<!\\)\[\^[^\]\s]+\]")
_CHECKBOX = re.compile(r"^\[[ xX]\](?:\s+|$)")
_PLAIN = frozenset({"text", "text_special", "softbreak"})
_MAY_MARK = re.compile(r"[*_`~<!\[]")
_BACKSLASHED = re.compile(r"\\.")
_inline = MarkdownIt("commonmark").enable("strikethrough")


def collapse(text: str) -> str:
    """``text`` on one line: every run of white space is one space, none at the edges."""
    if text.isascii():
        return " ".join(text.split())
    return SPACES.sub(" ", text).strip() if "  " in text or _UNTIDY.search(text) else text.strip()


def unwrapped(raw: str) -> str:
    """The lines of a paragraph as one, as if nobody had wrapped it."""
    if "\n" not in raw:
        return collapse(raw)
    first, *others = raw.split("\n")
    bare = (_ESCAPED_NUMBER.sub(r"\1", line) for line in others)
    return collapse(" ".join(line.removesuffix("\\") for line in (first, *bare)))


def escape(text: str) -> str:
    """Markdown for ``text`` on one line; ``decode`` gives back ``collapse(text)``."""
    return escape_exactly(collapse(text)) or "&#32;"


def escape_exactly(text: str) -> str:
    """Markdown on one line that ``decode`` turns into ``text`` with all its white space."""
    if _HARMLESS.fullmatch(text):
        return text
    escaped = _ACTIVE.sub(r"\\\g<0>", text)
    escaped = _OPENING.sub(r"\g<0>\\", escaped)
    escaped = _SEPARATOR.sub(_entities, escaped)
    return _UNSEEN.sub(_entities, _EDGE.sub(_entities, escaped))


def harden(raw: str) -> str:
    """``raw`` with its last character as an entity, so that no sign can be read at its end."""
    if raw.endswith(";") or not raw:
        return raw
    body = raw[:-2] if re.search(r"(?<!\\)(?:\\\\)*\\.$", raw) else raw[:-1]
    return body + f"&#{ord(raw[-1])};"


def harden_opening(raw: str) -> str:
    """``raw`` with its first character as an entity, so that no label can be read in it."""
    body = raw[1:] if raw.startswith("\\") else raw
    return f"&#{ord(body[0])};{body[1:]}" if body and not raw.startswith("&") else raw


def decode(raw: str) -> str:
    """The text that ``raw``, a line without markup, stands for."""
    return _ESCAPED.sub(_decode_one, raw) if "\\" in raw or "&" in raw else raw


def has_markup(raw: str) -> bool:
    """Whether ``raw`` carries more than text: emphasis, a link, code, an image, a box to tick …"""
    if not _MAY_MARK.search(raw):
        return False
    if "[" in _BACKSLASHED.sub("", raw):
        return True
    return any(token.type not in _PLAIN for token in _children(raw))


def plain(raw: str) -> str:
    """The words of ``raw`` without its markup."""
    if not has_markup(raw):
        return decode(raw)
    bare = _CHECKBOX.sub("", _FOOTNOTE.sub("", raw))
    words = (" " if token.type in ("softbreak", "hardbreak") else _words(token) for token in _children(bare))
    return collapse("".join(words))


def _children(raw: str) -> list[Token]:
    return _inline.parseInline(raw)[0].children or []


def _words(token: Token) -> str:
    return "" if token.type == "html_inline" else token.content


def _entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])


def _decode_one(found: re.Match[str]) -> str:
    character, decimal, hexadecimal, name = found.groups()
    if character:
        return str(character)
    if name:
        return html5.get(f"{name};", found[0])
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
