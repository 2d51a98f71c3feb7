"""Meaning that can be compared: an encoder's vectors, centred so that unrelated texts lie near zero.

Cosines of e5 vectors of unrelated sentences lie around 0.8, and each language lies a little apart. Taking
off the mean of the language mends both (Mu and Viswanath 2018, "All-but-the-Top", first step only).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b

import numpy as np

from journeydraft.nlp.about import About, Read
from journeydraft.nlp.encoder.base import Encoder, Telling, Vectors, unit_rows
from journeydraft.nlp.sameness import Sameness

ANY = "any"


def digest(text: str) -> str:
    """The key by which the vector of a text is remembered."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class Meaning:
    """Encodes texts, once each, as centred unit vectors.

    ``centres`` are mean vectors by language, with one for ``any`` other; ``alone`` those of texts read by
    themselves, where that makes a difference to the encoder; ``known`` are vectors that ship with the
    program, by ``digest`` of their text. ``usual`` says for shipped stage templates what share of talk about
    something else sounds like them. ``sameness`` is how findings are compared, by what ``map_`` makes of
    their vectors if there is one.
    """

    def __init__(
        self,
        encoder: Encoder,
        centres: Mapping[str, Vectors],
        known: Mapping[str, Vectors] | None = None,
        alone: Mapping[str, Vectors] | None = None,
        usual: Mapping[str, float] | None = None,
        sameness: Sameness | None = None,
        map_: About | None = None,
    ) -> None:
        self.encoder = encoder
        self.centres = centres
        self.alone = alone or centres
        self.usual = usual or {}
        self.sameness = sameness or Sameness()
        self._map = map_
        self.known: dict[str, Vectors] = dict(known or {})

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self.encoder.dimensions

    def raw(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> Vectors:
        """The encoder's own vectors, (n, d), of length 1, not centred."""
        return self.raw_parts([Telling((text,)) for text in texts], progress=progress)

    def raw_parts(
        self, tellings: Sequence[Telling], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """The encoder's own vectors of all parts of ``tellings``, (parts, d), of length 1, not centred."""
        return self.encoder.encode_parts(tellings, progress=progress)

    def centred(self, raw: Vectors, languages: Sequence[str | None]) -> Vectors:
        """``raw`` of parts with the mean of each row's language taken off, length 1 again."""
        return less(raw, languages, self.centres)

    def of(self, texts: Sequence[str], languages: Sequence[str | None] | str | None = None) -> Vectors:
        """Centred vectors of ``texts`` (n, d), each distinct text encoded once and remembered."""
        keys = [digest(text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self.known}
        if new:
            self.known.update(zip(new, self.raw(list(new.values())), strict=True))
        raw = np.stack([self.known[k] for k in keys]) if keys else np.zeros((0, self.dimensions), np.float32)
        if languages is None or isinstance(languages, str):
            languages = [languages] * len(texts)
        return less(raw, languages, self.alone)

    def about(
        self, texts: Sequence[str], languages: Sequence[str | None], read: Read | None = None
    ) -> Vectors | None:
        """What ``texts`` are about, unit rows (n, k); None where only meaning itself can be compared.

        ``read`` are their vectors where they are parts of turns; by default each text is read by itself.
        """
        if self._map is None:
            return None
        if read is None:
            read = Read(*[self.of(texts, languages)] * 3)
        return self._map.of(read, less(self.encoder.encode_words(texts), languages, self._map.centres))


def less(raw: Vectors, languages: Sequence[str | None], centres: Mapping[str, Vectors]) -> Vectors:
    """``raw`` (n, d) less the mean of each row's language; unit rows."""
    if not len(raw):
        return raw
    return unit_rows(raw - np.stack([centres.get(code or ANY, centres[ANY]) for code in languages]))
