"""What is worth sending: turns that tell something, each judged by itself."""

from journeydraft.engines.embedded.engine import EmbeddedEngine
from journeydraft.engines.embedded.scorers import CueScorer
from journeydraft.engines.embedded.triage import triage
from journeydraft.model.finding import Chunk, Said
from journeydraft.model.source import Role, Source, SourceKind, Turn

TOLD = ["I couldn't find the button, it took for ages.", "Tuesday.", "They should show the price first."]


def chunk(*said):
    text, turns = "", []
    for words in said:
        turns.append(Turn(len(text), len(text) + len(words), "Kim", Role.participant, "P1", language="en"))
        text += words + "\n"
    source = Source("s.txt", SourceKind.interview, "txt", text, tuple(turns), "en", "hash")
    return Chunk(source, tuple(Said(number, turn, None) for number, turn in enumerate(turns)))


def test_turns_that_tell_something_are_kept_and_the_words_counted():
    """A trouble and a wish go, the day of the week stays."""
    heard = []
    found = triage([chunk(*TOLD)], EmbeddedEngine(CueScorer()), heard.append)
    assert found.turns == {"s.txt": frozenset({0, 2})}
    assert (found.words, found.of) == (15, 16)
    assert found.share == 15 / 16
    assert heard == [16]
    assert found.by == "lexicon"


def test_a_turn_is_judged_whatever_stands_beside_it():
    """Alone it is chosen or left as it is in company."""
    engine = EmbeddedEngine(CueScorer())
    alone = [bool(triage([chunk(words)], engine).turns["s.txt"]) for words in TOLD]
    together = triage([chunk(*TOLD)], engine).turns["s.txt"]
    assert alone == [row in together for row in range(len(TOLD))]


def test_a_study_without_words_is_sent_whole():
    """There is nothing to leave out, and nothing to divide by."""
    assert triage([], EmbeddedEngine(CueScorer())).share == 1.0
