"""Where words begin and end, and how they become a string."""

import pytest

from journeydraft.grounding.words import BREAK, UNKNOWN, Vocabulary, read_quote, read_source, word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I didn't pay 1,000.50, ok?", ["I", "didn't", "pay", "1,000.50", "ok"]),
        ("10:30 is 5% of it", ["10:30", "is", "5", "%", "of", "it"]),
        ("हिन्दी में क्षमा", ["हिन्दी", "में", "क्षमा"]),
        ("我付了iPhone钱", ["我", "付", "了", "iPhone", "钱"]),
        ("ไม่มา", ["ไม่", "ม", "า"]),
        ("👨‍👩‍👧🇪🇪🇷🇴👍🏽", ["👨‍👩‍👧", "🇪🇪", "🇷🇴", "👍🏽"]),
        ("e\u0301t\u00ade\u200b", ["e\u0301t\u00ade"]),
        ("… — !", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    """Marks, joined emoji, decimal points and apostrophes belong to their word; punctuation to none."""
    assert [text[start:end] for start, end in word_spans(text, 0, len(text))] == words


def test_spans_are_kept_apart_in_the_codes() -> None:
    """The same word has the same code whatever its case; what stands outside spans has none."""
    vocabulary = Vocabulary()
    words = read_source("yes. Why? YES, no", [(0, 4), (10, 17)], vocabulary)
    yes, no = vocabulary.know("Yes"), vocabulary.know("no")
    assert words.codes == f"{BREAK}{yes}{BREAK}{yes}{no}{BREAK}"
    assert read_quote("no, why", vocabulary).codes == no + UNKNOWN


def test_words_left_out_stay_in_the_gap() -> None:
    """A filler that is dropped is seen between its neighbours."""
    vocabulary = Vocabulary()
    words = read_source("I, um, paid", [(0, 11)], vocabulary)
    spoken = words.without(frozenset({vocabulary.know("um")}))
    assert len(spoken) == len(words) - 1
    assert spoken.gap(1) == ", um, "
