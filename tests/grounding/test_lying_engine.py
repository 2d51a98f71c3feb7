"""A thousand quotes of an engine that lies half of the time, in six scripts."""

import random
import re
import tomllib
from pathlib import Path

import pytest

from journeydraft.grounding import SourceIndex, Status

STUDIES = tomllib.loads(Path(__file__).with_name("studies.toml").read_text("utf-8"))
VERBATIM = (Status.exact, Status.normalised)
SPACELESS = re.compile(r"[\u4e00-\u9fff]|[^\s\u4e00-\u9fff，]+")


def joined(turns: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Turns as one text, each after its speaker's name, and their spans."""
    text, spans = "", []
    for number, turn in enumerate(turns, 1):
        text += f"P{number}: "
        spans.append((len(text), len(text) + len(turn)))
        text += turn + "\n"
    return text, spans


def words_of(turn: str) -> list[tuple[int, int]]:
    """Where the words of a turn stand; characters, in Chinese."""
    pattern = SPACELESS if re.search("[\u4e00-\u9fff]", turn) else re.compile(r"\S+")
    return [found.span() for found in pattern.finditer(turn)]


def cut(turn: str, rng: random.Random, share: tuple[float, float] = (0.3, 1.0)) -> str:
    """Some words in a row of a turn."""
    words = words_of(turn)
    size = max(4, int(len(words) * rng.uniform(*share)))
    first = rng.randint(0, len(words) - size)
    return turn[words[first][0] : words[first + size - 1][1]]


def changed(quote: str, rng: random.Random) -> str:
    """The same words with other spacing, quotation marks and case."""
    words = [rng.choice([str, str.upper, str.title])(word) for word in quote.split(" ")]
    spaced = rng.choice(["  ", "\n", "\u00a0", " \t"]).join(words)
    before, after = rng.choice(["“”", "«»", '""', "‘’", "„“"])
    return f"{before}{spaced}{after}{rng.choice(['', '.', '…', ' !'])}"


def stitched(turns: list[str], rng: random.Random) -> str:
    """Words of one turn and then words of another, with or without a sign that something is left out."""
    first, second = rng.sample(turns, 2)
    joint = rng.choice([" ", ", ", " … ", "... ", " and ", " [...] "])
    return cut(first, rng, (0.3, 0.7)) + joint + cut(second, rng, (0.3, 0.7))


@pytest.mark.parametrize("script", STUDIES)
def test_true_quotes_are_placed(script: str) -> None:
    """A true quote, to the letter or with other spacing, quotes and case, is shown as it was said."""
    rng, turns = random.Random(1), STUDIES[script]["said"]
    text, spans = joined(turns)
    index = SourceIndex(text, spans)
    for _ in range(42):
        quote = cut(rng.choice(turns), rng)
        exact, other = index.locate(quote), index.locate(changed(quote, rng))
        assert exact
        assert exact.status is Status.exact
        assert text[exact.start : exact.end] == quote
        assert other
        assert other.status in VERBATIM
        assert text[other.start : other.end].strip(".…") == quote.strip(".…")


@pytest.mark.parametrize("script", STUDIES)
def test_false_quotes_are_never_shown(script: str) -> None:
    """What is stitched or made up is missing; what is said in other words never gets quotation marks."""
    rng, turns = random.Random(2), STUDIES[script]["said"]
    index = SourceIndex(*joined(turns))
    for _ in range(42):
        assert index.locate(stitched(turns, rng)) is None
        assert index.locate(rng.choice(STUDIES[script]["fabricated"])) is None
        paraphrase = index.locate(changed(rng.choice(STUDIES[script]["paraphrased"]), rng))
        assert paraphrase is None or paraphrase.status is Status.near


@pytest.mark.parametrize("script", STUDIES)
def test_small_changes_are_near(script: str) -> None:
    """A turn with one word left out still points to where it was said, and is no quote any more."""
    rng, turns = random.Random(5), STUDIES[script]["said"]
    text, spans = joined(turns)
    index = SourceIndex(text, spans)
    for turn, (start, end) in zip(turns, spans, strict=True):
        words = words_of(turn)
        first, last = words[rng.randint(2, len(words) - 4)]
        match = index.locate(turn[:first].rstrip() + turn[last:])
        assert match
        assert match.status is Status.near
        assert start <= match.start < match.end <= end
