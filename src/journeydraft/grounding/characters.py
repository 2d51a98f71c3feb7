"""Each character as one letter that says what part it plays in a word.

The letters make a second text of the same length, in which words are found by a regular
expression. So every rule about scripts, marks and emoji stands here, once.
"""

import unicodedata

LETTER, DIGIT, MARK, JOINER = "w", "d", "m", "j"
ALONE, LEADER, STACKER, KATAKANA = "c", "q", "v", "k"
APOSTROPHE, POINT, SYMBOL, FLAG = "a", "n", "y", "r"
HIDDEN, SPACE, OTHER = "z", " ", "p"

_APART = (  # scripts written without spaces, first and last code point
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF),  # Thai and Lao, Myanmar, Khmer
    (0x3005, 0x3007), (0x3040, 0x309F),  # iteration marks, Hiragana
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),  # Han
)  # fmt: skip
_KATAKANA = ((0x30A0, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9D))
_PREPENDED = (0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2)

_SPECIAL = {
    **dict.fromkeys("'’‘ʼʹ`´′＇‛׳", APOSTROPHE),
    **dict.fromkeys(".,:．，：٫٬", POINT),
    **dict.fromkeys("%‰&@#§", SYMBOL),
    **dict.fromkeys("เแโใไເແໂໃໄ", LEADER),  # vowels written before the consonant they belong to
    **dict.fromkeys("\u0e33\u0eb3\u30fc\uff70\uff9e\uff9f\u200c", MARK),  # letters by name, marks by use
    **dict.fromkeys("\u1039\u17d2", STACKER),  # puts the next consonant below the last
    **dict.fromkeys(map(chr, _PREPENDED), LETTER),
    **dict.fromkeys(map(chr, range(0x1F1E6, 0x1F200)), FLAG),
    **dict.fromkeys(map(chr, range(0x1F3FB, 0x1F400)), MARK),  # skin tones
    **dict.fromkeys(map(chr, range(0xE0020, 0xE0080)), MARK),  # tags of subdivision flags
    "\u200d": JOINER,
    "・": OTHER,
}
_BY_CATEGORY = {"L": LETTER, "N": DIGIT, "M": MARK, "S": SYMBOL}


def kind_of(char: str) -> str:
    """Return the letter for one character; any code point will do, lone surrogates too."""
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char.isspace():
        return SPACE
    category = unicodedata.category(char)
    if category == "Cf":
        return HIDDEN
    if category[0] == "L" or char == "〇":
        return _letter(ord(char))
    return _BY_CATEGORY.get(category[0], OTHER)


def _letter(code: int) -> str:
    if code < _APART[0][0]:
        return LETTER
    if any(first <= code <= last for first, last in _KATAKANA):
        return KATAKANA
    return ALONE if any(first <= code <= last for first, last in _APART) else LETTER


class _Kinds(dict[int, str]):
    """Filled as characters turn up: most of Unicode never does."""

    def __missing__(self, code: int) -> str:
        kind = self[code] = kind_of(chr(code))
        return kind


_kinds = _Kinds()


def kinds(text: str) -> str:
    """Return the letters of a text: as long as the text, one for each code point."""
    return text.translate(_kinds)
