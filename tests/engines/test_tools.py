"""Tools by their names, without a list of them: told from people and days by where they stand."""

import pytest

from journeydraft.engines.embedded.tools import tools
from journeydraft.engines.embedded.units import units
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment


def named(text, language="en"):
    turn = Turn(0, len(text), "P1", Role.participant, "P1", language=language)
    source = Source("i.txt", "prose", SourceKind.interview, text, (turn,), language=language)
    return set(tools([unit for chunk in segment(source) for unit in units(chunk)]).values())


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("I opened it using Sketchmate and it was fine.", "en", {"Sketchmate"}),
        ("Then we talked via Roomly.", "en", {"Roomly"}),
        ("I looked it up on borrow.org last night.", "en", {"borrow.org"}),
        ("The Sketchmate app closed itself.", "en", {"Sketchmate"}),
        ("Das habe ich mit PlanBar gemacht.", "de", {"PlanBar"}),
        ("J'utilise Cahiero tous les jours.", "fr", {"Cahiero"}),
        ("Siempre lo hago usando Cuadernia.", "es", {"Cuadernia"}),
        ("Folosesc Caietul de câțiva ani.", "ro", {"Caietul"}),
        ("Работим чрез Тефтер от години.", "bg", {"Тефтер"}),
        ("Мы всё делали через Блокнотик.", "ru", {"Блокнотик"}),
        ("Ma kasutan Kaustikut iga päev.", "et", {"Kaustikut"}),
    ],
)
def test_a_name_in_a_tools_place_is_a_tool(text, language, shown):
    """Behind a word of use, before "app", or written as an address, in every language."""
    assert named(text, language) == shown


def test_lists_of_names_tell_of_tools_that_are_written_small():
    """Two lists with a tool that is known by name; "slack" is in the lexicon, the others are not."""
    assert named("sketchmate, roomly, slack. Then it rained. slack, sketchmate, inkpot.") == {"sketchmate"}


@pytest.mark.parametrize(
    "text",
    [
        "I went there on Wednesdays.",
        "Then I spoke to Marta about it.",
        "We get our bread in Lisbon.",
        "Bread, milk, eggs. Bread, milk, butter.",
        "On ACME's behalf I wrote. " + "The people at ACME are kind. " * 8,
    ],
)
def test_days_people_places_and_organisations_are_no_tools(text):
    """What is seldom used and often spoken of is somebody or somewhere."""
    assert named(text) == set()


def test_one_spelling_is_shown_for_all():
    """The commonest with a capital, whatever its case and spaces are elsewhere."""
    text = "I use SketchMate. I opened sketchmate. Then sketch mate froze. SketchMate is slow."
    assert named(text) == {"SketchMate"}
