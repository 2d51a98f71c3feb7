"""A text as a string of words: one character for each distinct word, so that `str.find` finds phrases."""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journeydraft.grounding.characters import kinds
from journeydraft.grounding.folding import fold_word

# Letters are those of characters.py. A word; a character of a script without spaces, with its marks;
# katakana; a symbol or emoji with all that is joined to it; a flag. Each ends where a grapheme cluster does.
_WORD = re.compile(
    r"[wd](?:[wdmjv]++|z++(?=[wdmj])|a(?=[wd])|(?<=d)n(?=d))*+"
    r"|q?c(?:v++c?+|[mj])*+|q|k[mj]*+"
    r"|y[mj]*+(?:(?<=j)y[mj]*+)*+"
    r"|rr?[mj]*+"
)
BREAK = "\0"
"""Stands between spans, so that no phrase is found across them."""
UNKNOWN = "\1"
"""Any word that the source does not have."""
_FIRST, _LAST = 2, 0x10FFFE
_NEVER = chr(0x10FFFF)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: offsets in code points, and one character of `codes` for each word."""

    text: str
    starts: "array[int]"
    ends: "array[int]"
    codes: str

    def __len__(self) -> int:
        return len(self.codes)

    def gap(self, index: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[index] : self.starts[index + 1]]

    def folded(self, index: int) -> str:
        """A word as it is compared."""
        return fold_word(self.text[self.starts[index] : self.ends[index]])

    def all_folded(self) -> list[str]:
        """All words as they are compared."""
        return [self.folded(index) for index in range(len(self))]

    def part(self, low: int, high: int) -> "Words":
        """The words from `low` up to `high`, of the same text."""
        return Words(self.text, self.starts[low:high], self.ends[low:high], self.codes[low:high])

    def without(self, codes: frozenset[str]) -> "Words":
        """The words but for those of the given codes; the text stays, so gaps hold what was dropped."""
        if not any(code in self.codes for code in codes):
            return self
        kept = [i for i, code in enumerate(self.codes) if code not in codes]
        return Words(
            self.text,
            array("I", [self.starts[i] for i in kept]),
            array("I", [self.ends[i] for i in kept]),
            "".join([self.codes[i] for i in kept]),
        )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One character for each distinct folded word, in the order they turn up.

    There is room for 1.1 million; a word after that is never found, which is honest if not helpful.
    """

    codes: dict[str, str] = field(default_factory=dict)

    def learn(self, word: str) -> str:
        """Return the code of a word as written, a new one if the word is new."""
        code = chr(_FIRST + len(self.codes)) if len(self.codes) < _LAST - _FIRST else _NEVER
        return self.codes.setdefault(fold_word(word), code)

    def know(self, word: str) -> str:
        """Return the code of a word as written, UNKNOWN for a new one."""
        code = self.codes.get(fold_word(word), UNKNOWN)
        return UNKNOWN if code == _NEVER else code


def read_source(text: str, spans: Iterable[tuple[int, int]], vocabulary: Vocabulary) -> Words:
    """Return the words of a source's spans, with an empty BREAK before, between and after.

    The vocabulary learns them.
    """
    starts, ends, codes = array("I", [0]), array("I", [0]), [BREAK]
    seen: dict[str, str] = {}
    for low, high in spans:
        for start, end in word_spans(text, low, high):
            word = text[start:end]
            if (code := seen.get(word)) is None:
                code = seen[word] = vocabulary.learn(word)
            starts.append(start)
            ends.append(end)
            codes.append(code)
        starts.append(high)
        ends.append(high)
        codes.append(BREAK)
    return Words(text, starts, ends, "".join(codes))


def read_quote(quote: str, vocabulary: Vocabulary) -> Words:
    """Return the words of a quote in a source's codes."""
    spans = list(word_spans(quote, 0, len(quote)))
    codes = "".join(vocabulary.know(quote[start:end]) for start, end in spans)
    return Words(quote, array("I", [s for s, _ in spans]), array("I", [e for _, e in spans]), codes)


def word_spans(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word between two offsets of a text."""
    for found in _WORD.finditer(kinds(text[low:high])):
        yield low + found.start(), low + found.end()
