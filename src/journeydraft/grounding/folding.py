"""Two spellings of the same words made equal: what `normalised` forgives, and nothing else.

Words and what stands between them are folded apart. Case is folded after Unicode's canonical caseless
matching (The Unicode Standard, section 3.13), with the Turkish letters i taken together, because a
quote comes without its language.
"""

import re
import unicodedata
from functools import lru_cache

from journeydraft.grounding.characters import APOSTROPHE, HIDDEN, JOINER, kind_of

_WIDTHS = ("<wide>", "<narrow>", "<compat>", "<initial>", "<medial>", "<final>", "<isolated>", "<noBreak>")
_INVISIBLE = {"\u200c", "\u0640", *map(chr, range(0xFE00, 0xFE10))}  # joiners, Arabic stretch, variants
_QUOTES = frozenset('"“”„‟«»‹›‚「」『』〝〞＂״*_')  # the last two are Markdown's emphasis
_ALIKE = str.maketrans("。｡۔।、､،؟；؛", "....,,,?;;")
_DOTS = re.compile(r"\.{2,}|[…⋯‥]+\.*")
_DASHES = re.compile("-{2,}")
_PAUSES = str.maketrans("", "", ",-…")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return a word as it is compared: case, composition, width and hidden characters folded away."""
    if word.isascii():
        return word.lower().replace("`", "'")
    plain = unicodedata.normalize("NFC", "".join(map(_plain, word))).casefold()
    return unicodedata.normalize("NFC", plain.replace("i\u0307", "i").replace("ı", "i")) or word


def _plain(char: str) -> str:
    kind = kind_of(char)
    if kind in (HIDDEN, JOINER) or char in _INVISIBLE:
        return ""
    if kind == APOSTROPHE:
        return "'"
    # not all of NFKC: it would make 10² into 102
    if unicodedata.decomposition(char).startswith(_WIDTHS):
        return unicodedata.normalize("NFKC", char)
    return char


@lru_cache(maxsize=1 << 12)
def fold_gap(gap: str) -> str:
    """Return the punctuation of what stands between two words, in one spelling.

    White space, quote marks, emphasis and invisible characters vanish, dashes become "-", runs of dots "…".
    """
    marks = "".join(map(_mark, gap)).translate(_ALIKE)
    return _DASHES.sub("-", _DOTS.sub("…", marks))


def _mark(char: str) -> str:
    if char.isspace() or char in _QUOTES or kind_of(char) == APOSTROPHE or char.isalnum():
        return ""
    category = unicodedata.category(char)
    if category in ("Pi", "Pf") or category[0] in "CM":
        return ""
    return "-" if category == "Pd" or char == "−" else _plain(char)


def same_gap(source: str, quote: str) -> bool:
    """Say whether two gaps mean the same, where `source` may hesitate and `quote` need not.

    A gap that holds letters is one a filler was dropped from: its pauses go with it. An ellipsis that only
    the quote has is no hesitation but an omission, and never the same.
    """
    ours, theirs = fold_gap(source), fold_gap(quote)
    if ours == theirs:
        return True
    if any(map(str.isalnum, source)) or any(map(str.isalnum, quote)):
        return "…" not in theirs and ours.translate(_PAUSES) == theirs.translate(_PAUSES)
    return "…" not in theirs and ours.replace("…", "") == theirs


def omits(gap: str) -> bool:
    """Say whether a gap in a quote reads as "something is left out here"."""
    return "…" in fold_gap(gap)
