"""Sentences of written text, and clauses of speech that has no full stops."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydraft.nlp.lexicon import lexicon
from journeydraft.nlp.sentences import LONG, sentences


def cut(text, language="en"):
    words = lexicon(language)
    doc = words.nlp.make_doc(text)
    return [doc[a:b].text for (a, b), _ in sentences(doc, words.cues(doc))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It timed out. I tried again.", ["It timed out.", "I tried again."]),
        ("Types the address - So I asked for it.", ["Types the address", "So I asked for it."]),
        ("They want a letter - I have none.", ["They want a letter - I have none."]),
        ("It was closed - so I went home.", ["It was closed - so I went home."]),
        ("After 10-15 min. of waiting it closed.", ["After 10-15 min. of waiting it closed."]),
        ("I went to example.org and looked.", ["I went to example.org and looked."]),
        ("It cost 3.50 in the end.", ["It cost 3.50 in the end."]),
        ("Really?! Yes…", ["Really?!", "Yes…"]),
        ("The discs change… I am lost.", ["The discs change…", "I am lost."]),
        ("the discs change… and then I'm lost", ["the discs change… and then I'm lost"]),
        ("What is `N...F...` for?", ["What is `N...F...` for?"]),
        ("one line\nthat goes on in lower case", ["one line\nthat goes on in lower case"]),
        ("First point\nSecond point", ["First point", "Second point"]),
        ("- a bullet", ["a bullet"]),
        ("…", []),
        ("", []),
    ],
)
def test_written_text_is_cut_where_a_reader_would(text, expected):
    """Full stops end sentences; those of abbreviations, numbers and names do not."""
    assert cut(text) == expected


def test_speech_without_punctuation_is_cut_into_clauses():
    """A lower-case transcript becomes pieces that one can read, cut before words that begin a clause."""
    said = (
        "so i went to the counter and there was nothing left so i just took the soup and then the lady said"
        " you have to pay by card and i did not have one so i had to put everything back and go home"
    )
    pieces = cut(said)
    assert len(pieces) >= 3
    assert all(len(piece.split()) <= LONG for piece in pieces)
    assert " ".join(pieces) == said


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_cut_in_order_and_never_overlaps(text):
    """Whatever is fed in, the spans rise and lie inside the text."""
    words = lexicon("en")
    doc = words.nlp.make_doc(text)
    reached = 0
    for (start, end), _ in sentences(doc, words.cues(doc)):
        assert reached <= start < end <= len(doc)
        reached = end
