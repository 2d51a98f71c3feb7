"""What people felt: shown where it is likely, both where it is mixed, none for a fact."""

import pytest

from journeydraft.engines.embedded.engine import EmbeddedEngine
from journeydraft.engines.embedded.feelings import felt, named, told
from journeydraft.engines.embedded.units import units
from journeydraft.engines.open import open_engine
from journeydraft.model.finding import Kind
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.nlp.encoder import EncoderMissing
from journeydraft.nlp.encoder.locate import locate
from journeydraft.segment import segment
from journeydraft.settings import Settings


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    """The default engine."""
    try:
        locate(None)
    except EncoderMissing:
        pytest.skip("the built-in encoder is not here")
    return open_engine(Settings()).engine


def source(text, language, kind=SourceKind.interview):
    turn = Turn(0, len(text), role=Role.participant, participant="P1", language=language)
    return Source("p.txt", kind, "txt", text, (turn,), language)


def shown(engine, text, language="en", kind=SourceKind.interview):
    found = engine.analyse(list(segment(source(text, language, kind))))
    return {f.label: f.valence for of in found for f in of if f.kind is Kind.emotion}


def one_unit(text):
    return units(next(iter(segment(source(text, "en")))))[0]


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "I was furious, I slammed the phone down.", {"angry", "frustrated"}),
        ("en", "I was terrified that they would take the money twice.", {"anxious"}),
        ("en", "I was so confused, I had no idea what that word meant.", {"confused"}),
        ("en", "It was wonderful, I was so happy when the parcel came.", {"happy"}),
        ("de", "Ich war stinksauer, dass sie mich wieder weggeschickt haben.", {"angry", "frustrated"}),
        ("fr", "J'étais perdue, je ne comprenais rien à ce formulaire.", {"confused"}),
        ("ro", "Mi-a fost tare frică să nu pierd banii.", {"anxious"}),
        ("ru", "Я так обрадовалась, когда всё получилось с первого раза.", {"happy", "satisfied"}),
        ("et", "Ma olin nii õnnelik, kui see lõpuks tööle hakkas.", {"happy", "relieved"}),
        ("bg", "Бях бясна, че пак ме върнаха.", {"angry", "frustrated"}),
        ("es", "Me puse muy contenta cuando llegó el paquete.", {"happy"}),
    ],
)
def test_a_feeling_told_outright_is_on_the_map(engine, language, text, labels):
    """In every language, with a valence of the right sign."""
    found = shown(engine, text, language)
    assert labels & found.keys()
    good = bool(labels & {"happy", "satisfied", "relieved"})
    assert all((valence > 0) == good for valence in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "The office is on the second floor, next to the lift.",
        "I usually take the bus on Mondays.",
        "We have two accounts at that bank.",
        "No!",
        "If it had crashed again, I would have been furious.",
    ],
)
def test_a_neutral_fact_feels_like_nothing(engine, text):
    """Nor does a shred, nor what is only imagined."""
    assert not shown(engine, text)


def test_mixed_feelings_are_no_coin_toss():
    """Good and bad together are mixed, good with irony is unclear, as sure as the weaker of the two."""
    unit = one_unit("The parcel came on the day that they had promised")
    assert told(unit, {"happy": 0.9, "angry": 0.6}, {}) == {"mixed": 0.6}
    ironic = one_unit("Oh great, well done, another form to fill in")
    if ironic.has("frame.irony"):
        assert told(ironic, {"happy": 0.9}, {}).keys() == {"unclear"}


def test_a_shade_is_named_as_it_was_said():
    """ "Disappointed" is not called sad, whatever the heads say of the shade; without a word they decide."""
    said = one_unit("I was disappointed by the whole thing in the end")
    assert told(said, {"sad": 0.6}, {"sad": 0.9, "disappointed": 0.1}).keys() == {"disappointed"}
    unsaid = one_unit("The parcel came on the day that they had promised")
    assert told(unsaid, {"sad": 0.6}, {"sad": 0.9, "disappointed": 0.1}).keys() == {"sad"}
    assert told(unsaid, {"sad": 0.6}, {}).keys() == {"disappointed"}


def test_cues_alone_name_what_is_named():
    """Without the model, the word is all there is."""
    assert felt(one_unit("I was so frustrated by then")).keys() == {"frustrated"}


def test_a_review_is_judged_by_heads_for_written_texts(engine):
    """The same words may stand for more where people write to be read; both are probabilities."""
    assert shown(engine, "Terrible app, I hate it, I want my money back.", kind=SourceKind.review)
    talk, text = (
        engine.scorer.judge(units(next(iter(segment(source("I hate it.", "en", kind))))))[0].probabilities
        for kind in (SourceKind.interview, SourceKind.review)
    )
    assert talk["angry"] != text["angry"]
    assert talk["need"] != 0 and text["need"] != 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She was furious with the new cashier at the till."),
        ("en", "Then the bot was confused by what I had typed."),
        ("en", "I would be delighted to get it in one go."),
        ("en", "Do I love it that they have my fingerprint, no."),
        ("en", "Wow, that is what they ask for on page two."),
        ("en", "I was happy to be part of this study with the others."),
        ("de", "Er war wütend auf den neuen Kollegen am Schalter."),
        ("fr", "Elle était contente de la nouvelle caissière, je crois."),
        ("es", "Ella estaba furiosa con el nuevo cajero de allí."),
        ("ro", "Colega mea era mulțumită de noul formular de acolo."),
        ("bg", "Тя беше бясна на новия служител на гишето."),
        ("ru", "Она была довольна новым служащим в том окне."),
        ("et", "Naine oli vihane uue teenindaja peale seal letis."),
    ],
)
def test_a_word_for_a_feeling_of_somebody_elses_names_none(language, text):
    """Told of another, imagined, asked, exclaimed or about the interview: not felt on the journey."""
    (unit,) = units(next(iter(segment(source(text, language)))))
    assert unit.has("emotion.") and not named(unit)


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("He made me angry with all of his questions.", "angry"),
        ("It was very annoying to sign in every single day.", "frustrated"),
        ("I didn't understand a word of what it said.", "confused"),
    ],
)
def test_what_somebody_made_one_feel_is_ones_own(text, emotion):
    """Whoever caused it; and a negation that is part of the word denies nothing."""
    assert emotion in named(one_unit(text))


def test_a_question_is_at_a_loss_and_nothing_else():
    """Who asks where the button is is not angry, nor curious."""
    unit = one_unit("Where on this page is the button that I am looking for?")
    sure = dict.fromkeys(("angry", "curious", "happy", "confused"), 0.9)
    assert told(unit, sure, {}).keys() == {"confused"}


def test_few_words_tell_no_more_than_they_name():
    """A text of four words is no evidence of a mood that it does not name."""
    assert not told(one_unit("The red metal door"), {"angry": 0.95}, {})
    assert told(one_unit("I was so angry"), {"angry": 0.95}, {})


def test_anger_needs_a_word():
    """Without one, who is cross is called frustrated."""
    unit = one_unit("It took them three weeks to take it off the list")
    assert told(unit, {"angry": 0.9}, {"angry": 0.9, "frustrated": 0.1}).keys() == {"frustrated"}


def test_a_but_takes_a_good_feeling_back():
    """ "Nice, but difficult" is both."""
    assert told(
        one_unit("The week was nice, but it was difficult to follow them"), {"happy": 0.9}, {}
    ).keys() == {"mixed"}
