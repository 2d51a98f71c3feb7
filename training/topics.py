"""What a finding is about, from what the tuned encoder makes of it: ``python training/topics.py``.

Tuning taught the encoder what is a pain and cost it some of what tells one matter from another. The file's
own weights still know: a linear map (ridge regression on our own turns, no labels) takes the tuned vectors as
near as it can to those of the untuned body, and only the directions along which these differ most are kept.
To be run again after ``finish.py``.
"""

from __future__ import annotations

import numpy as np
from arrays import WEIGHTS
from rows import is_held_back, own_rows

from journeydraft.nlp.about import TOPICS
from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.encoder.base import Telling
from journeydraft.nlp.encoder.batches import in_batches, usual_threads
from journeydraft.nlp.encoder.body import EMBEDDED, build_body
from journeydraft.nlp.encoder.e5 import Embedding
from journeydraft.nlp.encoder.e5_file import read_e5_file
from journeydraft.nlp.encoder.exact import Exact
from journeydraft.nlp.encoder.locate import locate
from journeydraft.nlp.encoder.session import open_session
from journeydraft.nlp.encoder.tokenizer import E5Tokenizer
from journeydraft.nlp.encoder.windows import Framer
from journeydraft.nlp.meaning import Meaning
from journeydraft.nlp.shipped import centres
from journeydraft.nlp.weights import shipped_centres

RIDGE = 0.3
"""Of the mean variance of a direction."""

DIRECTIONS = 128

Array = np.ndarray


def main() -> None:
    """Encodes our turns twice, fits the map and writes it."""
    rows = [row for row in own_rows() if not is_held_back(row)]
    tellings = [row.telling for row in rows]
    langs = [row.lang for row in rows for _ in row.telling.parts]
    encoder = open_encoder()
    tuned = Meaning(encoder, shipped_centres()).centred(encoder.encode_parts(tellings), langs)
    raw = untuned(tellings)
    plain = Meaning(encoder, centres(raw, langs)).centred(raw, langs)
    projection = fitted(tuned.astype(np.float64), plain.astype(np.float64))
    np.savez_compressed(WEIGHTS / TOPICS, allow_pickle=False, projection=projection.astype(np.float16))
    left = 1 - np.square(plain - tuned @ _ridge(tuned, plain)).sum() / np.square(plain).sum()
    print(f"{len(tuned)} parts; of the untuned vectors the map explains {left:.2f}")


def fitted(tuned: Array, plain: Array) -> Array:
    """(d, ``DIRECTIONS``): ``tuned`` (n, d) to the chief directions of what it says of ``plain`` (n, d)."""
    whole = _ridge(tuned, plain)
    said = tuned @ whole
    _, directions = np.linalg.eigh(said.T @ said)
    return np.asarray(whole @ directions[:, : -DIRECTIONS - 1 : -1])


def _ridge(x: Array, y: Array) -> Array:
    gram = x.T @ x
    return np.asarray(np.linalg.solve(gram + RIDGE * np.trace(gram) / len(gram) * np.eye(len(gram)), x.T @ y))


def untuned(tellings: list[Telling]) -> Array:
    """What the file's own weights make of all parts, exactly: unit vectors (parts, d)."""
    file = read_e5_file(locate())
    framer = Framer(
        E5Tokenizer(file.vocabulary, file.characters, file.sizes.positions).encode,
        file.vocabulary.unknown,
        "query:",
    )
    session, embedding = open_session(build_body(file, Exact(file))), Embedding(file)
    windows = [window for telling in tellings for window in framer.windows(telling)]
    return in_batches(
        windows,
        lambda ids: np.asarray(session.run(None, {EMBEDDED: embedding(ids)})[0]),
        file.sizes.width,
        usual_threads(),
    )


if __name__ == "__main__":
    main()
