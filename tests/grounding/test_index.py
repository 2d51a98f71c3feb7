"""Properties of `SourceIndex.locate`: true quotes are found, nothing leaves its span, nothing raises."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journeydraft.grounding import SourceIndex, Status, ground
from journeydraft.grounding.folding import fold_gap, fold_word
from journeydraft.grounding.words import word_spans

_WORDS = (
    "I paid the fee twice um naïve coöperation didn’t Õhtul ääres țară și почему всё й ещё ну Ωμέγα λόγος "
    "Straße 银行 等了 カード が の เพื่อน ไม่ البنك دفعت הטופס וגם हिन्दी क्षमा 한국어 👩🏽\u200d💻 🇷🇴 9 3.5 10% "
    "e\u0301te\u0301"
)
WORDS = st.sampled_from(_WORDS.split())
TURN = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", ", ", ". ", "  ", " — ", "\n"])), min_size=1, max_size=14
)
TURNS = st.lists(TURN.map(lambda pairs: "".join(map("".join, pairs)).rstrip()), min_size=1, max_size=5)


def joined(turns: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Turns as one text with a question before each, and their spans."""
    text, spans = "", []
    for turn in turns:
        text += "Q: why? A: "
        spans.append((len(text), len(text) + len(turn)))
        text += turn + "\n"
    return text, spans


def some_words(data: st.DataObject, turn: str) -> str:
    """A stretch of a turn from the start of a word to the end of one, by white space."""
    words = turn.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = end = 0
    for number, word in enumerate(words[: last + 1]):
        at = turn.index(word, end)
        start, end = (at if number == first else start), at + len(word)
    return turn[start:end]


def folded(text: str) -> list[str]:
    """The words of a text, each with the punctuation after it, as they are compared."""
    spans = [*word_spans(text, 0, len(text)), (len(text), 0)]
    gaps = [text[end:start] if start < len(text) else "" for (_, end), (start, _) in pairwise(spans)]
    words = [text[start:end] for start, end in spans[:-1]]
    return [fold_word(word) + fold_gap(gap) for word, gap in zip(words, gaps, strict=True)]


@given(TURNS, st.data())
def test_words_of_a_turn_are_exact(turns: list[str], data: st.DataObject) -> None:
    """Any words in a row of a turn are found, and the text there is the quote."""
    text, spans = joined(turns)
    quote = some_words(data, data.draw(st.sampled_from(turns)))
    assume(any(word_spans(quote, 0, len(quote))))
    match = SourceIndex(text, spans).locate(quote)
    assert match
    assert match.status is Status.exact
    assert match.score == 1
    assert text[match.start : match.end] == quote


@given(TURNS, st.data())
def test_other_spelling_of_the_same_words_is_normalised(turns: list[str], data: st.DataObject) -> None:
    """Other case, spacing, composition and quotation marks change no word: the quote is found."""
    text, spans = joined(turns)
    quote = some_words(data, data.draw(st.sampled_from(turns)))
    assume(any(word_spans(quote, 0, len(quote))))
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    spaced = data.draw(st.sampled_from(["  ", "\u00a0", "\r\n", "\u200b ", " \u00ad"])).join(quote.split())
    case = data.draw(st.sampled_from([str.upper, str.title, str.casefold]))
    match = SourceIndex(text, spans).locate(f"«{unicodedata.normalize(form, case(spaced))}»")
    assert match
    assert match.status is Status.normalised
    assert folded(text[match.start : match.end]) == folded(quote)


@given(
    TURNS, st.text() | TURN.map(lambda pairs: " ".join(word for word, _ in pairs)), st.none() | st.integers()
)
def test_a_match_stays_in_one_span_on_whole_words(turns: list[str], quote: str, hint: int | None) -> None:
    """Whatever is claimed, what is shown lies within one turn and cuts no word."""
    text, spans = joined(turns)
    if match := SourceIndex(text, spans).locate(quote, hint=hint):
        assert any(start <= match.start < match.end <= end for start, end in spans)
        assert 0 < match.score <= 1
        assert not any(
            a < cut < b for cut in (match.start, match.end) for a, b in word_spans(text, 0, len(text))
        )


@given(st.text(st.characters() | st.sampled_from("a 1.-\0\u200d\ud800…'")), st.data())
def test_any_text_any_spans_any_quote(text: str, data: st.DataObject) -> None:
    """No text, however strange, raises; spans may lie anywhere, in any order."""
    spans = data.draw(st.lists(st.tuples(st.integers(-5, len(text) + 5), st.integers(-5, len(text) + 5))))
    quote = data.draw(st.sampled_from([text, text[1:-1], text * 2, text[::-1], "…".join(text), ""]))
    match = SourceIndex(text, spans).locate(quote)
    assert match is None or any(start <= match.start < match.end <= end for start, end in spans)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "no " * 50_000,
        "我" * 100_000,
        "\0" * 100_000,
        "\ud800" * 100_000,
        "ក" + "\u17d2" * 100_000,
    ],
)
@pytest.mark.slow
def test_monstrous_texts_are_looked_through(text: str) -> None:
    """A text of one word, or of one character only, is read and asked in time that grows with its length."""
    began = time.monotonic()
    index = SourceIndex(text, [(0, len(text))])
    for quote in (text, text[:5000], text[:999] + " something else again", "… ".join(text[:500])):
        match = index.locate(quote)
        assert match is None or match.end <= len(text)
    assert time.monotonic() - began < 5


def test_nearest_to_the_hint_wins() -> None:
    """Of several places the one nearest the hint is taken, without a hint the first exact one."""
    text = "Yes, often. yes. Maybe yes. And Yes"
    index = SourceIndex(text, [(0, len(text))])
    starts = [found.start for hint in (0, 14, 24, 999) if (found := index.locate("yes", hint=hint))]
    assert starts == [0, 12, 23, 32]
    assert index.locate("YES") == index.locate("YES", hint=0)
    first = index.locate("yes")
    assert first
    assert (first.start, first.status) == (12, Status.exact)


@pytest.mark.parametrize("quote", ["yes indeed sir", "ye", "yesterday", "es", "mayb"])
def test_short_quotes_are_found_to_the_letter_or_not_at_all(quote: str) -> None:
    """Three words are too few for likeness to mean anything, and half a word is no word."""
    assert SourceIndex("Yes indeed, madam, maybe", [(0, 24)]).locate(quote) is None


def test_near_can_be_left_out() -> None:
    """With `near` off, only what may stand in quotation marks is found."""
    text = "I waited for nine long weeks in the end"
    index = SourceIndex(text, [(0, len(text))])
    assert index.locate("I waited for nine weeks in the end")
    assert index.locate("I waited for nine weeks in the end", near=False) is None


def test_fillers_are_the_callers() -> None:
    """Which words are fillers may be given; then only those may be left out."""
    text = "Also, ich habe, na, zweimal um neun angerufen"
    index = SourceIndex(text, [(0, len(text))], fillers=frozenset({"NA"}))
    found = index.locate("ich habe zweimal um neun angerufen")
    assert found
    assert found.status is Status.normalised
    assert index.locate("ich habe zweimal neun angerufen", near=False) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The gap was 5 mm wide", "The gap was 5 wide"),
        ("总金额是九十块", "总金是九十块"),
        ("Ootasin kogu öö vastust", "Ootasin kogu vastust"),
        ("Mhm, I agree with her", "I mhm agree with her"),
    ],
)
def test_words_with_a_meaning_are_no_fillers(text: str, quote: str) -> None:
    """A unit, half of a Chinese word, a night and a yes look like fillers, and may not be left out."""
    assert SourceIndex(text, [(0, len(text))]).locate(quote, near=False) is None


def test_claims_are_grounded_in_order() -> None:
    """Each claim has its answer, also the one that is not found."""
    text = "We left. We came back. We left."
    index = SourceIndex(text, [(0, len(text))])
    matches = list(ground(index, [("We left", 20), ("We slept", None), ("we came BACK", None)]))
    assert [match and text[match.start : match.end] for match in matches] == ["We left", None, "We came back"]
    assert [match and match.start for match in matches] == [23, None, 9]
