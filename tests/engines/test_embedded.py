"""The embedded engine on the real encoder: findings do not depend on the company they are found in."""

import pytest

from journeydraft.engines.embedded.decide import Judged, decide
from journeydraft.engines.embedded.units import units
from journeydraft.engines.open import open_engine
from journeydraft.model.finding import Kind
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.nlp.encoder import EncoderMissing
from journeydraft.nlp.encoder.locate import locate
from journeydraft.segment import segment
from journeydraft.settings import Settings

SAID = {
    "en": "I couldn't find the phone number anywhere and in the end I gave up.",
    "de": "Ich habe die Telefonnummer nirgends gefunden und am Ende aufgegeben.",
    "et": "Ma ei leidnud telefoninumbrit kuskilt ja lõpuks andsin alla.",
    "ro": "Nu am găsit nicăieri numărul de telefon și până la urmă am renunțat.",
    "bg": "Никъде не намерих телефона и накрая се отказах.",
    "ru": "Я нигде не нашла номер телефона и в конце концов сдалась.",
    "fr": "Je n'ai trouvé le numéro nulle part et j'ai fini par abandonner.",
    "es": "No encontré el número por ninguna parte y al final me rendí.",
}


@pytest.fixture(scope="module")
def engine():
    """The default engine."""
    try:
        locate(None)
    except EncoderMissing:
        pytest.skip("the built-in encoder is not here")
    return open_engine(Settings()).engine


def chunk(text, language):
    turn = Turn(0, len(text), role=Role.participant, participant="P1", language=language)
    (made,) = segment(Source("p.txt", SourceKind.interview, "txt", text, (turn,), language))
    return made


def shown(findings):
    return [(f.kind, f.text, f.quote, f.weight, f.valence, f.severity) for f in findings]


@pytest.mark.parametrize("language", SAID)
def test_a_plain_trouble_is_a_grave_pain_in_every_language(engine, language):
    """Not finding the number and giving up is a pain, of high severity, quoted word for word."""
    (found,) = engine.analyse([chunk(SAID[language], language)])
    pains = [f for f in found if f.kind is Kind.pain]
    assert pains
    assert any(f.severity == "high" for f in pains)
    assert all(f.quote in SAID[language] for f in found)


def test_what_is_found_does_not_depend_on_the_company(engine):
    """Each chunk alone gives the same findings as all together, to the last digit."""
    chunks = [chunk(text, language) for language, text in SAID.items()]
    together = engine.analyse(chunks)
    for one, found in zip(chunks, together, strict=True):
        assert shown(engine.analyse([one])[0]) == shown(found)


def test_words_without_a_point_are_no_line():
    """Once fillers are gone, a line needs a few words; how certain the heads are does not matter."""
    judged = Judged({"pain": 1.0}, {"pain": 0.5}, -1.0, {})
    found = {
        text: [f.text for unit in units(chunk(text, "en")) for f in decide(unit, judged, "p.txt")]
        for text in ("Well, you know, Fridays, I mean, right?", "It was closed on Fridays.")
    }
    assert list(found.values()) == [[], ["It was closed on Fridays"]]
