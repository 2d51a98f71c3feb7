"""Fits the head for questions about the session: ``python training/questions.py``, after ``finish.py``.

Which device somebody sits at, whether they may be recorded, whom else one could ask: what is answered to such
a question is no part of a journey. ``questions/`` holds some in every language, and some about the same
things that are not; beside them count the questions that our turns answer. Prints how the head does on
languages that it was not fitted on, then writes ``questions.npz``.
"""

from __future__ import annotations

import json
from io import BytesIO

import numpy as np
from arrays import WEIGHTS
from rows import HELD_BACK, HERE, TUNING, WRITTEN, own_turns

from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.fit import fit_logistic
from journeydraft.nlp.questions import FILE_NAME, LIKELY, SessionQuestions
from journeydraft.nlp.shipped import open_meaning

RIDGE = 0.1
"""Penalty on weights over unit vectors."""


def main() -> None:
    """Leaves each language out once to see how the head carries, then fits on all."""
    rows = written() + heard()
    meaning, _ = open_meaning(open_encoder())
    vectors = meaning.of([question for question, _, _ in rows], [lang for _, lang, _ in rows])
    session = np.array([about for _, _, about in rows])
    langs = np.array([lang for _, lang, _ in rows])
    alike = np.ones(len(rows), np.float32)
    for lang in sorted(set(langs)):
        of = langs == lang
        head = SessionQuestions(*fit_logistic(vectors[~of], session[~of], alike[~of], RIDGE))
        said = head.likely(vectors[of]) >= LIKELY
        true = session[of]
        more = f"{(said & ~true).sum()} of {(~true).sum()} more"
        print(f"{lang}: {(said & true).sum()} of {true.sum()} found, {more}")
    weights, bias = fit_logistic(vectors, session, alike, RIDGE)
    buffer = BytesIO()
    np.savez_compressed(buffer, weights=weights, bias=np.float32(bias))
    (WEIGHTS / FILE_NAME).write_bytes(buffer.getvalue())


def written() -> list[tuple[str, str, bool]]:
    """Question, language, and whether it is about the session."""
    lines = (
        line
        for path in sorted((HERE / "questions").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )
    return [(row["question"], row["lang"], row["session"]) for row in map(json.loads, lines)]


def heard() -> list[tuple[str, str, bool]]:
    """The questions that our turns answer, once each; none of them is about the session."""
    kept = (
        turn
        for turn in own_turns(WRITTEN)
        if turn.get("question") and not {turn.get("interview"), turn["situation"]} & (HELD_BACK | TUNING)
    )
    return list(dict.fromkeys((turn["question"], turn["lang"], False) for turn in kept))


if __name__ == "__main__":
    main()
