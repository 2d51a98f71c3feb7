"""What is replaced before sending, and comes back as it was."""

import time
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydraft.engines.llm.presidio import recognised
from journeydraft.engines.llm.redact import Redactor, Table
from journeydraft.engines.llm.sensitive import places
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.nlp.called import LANGUAGES, names

SECONDS = 6.0
"""Far more than it takes; what grows with the square of its size takes longer."""


def source(text, speaker="Kim Larsen"):
    turn = Turn(0, len(text), speaker, Role.participant, "P1")
    return Source("s.txt", SourceKind.interview, "txt", text, (turn,), "en", "hash")


SECRETS = [
    ("write to anu.kask+x@mail.example.com please", "anu.kask+x@mail.example.com", "MAIL"),
    ("see https://example.com/a?token=abc123 there", "https://example.com/a?token=abc123", "LINK"),
    ("call +372 5123 4567 in the evening", "+372 5123 4567", "PHONE"),
    ("call (555) 123-4567 in the evening", "(555) 123-4567", "PHONE"),
    ("my IBAN is EE38 2200 2210 2014 5685 there", "EE38 2200 2210 2014 5685", "NUMBER"),
    ("the card 4111 1111 1111 1111 was refused", "4111 1111 1111 1111", "NUMBER"),
    ("my code is 38001085718 and so on", "38001085718", "PHONE"),
    ("order AB-1234567 never came", "AB-1234567", "NUMBER"),
    ("I live at 12 Green Street now", "12 Green Street", "ADDRESS"),
    ("elan aadressil Pärna tänav 14 siin", "Pärna tänav 14", "ADDRESS"),
    ("живу на ул. Ленина, 5 давно", "ул. Ленина, 5", "ADDRESS"),
    ("my name is Anna Berg and I", "Anna Berg", "NAME"),
    ("меня зовут Ирина Котова и я", "Ирина Котова", "NAME"),
    ("and Kim said yes", "Kim", "NAME"),
    ("then my neighbour Xanthe rang", "Xanthe", "NAME"),
    ("I asked Hannah Fairweather at the desk", "Hannah Fairweather", "NAME"),
    ("it was Maureen's idea", "Maureen", "NAME"),
    ("rue des Tilleuls, 14, au fond", "rue des Tilleuls, 14", "ADDRESS"),
    ("da wohnten wir, Lindenstraße 14, lange", "Lindenstraße 14", "ADDRESS"),
    ("на бул. Васил Левски 27 бяхме", "бул. Васил Левски 27", "ADDRESS"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "secret", "kind"), SECRETS)
def test_what_tells_who_somebody_is_does_not_go_out(text, secret, kind):
    """Each kind has its placeholder, and the text comes back to the letter."""
    table = Redactor().of_source(source(text))
    hidden = table.hide(text)
    assert secret not in hidden
    assert f"[{kind}-" in hidden
    assert table.show(hidden) == text


@pytest.mark.parametrize(
    "text",
    [
        "it cost 1,299.50 euros in 2024",
        "I waited from 9:30 to 11:45 on 12.03.2024",
        "we were 3 of 7, about 40 percent",
        "Windows 11 and iPhone 15 Pro",
        "the old Street View and a way out",
        "Will it work in May? I use MS Word and Siri, in Leeds",
    ],
)
def test_ordinary_numbers_stay(text):
    """Prices, times, dates and versions are what a map is about."""
    assert Redactor().of_source(source(text)).hide(text) == text


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("et", "Siis helistasin Maretile ja ootasin.", "Maretile"),
        ("ru", "Потом я спросила Катю об этом.", "Катю"),
        ("ro", "Le-am spus Mirelei și gata.", "Mirelei"),
        ("de", "Das war Annegrets Idee.", "Annegrets"),
    ],
)
def test_names_are_found_with_the_endings_of_the_language(language, text, name):
    """Whoever is called Maret is also spoken to and of."""
    told = replace(source(text), language=language)
    assert name not in Redactor().of_source(told).hide(text)


def test_endings_of_one_language_make_no_names_in_another():
    """Sam is a name, and an Estonian Same would be hers; an English “same” is none, nor is a Russian wife."""
    assert not list(names("Same here. Time and again, so Nice!", "en"))
    assert not list(names("Жена ждала, и добре.", "ru"))


def test_many_names_take_no_longer_than_they_are_many():
    """A text of twice the length takes about twice as long, not four times."""
    text = "then Anna Marson said MS it, " * 12_000
    started = time.process_time()
    assert len(places(text, "en", pipelines=False)) == 12_000
    assert time.process_time() - started < SECONDS


def test_every_language_has_its_lists_in_lower_case():
    """Lists are data: a name in capitals would never be met."""
    for language in LANGUAGES:
        table = tomllib.loads((files("journeydraft.nlp.called") / f"{language}.toml").read_text("utf-8"))
        given = table["given"].split()
        assert len(given) > 150, language
        assert all(name == name.lower() for name in given), language
        assert table["titles"]
        assert table["introduced"]
        assert table["near"].split()
        assert table["streets"]["words"]


def test_presidio_adds_numbers_that_no_pattern_of_ours_knows():
    """A British insurance number is short and in pieces; times, prices and dates still stay."""
    pytest.importorskip("presidio_analyzer")
    text = "my insurance number is AB 12 34 56 C I think"
    assert not places(text, "en", pipelines=False)
    assert [text[start:end] for _, start, end in recognised(text, "en")] == ["AB 12 34 56 C"]
    assert not list(recognised("it took 12 weeks, on 12.03.2024 at 9:30, for 1,299.50 euros", "en"))


def test_the_same_value_has_the_same_placeholder_in_all_passages_of_a_source():
    """So that the model can tell that it is the same person."""
    text = "Anu told me. I rang a@b.ee. Later a@b.ee again, and Anu."
    table = Redactor().of_source(source(text, "Anu"))
    assert table.hide(text).count("[MAIL-1]") == 2


def test_placeholders_that_a_transcript_has_itself_are_not_taken():
    """It may have been made anonymous before."""
    text = "[NAME-1] met Kim."
    table = Redactor().of_source(source(text, "Kim"))
    assert table.hide(text) == "[NAME-1] met [NAME-2]."
    assert table.show(table.hide(text)) == text


def test_texts_made_of_several_sources_are_hidden_too():
    """What one source gave away is hidden when its words come up in the items of a stage."""
    redactor = Redactor()
    redactor.of_source(source("Kim here.", "Kim"))
    table = redactor.of_text("Asks Kim for help — P1: I asked Kim")
    assert "Kim" not in table.hide("Asks Kim for help — P1: I asked Kim")


def test_inactive_hides_nothing():
    """With --no-redact words go out as they stand."""
    text = "my name is Anna Berg"
    assert Redactor(False).of_source(source(text)).hide(text) == text


@given(st.dictionaries(st.text(min_size=1, max_size=6), st.integers(1, 99), max_size=5), st.text())
def test_whatever_is_hidden_comes_back(values, text):
    """Restoring undoes hiding, unless the text has placeholders of its own."""
    table = Table({value: f"[NAME-{100 + row}]" for row, value in enumerate(values)})
    if "[" not in text and not any("[" in value for value in values):
        assert table.show(table.hide(text)) == text


def test_what_a_pipeline_takes_for_a_name_is_looked_at_again(monkeypatch):
    """Firms, letters that stand for words, and words that are written small elsewhere are no people."""
    text = "Siri told MHV. The Closing was late, closing hurts. Quendolin said so, and Will, as he will."
    taken = [text.index(word) for word in ("Siri", "MHV", "Closing", "Quendolin", "Will")]
    spans = [(at, at + len(text[at:].split(" ")[0].rstrip(".,"))) for at in taken]
    monkeypatch.setattr("journeydraft.engines.llm.sensitive.people", lambda *_: iter(spans))
    monkeypatch.setattr("journeydraft.engines.llm.sensitive.recognised", lambda *_: iter(()))
    hidden = [text[start:end] for _, start, end in places(text, "en")]
    assert hidden == ["Quendolin", "Will"]
