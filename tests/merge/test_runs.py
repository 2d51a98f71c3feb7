"""Where somebody turns to another matter."""

import pytest

from journeydraft.merge.runs import opens_another, runs
from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Also the lift was broken", "en"),
        ("And also the lift was broken", "en"),
        ("Außerdem war der Lift kaputt", "de"),
        ("En plus, l'ascenseur était en panne", "fr"),
        ("Además el ascensor no iba", "es"),
        ("De asemenea, liftul era stricat", "ro"),
        ("Lisaks oli lift katki", "et"),
        ("Освен това асансьорът не работеше", "bg"),
        ("Кроме того, лифт не работал", "ru"),
    ],
)
def test_a_sentence_that_adds_something_opens_another_matter(text, language):
    """In every shipped language; what only goes on does not."""
    assert opens_another(text, language)
    assert not opens_another(text.split(maxsplit=3)[-1], language)


def said(text, turn=0):
    finding = Finding(kind=Kind.pain, text=text, quote=text, source="s.txt", turn=turn, language="en")
    return Proved(finding, Evidence(source="s.txt", quote=text, start=0, end=len(text)), SourceKind.notes)


def test_a_run_ends_with_the_turn_and_where_another_matter_begins():
    """One trouble told in two sentences, another one added, a third in the next turn."""
    told = [said("It hung"), said("So I lost it"), said("Also the fee was wrong"), said("It hung", 1)]
    assert runs(told) == [0, 0, 1, 2]
