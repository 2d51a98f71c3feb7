"""Text to the ids of its pieces, as XLM-RoBERTa's SentencePiece model does it.

The best split of a word is found as in SentencePiece's unigram model (Kudo 2018, arXiv 1804.10959). The
same model in the ``tokenizers`` library gives the same ids (the tests compare them), but takes a second to
build and 250 MB to keep. Words repeat, so with a cache this one stays below a tenth of the encoder's time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from journeydraft.nlp.encoder.e5_file import Vocabulary
from journeydraft.nlp.encoder.wellformed import wellformed

_WORD_START = "▁"
_CACHED_WORDS = 1 << 16


class E5Tokenizer:
    """Normalises characters, splits words into pieces, frames the ids with begin and end."""

    def __init__(self, vocabulary: Vocabulary, characters: Mapping[int, str], longest: int) -> None:
        """``characters`` gives the plain form of code points, ``longest`` the most ids of one text."""
        special = {vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown, vocabulary.mask}
        self._ids = {piece: id_ for id_, piece in enumerate(vocabulary.pieces) if id_ not in special}
        self._scores = vocabulary.scores
        self._widest = max(map(len, self._ids))
        self._unknown, self._unknown_score = vocabulary.unknown, min(vocabulary.scores) - 10
        self._begin, self._end = vocabulary.begin, vocabulary.end
        self._room = longest - 2
        self._characters = {0: "", **characters}
        self._pieces = lru_cache(_CACHED_WORDS)(self._split)

    def encode(self, text: str) -> tuple[int, ...]:
        """Ids of the text's beginning, as many as there is room for, between begin and end."""
        ids: list[int] = []
        for word in filter(None, self.normalise(text).split(" ")):
            ids += self._pieces(_WORD_START + word[: self._room * self._widest])
            if len(ids) >= self._room:
                break
        return (self._begin, *ids[: self._room], self._end)

    def normalise(self, text: str) -> str:
        """Compatibility characters made plain, controls dropped, runs of space made one, none at the ends.

        The character table gives each character's form by itself; composing afterwards (NFC) gives what
        NFKC of the whole text would. Half a surrogate pair counts as a space.
        """
        plain = unicodedata.normalize("NFC", wellformed(text).translate(self._characters))
        return " ".join(word for word in plain.split(" ") if word)

    def _split(self, word: str) -> tuple[int, ...]:
        """The pieces of the most probable split (Viterbi); unknown characters in a row are one piece."""
        best = [0.0] + [float("-inf")] * len(word)
        back = [(0, self._unknown)] * len(best)
        for start in range(len(word)):
            for end in range(start + 1, min(start + self._widest, len(word)) + 1):
                piece = self._ids.get(word[start:end], self._unknown)
                if piece == self._unknown and end > start + 1:
                    continue
                score = best[start] + (self._unknown_score if piece == self._unknown else self._scores[piece])
                if score > best[end]:
                    best[end], back[end] = score, (start, piece)
        return self._followed(back)

    def _followed(self, back: list[tuple[int, int]]) -> tuple[int, ...]:
        pieces: list[int] = []
        end = len(back) - 1
        while end > 0:
            end, piece = back[end]
            if piece != self._unknown or pieces[-1:] != [self._unknown]:
                pieces.append(piece)
        return tuple(reversed(pieces))
