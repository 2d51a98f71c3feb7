"""Mentions of channels and touchpoints: the thing in the participant's words, no homographs."""

import pytest

from journeydraft.engines.embedded.contacts import contacts
from journeydraft.engines.embedded.units import units
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.segment import segment


def mentioned(text, language="en"):
    turn = Turn(0, len(text), "P1", Role.participant, "P1", language=language)
    source = Source("i.txt", "prose", SourceKind.interview, text, (turn,), language=language)
    return [contact for chunk in segment(source) for unit in units(chunk) for contact in contacts(unit)]


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Then I paid at the till.", "en", ["Till"]),
        ("The lady at the desk gave me a leaflet.", "en", ["Lady", "Desk", "Leaflet"]),
        ("An der Kasse stand ein Automat.", "de", ["Kasse", "Automat"]),
        ("La dame du guichet m'a rendu la carte.", "fr", ["Dame", "Guichet"]),
    ],
)
def test_a_touchpoint_is_shown_as_the_thing_it_is(text, language, shown):
    """Without article or preposition, in the participant's words, capitalised as any line of a map."""
    assert [contact.text for contact in mentioned(text, language) if contact.touchpoint] == shown


def test_a_compound_is_shown_whole():
    """The tokenizer cuts "self-checkout"; a map does not."""
    assert "Self-checkout" in [contact.text for contact in mentioned("I used the self-checkout there.")]


@pytest.mark.parametrize(
    ("text", "language", "channel"),
    [
        ("Working ad-hoc with people can be hard.", "en", "advertising"),
        ("We wrote it all down in google docs together.", "en", "search_engine"),
        ("I'd call it a mess, honestly.", "en", "phone"),
        ("There is a slight language barrier with them.", "en", "device"),
        ("We are late for the assets delivery again.", "en", "delivery"),
        ("You have to hit the letter e on it.", "en", "post"),
        ("It says you are on a text element now.", "en", "sms"),
        ("We stayed up till ten that evening.", "en", "shop"),
        ("Je ne sais pas ce que ça affiche ici.", "fr", "advertising"),
        ("Le chat dort toujours devant la porte.", "fr", "chat"),
        ("Mi hermano se llama Andrés, como mi padre.", "es", "phone"),
        ("Der Wind kam von vorn, von der Seite auch.", "de", "website"),
    ],
)
def test_words_that_mean_something_else_are_no_channel(text, language, channel):
    """Homographs, compounds and figures of speech are told from the thing."""
    assert channel not in [contact.channel for contact in mentioned(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "channel"),
    [
        ("In the end I rang them twice.", "en", "phone"),
        ("Lõpuks helistasin neile ise.", "et", "phone"),
        ("În cele din urmă am sunat la ei.", "ro", "phone"),
        ("Накрая им се обадих.", "bg", "phone"),
        ("В итоге я им позвонила.", "ru", "phone"),
    ],
)
def test_a_verb_tells_of_a_channel(text, language, channel):
    """Who rang used the phone, though no phone is named."""
    found = [contact for contact in mentioned(text, language) if contact.channel == channel]
    assert found and not any(contact.touchpoint for contact in found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Most of the time I don't call the help desk.", "en"),
        ("There was no chatbox on it.", "en"),
        ("Is the town hall to blame for that?", "en"),
        ("If there is a poster about it I will find it again.", "en"),
        ("I'd like a leaflet about all of this.", "en"),
        ("The form looked like a leaflet to me.", "en"),
        ("I wouldn't trust the chatbot if it got that wrong.", "en"),
        ("If they send you to the website you are lost.", "en"),
        ("We published the Friendly Chat last week.", "en"),
        ("I was designing a poster all morning.", "en"),
        ("“There are no links on this page.”", "en"),
        ("Est-ce que la mairie est incompétente ?", "fr"),
        ("S'il y a un guichet, je le trouverai.", "fr"),
        ("Ich habe die App nicht benutzt.", "de"),
        ("Si hubiera una tienda, sería mejor.", "es"),
        ("Nu am aplicație pe telefon.", "ro"),
        ("Не ползвам приложение за това.", "bg"),
        ("Приложение мне не надо, спасибо большое.", "ru"),
        ("Kullerit ma ei taha.", "et"),
    ],
)
def test_what_was_not_met_is_no_contact(text, language):
    """Denied, asked about, imagined, wished for, likened to, made, read out or part of a name."""
    assert mentioned(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "channel"),
    [
        ("The till wouldn't take my card.", "en", "shop"),
        ("I don't see the website at all.", "en", "website"),
        ("So I rang them again, you know?", "en", "phone"),
        ("I wrote to them on Facebook Messenger.", "en", "chat"),
        ("L'appli n'a pas voulu de ma carte.", "fr", "app"),
        ("Сайт не открывался целый день.", "ru", "website"),
    ],
)
def test_what_failed_was_met_all_the_same(text, language, channel):
    """A negation of what the thing did is none of its use."""
    assert channel in [contact.channel for contact in mentioned(text, language)]


def test_a_possessive_belongs_to_what_follows():
    """ "Jonah's the app" says who he is, not whose the app is."""
    assert [contact.text for contact in mentioned("Jonah's the app.")] == ["App"]


def test_a_tool_that_is_called_by_its_address_is_a_website():
    """Any other that is known by its name counts as an app."""
    text = "I went to example.org and then I opened Slack."
    turn = Turn(0, len(text), "P1", Role.participant, "P1", language="en")
    source = Source("i.txt", "prose", SourceKind.interview, text, (turn,), language="en")
    tools = {"exampleorg": "example.org", "slack": "Slack"}
    found = [c for chunk in segment(source) for u in units(chunk) for c in contacts(u, tools) if c.named]
    assert {c.text: c.channel for c in found} == {"example.org": "website", "Slack": "app"}
