"""A map with its sources, their texts as awkward as texts get."""

from __future__ import annotations

from journeydraft.model.journey import Count, Evidence, Header, Item, JourneyMap, Stage
from journeydraft.model.source import Source, SourceKind

TALK = (
    "Interviewer: How was it? \U0001f600\n"
    "Kai: \U0001f468\u200d\U0001f469\u200d\U0001f467 We looked for ages,\n"
    'and e\u0301t\u00e9 it was <b>gone</b> ]]> & "lost".\n'
    "Kai: Пришлось звонить трижды.\n"
    "Kai: לא מצאתי את הכפתור.\n"
    "Kai: a bell \x07 rang.\n"
)
QUOTES = {
    "e1": 'We looked for ages,\nand e\u0301t\u00e9 it was <b>gone</b> ]]> & "lost".',
    "e2": "Пришлось звонить трижды.",
    "e3": "לא מצאתי את הכפתור.",
    "e4": "a bell \x07 rang.",
}
"""Quotes behind characters of one, two and four bytes, and over a line's end."""


def source(text: str = TALK, path: str = "interviews/p1.txt") -> Source:
    """A source of this text."""
    return Source(path, SourceKind.interview, "txt", text, ())


def study(text: str = TALK, path: str = "interviews/p1.txt") -> JourneyMap:
    """A map whose evidence stands in ``source(text, path)``, and a paraphrase."""
    evidence = {
        ident: Evidence(source=path, start=text.index(quote), end=text.index(quote) + len(quote), quote=quote)
        for ident, quote in QUOTES.items()
    }
    evidence["near"] = Evidence(source=path, paraphrase="About that")
    pains = (
        Item(
            id="a",
            text="It was gone",
            evidence=("e1", "e2"),
            participants=Count(count=2, of=7),
            severity="high",
        ),
        Item(id="b", text="It was gone", evidence=("e1",)),
    )
    gains = (Item(id="c", text="It was gone", evidence=("e3", "e4", "near", "nowhere")),)
    stages = (
        Stage(id="s1", name="Look", pain_points=pains, gains=gains),
        Stage(id="s2", name="Call", pain_points=(Item(id="d", text="it WAS gone", evidence=("e2",)),)),
        Stage(id="s3", name="Nothing yet"),
    )
    return JourneyMap(header=Header(title="A ]]> study & <more>"), stages=stages, evidence=evidence)
