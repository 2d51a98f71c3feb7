"""A lying server: a thousand quotes in six scripts, half of them false, through HTTP, engine and proof."""

import random
from collections import Counter

import pytest
from tests.engines.llm.conftest import Memory
from tests.engines.llm.storm import finding
from tests.grounding.test_lying_engine import STUDIES, changed, cut, stitched

from journeydraft.drafting.pipeline import understand
from journeydraft.drafting.proving import prove
from journeydraft.engines.open import open_engine
from journeydraft.segment import segment
from journeydraft.settings import load_settings

FILES = 3
EACH = 14
"""Quotes of each kind in one reply: 6 scripts × 3 files × 4 kinds × 14 = 1,008."""


def lies(script, number):
    """Quotes with what they are: true ones cut from a turn, as they stand and changed; false ones."""
    rng, study = random.Random(number), STUDIES[script]
    turns = study["said"]
    made = []
    for _ in range(EACH):
        exact, other = cut(rng.choice(turns), rng), cut(rng.choice(turns), rng)
        false = stitched(turns, rng) if rng.random() < 0.5 else rng.choice(study["fabricated"])
        made += [
            ("exact", exact, exact),
            ("changed", changed(other, rng), other),
            ("paraphrased", changed(rng.choice(study["paraphrased"]), rng), None),
            ("fabricated", false, None),
        ]
    rng.shuffle(made)
    return made


@pytest.fixture
def study(tmp_path):
    """Three interviews in each script."""
    for script, told in STUDIES.items():
        for number in range(FILES):
            lines = [f"Interviewer: And then?\nKim: {turn}" for turn in told["said"]]
            (tmp_path / f"{script}-{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_of_a_thousand_quotes_all_true_ones_are_placed_and_no_false_one_is_shown(study, storms):
    """Every true quote stands where it was said; no paraphrase, stitch or invention is ever a quote."""
    told = {f"{script}-{n}": lies(script, n) for script in STUDIES for n in range(FILES)}
    names = {study["said"][0]: script for script, study in STUDIES.items()}
    counts = Counter()

    def answer(task, data, request):
        script = next(name for first, name in names.items() if first in data)
        which = f"{script}-{counts[script]}"
        counts[script] += 1
        quotes = told[which]
        return {
            "findings": [
                finding(1, quote, text=f"{which} {row}") for row, (_, quote, _) in enumerate(quotes)
            ],
            "orders": [],
        }

    storm = storms(answer=answer)
    given = {"model": "openai:fake", "base_url": storm.url, "concurrency": 1}
    settings = load_settings(study, engine="llm", llm=given, model_file=study / "none", force=True)
    sources = understand([str(study)], settings, None, study).sources
    opened = open_engine(settings, Memory())
    shown, dropped = Counter(), Counter()
    try:
        for source in sources:
            # Each file in a run of its own words: the data differ by their head, so that all are asked for.
            (chunk,) = segment(source, 5000)
            (found,) = opened.engine.analyse([chunk])
            for one in prove(source, found, dropped):
                which, row = one.finding.text.split(" ")
                kind, _, true = told[which][int(row)]
                if one.evidence.quote is None:
                    assert one.evidence.status == "near"
                    assert kind == "paraphrased"
                    continue
                assert kind in {"exact", "changed"}, one.evidence.quote
                assert source.text[one.evidence.start : one.evidence.end] == one.evidence.quote
                assert one.evidence.quote.strip(".…") == true.strip(".…")
                shown[kind] += 1
    finally:
        opened.close()
    total = len(STUDIES) * FILES * EACH
    assert shown == {"exact": total, "changed": total}
    assert total * 4 > 1000
