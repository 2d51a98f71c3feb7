"""Bytes → text: UTF-8, UTF-16 and the 8-bit encodings of old files. A wrong guess is worse than an error.

An 8-bit encoding is taken only if one language explains all its letters and no other reading comes near.
charset-normalizer was tried first: on short transcripts it confuses the Latin encodings (Estonian read
as cp1250, Romanian as cp1257), and what it confuses would end up in quotes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from journeydraft.errors import InputError
from journeydraft.readers.alphabets import ALPHABETS, ENCODINGS, LOOSE, SIGNS, Alphabet

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RARE = 50
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 200_000  # bytes, enough to tell an encoding by
_SAME = str.maketrans("şţŞŢ", "șțȘȚ")  # Romanian: the cedilla is how old encodings write the comma
_SAVE_AS = "save it as UTF-8 text and try again"
_STRANGE = 0.02  # of the characters beyond ASCII; names and loan words have some
_FEW = 10  # characters beyond ASCII: too few for statistics
_COMMON = 0.4  # of them are the language's common letters, at least
_LEAD = 0.08  # by how much the best reading must beat a different one


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with plain newlines, and the encoding it was in."""

    text: str
    encoding: str

    @property
    def is_legacy(self) -> bool:
        """Whether the encoding was inferred and not declared."""
        return not self.encoding.startswith("utf")


def decode(data: bytes, *, path: str | None = None) -> Decoded:
    """Decode a text file; raises ``InputError`` for binary data and where only a guess would be possible."""
    decoded = _marked(data, path) or _utf16_without_mark(data) or _utf8(data) or _legacy(data, path)
    if len(_CONTROLS.findall(decoded.text[:_SAMPLE])) * 100 > min(len(decoded.text), _SAMPLE):
        raise InputError("this is no text file", path=path, hint="export the transcript as text or .docx")
    return Decoded(decoded.text.replace("\r\n", "\n").replace("\r", "\n"), decoded.encoding)


def _marked(data: bytes, path: str | None) -> Decoded | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(name), name)
            except UnicodeDecodeError as error:
                line = data[: error.start].count(b"\n") + 1
                raise InputError(f"broken {name} text", path=path, line=line, hint=_SAVE_AS) from error
    return None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """In UTF-16 every ASCII character has a zero byte, always on the same side."""
    head = data[:_SAMPLE]
    zeros = head.count(0)
    if zeros * _RARE < len(head) or len(data) % 2:
        return None  # spaces alone make more; a stray zero byte is an accident in other text
    on_even = head[::2].count(0)
    name = "utf-16-le" if on_even * 20 <= zeros else "utf-16-be" if on_even * 20 >= zeros * 19 else None
    try:
        return Decoded(data.decode(name), name) if name else None
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _legacy(data: bytes, path: str | None) -> Decoded:
    sample = data[:_SAMPLE]
    if sample.count(0) or len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample)) * 100 > len(sample):
        raise InputError("this is no text file", path=path, hint="export the transcript as text or .docx")
    readings = sorted(_readings(data), key=lambda reading: -reading[0])
    if readings and all(readings[0][0] - score >= _LEAD for score, _ in readings[1:]):
        return readings[0][1]
    raise InputError("the encoding of this file cannot be told with certainty", path=path, hint=_SAVE_AS)


def _readings(data: bytes) -> list[tuple[float, Decoded]]:
    """The plausible readings of ``data``, one for every different text, each with its score in 0…1."""
    found: dict[str, tuple[float, Decoded]] = {}
    for name in ENCODINGS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        key = text.translate(_SAME)
        if key in found:
            continue
        score = max(_fit(text, alphabet) for alphabet in ALPHABETS.values() if name in alphabet.encodings)
        if score > 0:
            found[key] = (score, Decoded(text, name))
    return list(found.values())


def _fit(text: str, alphabet: Alphabet) -> float:
    """How well the characters beyond ASCII fit a language: the share of its common letters, or 0."""
    letters = frozenset(alphabet.common + alphabet.rest)
    common = frozenset(alphabet.common)
    total = strange = often = capitals = 0
    for match in _BEYOND_ASCII.finditer(text[:_SAMPLE]):
        char, low = match.group(), match.group().lower()
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if low in letters:
            total += 1
            often += low in common
            capitals += char != low
            strange += _misplaced(char, before, after)
        elif char in LOOSE:
            strange += before.isalpha() and after.isalpha()
        elif char not in SIGNS:
            strange += 1
            total += 1
    if strange > _STRANGE * total or (total > _FEW and capitals * 2 > total):
        return 0.0
    share = often / total if total else 1.0
    return share if share >= _COMMON or total <= _FEW else 0.0


def _misplaced(char: str, before: str, after: str) -> bool:
    """A capital after a small letter, a final sigma within a word, or scripts mixed in it."""
    if (char.isupper() and before.islower()) or (char == "ς" and after.isalpha()):
        return True
    latin = ord(char) < 0x250
    return any(c.isalpha() and (ord(c) < 0x250) is not latin for c in (before, after) if c)
