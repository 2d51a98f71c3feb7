"""How a finding reads: the participant's own clause, trimmed, never invented."""

import pytest

from journeydraft.engines.embedded.units import units
from journeydraft.engines.embedded.wording import word
from journeydraft.model.finding import Chunk
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment


def telling_unit(text, language="en"):
    turn = Turn(0, len(text), role=Role.participant, participant="P1", language=language)
    (chunk,) = segment(Source("p1.txt", SourceKind.interview, "txt", text, (turn,), language))
    assert isinstance(chunk, Chunk)
    return max(units(chunk), key=lambda unit: sum(name.startswith("pain.") for name in unit.names))


def worded(text, *tables):
    unit = telling_unit(text)
    return word(unit, [name for name in unit.names if name.startswith(tables)]).text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("I couldn't find the phone number.", "I couldn't find the phone number"),
        ("um, and I I couldn't find the phone number", "I couldn't find the phone number"),
        (
            "you have to get back to the right place, right, and I couldn't find it",
            "You have to get back to the right place, and I couldn't find it",
        ),
        ('I did not get the "net price" at all', 'I did not get the "net price" at all'),
        ('"Not found", that was all it ever said', '"Not found", that was all it ever said'),
        ("I rang them (they had closed at noon)", "I rang them (they had closed at noon)"),
        ("Well, it took nine days to get an answer!", "It took nine days to get an answer"),
        ("I'm never sure what the fee will be", "I'm never sure what the fee will be"),
        ("I look for the number and cannot find it", "I look for the number and cannot find it"),
        ("so I think the number is missing", "The number is missing"),
        ("There is no follow-up on that.", "There is no follow-up on that"),
        ("I could not find the number, but.", "I could not find the number"),
        ("b) I could not find the number at all", "I could not find the number at all"),
    ],
)
def test_fillers_openers_and_stutters_go_the_clause_stays(said, shown):
    """What is shown reads like a line on a map and is still what was said."""
    assert worded(said, "pain.") == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "So on Monday after lunch I sat down with my tea and then I opened the form for the parking card"
            " and I couldn't send it from the tablet",
            "I opened the form for the parking card and I couldn't send it from the tablet",
        ),
        (
            "Last week at my sister's place I wanted to pay the bill for the phone"
            " and then I could not find the account number, so I gave up and paid at the shop",
            "I could not find the account number, so I gave up and paid at the shop",
        ),
    ],
)
def test_a_clause_comes_with_those_that_it_needs(said, shown):
    """What "it" is stands before it, what came of it behind it."""
    assert shown in worded(said, "pain.")


def test_a_short_sentence_that_points_back_brings_the_one_before():
    """ "It refused my card" says nothing without the machine."""
    said = "There is a ticket machine by the door. It refused my card twice."
    assert worded(said, "pain.") == "There is a ticket machine by the door. It refused my card twice"


@pytest.mark.parametrize("before", ["Did you see the ticket machine?", "Yes.", "The ticket machine\n"])
def test_what_is_no_sentence_of_the_teller_is_no_context(before):
    """A question, a nod and the line above explain nothing."""
    assert worded(f"{before} It refused my card twice.", "pain.") == "It refused my card twice"


def test_the_quote_holds_every_word_that_is_shown():
    """Context that is shown is proved like the rest."""
    unit = telling_unit("There is a ticket machine by the door. It refused my card twice.")
    first, last = word(unit, ["pain.failure"]).shown
    assert unit.doc[first:last].text == unit.doc.text


def test_of_a_long_sentence_the_telling_clause_is_shown():
    """A rambling sentence is represented by the clause with the trouble, whole."""
    said = (
        "So on Sunday I opened that letter from the bank with my tea and my glasses on and the radio in the"
        " kitchen on and the cat on the table, but I couldn't find the phone number anywhere"
    )
    assert worded(said, "pain.") == "I couldn't find the phone number anywhere"


def test_what_stands_in_brackets_is_never_torn():
    """A clause may begin at "and then", but not inside brackets."""
    said = (
        "I cannot find the staff costs for that year any more in the whole table"
        " (nearly a hundred in the first year, and then there were only very few left)"
    )
    assert worded(said, "pain.").count("(") == worded(said, "pain.").count(")")


def test_an_opener_that_belongs_to_a_longer_word_stays():
    """ "Alors" may go, "alors que" is another word."""
    unit = telling_unit("alors que la page ne marche pas du tout", "fr")
    assert word(unit, ["pain.failure"]).text.startswith("Alors que")


def test_marks_of_emphasis_do_not_show():
    """Notes in Markdown read without their asterisks and backquotes."""
    assert worded("I couldn't find the **blue** button in `Settings`", "pain.") == (
        "I couldn't find the blue button in Settings"
    )


def test_words_come_from_the_speech_in_their_order():
    """No word is added and none changes its place."""
    said = "well you know I had to ring them, like, three times before anyone, um, answered"
    shown = worded(said, "pain.").lower().replace(",", "").split()
    spoken = iter(said.lower().replace(",", "").split())
    assert all(word in spoken for word in shown)


def test_a_line_hanging_on_a_pronoun_is_less_clear():
    """Of two wordings of one problem the one that stands alone is preferred."""
    alone, hanging = (
        telling_unit("The ticket machine refused my card twice"),
        telling_unit("It was that again and they did"),
    )
    assert word(alone, ["pain.failure"]).clarity > word(hanging, ["pain.failure"]).clarity


@pytest.mark.parametrize(
    ("said", "pronoun", "language"),
    [
        ("There is no label on the door of the office", "They", "en"),
        ("It took nine days to get an answer from the office", "They", "en"),
        ("Il y a trois formulaires pour la même demande", "Ils", "fr"),
        ("Es gibt nirgends eine Nummer für den Notfall", "Er", "de"),
        ("This form has no number for emergencies", "This", "en"),
    ],
)
def test_a_pronoun_that_points_at_nothing_does_not_hang(said, pronoun, language):
    """ "There is", "it took", "this form": nothing that was said before is needed to understand it."""
    empty, pointing = telling_unit(said, language), telling_unit(f"{pronoun} {said}", language)
    assert word(empty, ()).clarity > word(pointing, ()).clarity


def test_a_line_that_points_at_what_is_not_shown_does_not_stand():
    """Nobody can know what "it" was; a sentence that names its matter stands."""
    for text, stands in (
        ("It refused my card twice.", False),
        ("There is a ticket machine by the door. It refused my card twice.", True),
        ("The ticket machine refused my card twice.", True),
        ("In the first week I could not find the door.", True),
    ):
        assert word(telling_unit(text), ()).stands is stands, text


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Er hat um acht Uhr angerufen und keiner war da", "de"),
        ("I er couldn't find the number um anywhere", "en"),
    ],
)
def test_a_hesitation_is_one_in_its_own_language(said, language):
    """German "er" and "um" are words, English "er" and "um" are none."""
    shown = word(telling_unit(said, language), ()).text
    assert shown == (said if language == "de" else "I couldn't find the number anywhere")


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("when we begin the actual audit of the page", False),
        ("Rather than the phone number of the office", False),
        ("When I change the tab at the top, all the numbers change", True),
        ("I rang them when the page was down", True),
    ],
)
def test_half_a_sentence_is_known(said, whole):
    """ "When we begin" says nothing without what is then."""
    assert word(telling_unit(said), ()).whole is whole


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "The list only has the house. You can't type it in by hand and I couldn't send it.",
            "The list only has the house. You can't type it in by hand and I couldn't send it",
        ),
        (
            "We went by bus. The card reader at the till did not work when I touched it.",
            "The card reader at the till did not work when I touched it",
        ),
        (
            "It came the next day. If she does it late it did not work until the next morning.",
            "If she does it late it did not work until the next morning",
        ),
        (
            "Which was fine. You can't type it in and I couldn't send it.",
            "You can't type it in and I couldn't send it",
        ),
    ],
)
def test_what_says_it_early_is_shown_with_the_sentence_that_names_it(said, shown):
    """Unless that sentence is a riddle itself, or what is shown has named enough."""
    assert worded(said, "pain.") == shown


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        (
            "In the office next door they have a big screen with all the numbers on it for everybody, but we"
            " had to wait outside in the rain and I could not find the right door at all.",
            "In the office next door",
            "the right door at all",
        ),
        (
            "I had to ring them three times in the week before the holidays - the first time they could not"
            " find my number, the second time they cut me off, and the third time nobody was there at all.",
            "I had to ring them three times",
            "could not find my number, the second time they cut me off",
        ),
        (
            "They have a new page; I could not find the number on it.",
            "They have a new page; I",
            "number on it",
        ),
        (
            "This week I could not find the time to ring the office, the insurance, the garage that had my"
            " car for all of the month before, the people from the council, and the plumber.",
            "This week",
            "and the plumber",
        ),
    ],
)
def test_a_line_is_not_cut_off_from_what_makes_it_true(said, begins, ends):
    """What "but" contradicts, a dash explains, a semicolon goes on with and a list ends in goes along."""
    shown = worded(said, "pain.")
    assert shown.startswith(begins) and ends in shown


def test_spaces_are_no_words():
    """A sentence is as long however it was typed: what is shown of it stays the same."""
    said = (
        "We looked for the number in the letter and on the page and in the mail that they had sent to all of"
        " us in spring, and then I could not find the door of the office anywhere"
    )
    shown = worded(said, "pain.")
    assert shown == "I could not find the door of the office anywhere"
    assert worded(said.replace(" the ", "  the  "), "pain.").split() == shown.split()


def test_what_a_dash_explains_stays_before_it():
    """The trouble and its cause are one sentence, however many marks and short words it has."""
    said = (
        "Ça m'embrouille de passer de `M€` (page d'accueil) à des `K€` (détail), surtout quand `9000K€` sont"
        " `9M€` — j'ai du mal à comprendre ce que j'ai sous les yeux."
    )
    unit = telling_unit(said, "fr")
    assert word(unit, ["pain."]).text.startswith("Ça m'embrouille de passer de M€")


@pytest.mark.parametrize(
    ("said", "language", "shown"),
    [
        ("Not really, I couldn't find the number.", "en", "I couldn't find the number"),
        ("Pas grand chose, je ne trouvais pas le numéro.", "fr", "Je ne trouvais pas le numéro"),
        ("Nicht wirklich, ich habe die Nummer nicht gefunden.", "de", "Ich habe die Nummer nicht gefunden"),
        ("Не совсем, я не нашла номер на сайте.", "ru", "Я не нашла номер на сайте"),
        ("Not really a good page for finding numbers.", "en", "Not really a good page for finding numbers"),
    ],
)
def test_how_an_answer_begins_is_no_part_of_the_line(said, language, shown):
    """ "Not really, …" answers a question that the map does not show."""
    assert word(telling_unit(said, language), ["pain."]).text == shown
