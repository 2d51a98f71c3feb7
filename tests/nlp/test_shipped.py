"""What ships is complete and fits together."""

import numpy as np

from journeydraft.nlp.heads import shipped_heads
from journeydraft.nlp.language import SHIPPED
from journeydraft.nlp.meaning import digest
from journeydraft.nlp.weights import shipped_centres, shipped_vectors
from journeydraft.stages.template import TEMPLATES, shipped, texts_of


def test_no_draft_has_to_encode_a_shipped_template():
    """Whoever edits a template must run training/finish.py; this says so."""
    known = shipped_vectors()
    missing = [t for name in TEMPLATES for t in texts_of(shipped(name)) if digest(t) not in known]
    assert not missing, "run: python training/finish.py"


def test_heads_have_a_threshold_for_every_label():
    """Arrays of one size, all finite."""
    heads = shipped_heads()
    assert heads.weights.shape == (384 + len(heads.signs), len(heads.labels))
    assert np.isfinite(heads.weights).all()
    assert np.isfinite(heads.bias).all()
    assert all(0 < heads.thresholds[label] < 1 for label in heads.labels)


def test_every_shipped_language_has_a_centre():
    """Without one, a language's own place in the space would pass for meaning."""
    assert set(SHIPPED) <= set(shipped_centres())


def test_a_judgement_does_not_depend_on_the_company():
    """Rows judged together and alone come out the same, to the bit."""
    heads = shipped_heads()
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(50, 384)).astype(np.float32)
    signs = [frozenset({heads.signs[i % len(heads.signs)]}) for i in range(50)]
    together = heads.probabilities(vectors, signs)
    alone = np.concatenate([heads.probabilities(vectors[i : i + 1], signs[i : i + 1]) for i in range(50)])
    assert (together == alone).all()
