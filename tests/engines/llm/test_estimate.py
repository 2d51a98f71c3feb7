"""What a run would cost: the rest of the calls by what is sent in them at most."""

from journeydraft.engines.llm.estimate import estimate
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment
from journeydraft.settings import LlmSettings, Settings


def rows(words, stages):
    """The tasks of a run over so many words."""
    text = "word " * words
    turn = Turn(0, len(text), "Kim", Role.participant, "P1")
    chunks = segment(Source("s.txt", SourceKind.interview, "txt", text, (turn,), "en"), 5000)
    settings = Settings(llm=LlmSettings(model="openai:x"))
    return {row.task: row for row in estimate(chunks, settings, None, stages).rows}


def test_joining_shows_so_many_lines_of_the_map_whatever_its_stages():
    """Of very many claims those that sound most alike are sent; all other calls grow with the stages."""
    few, many = rows(20_000, 3), rows(20_000, 30)
    assert few["join"].tokens_in == many["join"].tokens_in == rows(40_000, 3)["join"].tokens_in
    for task in ("stages", "consolidate", "contradict", "frame"):
        assert few[task].tokens_in + few[task].tokens_out < many[task].tokens_in + many[task].tokens_out
