"""What a word hints at is judged by what it is said of, in every language that ships."""

from dataclasses import replace

import pytest
from tests.engines.test_answers import told

from journeydraft.engines.embedded.exclusions import LABELS, is_beside, named, stands
from journeydraft.model.source import SourceKind

NOTES = SourceKind.notes


def standing(text, language, p, question=None, kind=SourceKind.interview):
    """The labels that stand of the first unit of ``text``, those of half and more having held."""
    sure = dict.fromkeys(("pain", "gain", "need", "suggestion", "question", "thought", "action"), 0.05) | p
    holds = [label for label, q in sure.items() if q >= 0.5]
    return stands(told(text, language, question, kind)[0], sure, holds)


WISHED = {
    "en": ("I'd like to see the whole price at once.", "I wanted to look at the year before."),
    "de": ("Ich würde gern den ganzen Preis sofort sehen.", "Ich wollte das Jahr davor ansehen."),
    "fr": ("J'aimerais voir le prix entier tout de suite.", "Je voulais regarder l'année d'avant."),
    "es": ("Me gustaría ver el precio entero enseguida.", "Quería mirar el año de antes."),
    "ro": ("Mi-ar plăcea să văd tot prețul de la început.", "Voiam să mă uit la anul dinainte."),
    "bg": ("Бих искал да виждам цялата цена веднага.", "Исках да погледна предишната година."),
    "ru": ("Хотелось бы сразу видеть всю цену.", "Я хотела посмотреть предыдущий год."),
    "et": ("Ma sooviksin kohe kogu hinda näha.", "Tahtsin eelmist aastat vaadata."),
}


@pytest.mark.parametrize("language", WISHED)
def test_a_wish_is_a_need_and_an_intention_is_none(language):
    """Wanting something of the product is a need, having wanted to do something is not."""
    wish, intention = WISHED[language]
    assert "need" in standing(wish, language, {"need": 0.85})
    assert "need" not in standing(intention, language, {"need": 0.85})


PRAISED = {
    "en": "It was lovely, I'm looking forward to another study.",
    "de": "Das war nett, danke, dass Sie fragen.",
    "fr": "C'était agréable, merci de vous intéresser à nous.",
    "es": "Estuvo muy bien, gracias por preguntar.",
    "ro": "A fost plăcut, mulțumesc că întrebați.",
    "bg": "Беше приятно, благодаря, че питате.",
    "ru": "Было приятно, спасибо, что спрашиваете.",
    "et": "Tore oli, aitäh, et küsite.",
}


@pytest.mark.parametrize("language", PRAISED)
def test_thanks_for_the_interview_are_no_gain(language):
    """What is said of the study is no part of the journey; a review has no interviewer to thank."""
    (unit, *_) = told(PRAISED[language], language)
    assert is_beside(unit, 0.1, asked_so=False)


BEST_RATED = {
    "en": ("Two weeks now and it looks like new.", "The lid was broken, they sent another."),
    "de": ("Seit zwei Wochen wie neu.", "Der Deckel war kaputt, ein neuer kam sofort."),
    "fr": ("Deux semaines et elle est comme neuve.", "Le couvercle était cassé, ils l'ont remplacé."),
    "es": ("Dos semanas y está como nueva.", "La tapa estaba rota y mandaron otra."),
    "ro": ("De două săptămâni e ca nouă.", "Capacul era spart, mi-au trimis altul."),
    "bg": ("От две седмици е като нова.", "Капакът беше счупен, пратиха друг."),
    "ru": ("Две недели уже, как новая.", "Крышка пришла разбитая, прислали другую."),
    "et": ("Kaks nädalat ja nagu uus.", "Kaas oli katki, saadeti uus."),
}


@pytest.mark.parametrize("language", BEST_RATED)
def test_with_the_best_rating_trouble_is_what_a_word_says(language):
    """Who gave five of five stars tells no trouble but in so many words."""
    fine, broken = BEST_RATED[language]
    for text, rating, stays in ((fine, 1.0, False), (fine, 0.8, True), (broken, 1.0, True)):
        unit = told(text, language, None, SourceKind.review)[0]
        rated = replace(unit, said=unit.said._replace(turn=replace(unit.said.turn, rating=rating)))
        assert ("pain" in stands(rated, dict.fromkeys(LABELS, 0.05) | {"pain": 0.8}, ["pain"])) is stays


LISTED = {
    "en": "A glossary, a guided tour.",
    "de": "Ein Glossar, eine Führung.",
    "fr": "Un lexique, une visite guidée…",
    "es": "Un glosario, una visita guiada.",
    "ro": "Un glosar, o prezentare.",
    "bg": "Някакъв речник, може би.",
    "ru": "Какой-нибудь словарик, может быть.",
    "et": "Mingi sõnastik, võib-olla.",
}


@pytest.mark.parametrize("language", LISTED)
def test_things_named_without_a_verb_are_suggested(language):
    """Notes of a session: "a glossary, a guided tour" asks for both and praises neither."""
    assert set(standing(LISTED[language], language, {"gain": 0.6}, kind=NOTES)) == {"suggestion"}


UNCLEAR = {
    "en": "What does “net balance” mean?",
    "de": "Was heißt „Nettosaldo“?",
    "fr": "C'est quoi « solde net » ?",
    "es": "¿Qué significa «saldo neto»?",
    "ro": "Ce înseamnă „sold net”?",
    "bg": "Какво означава „нетно салдо“?",
    "ru": "Что значит «чистое сальдо»?",
    "et": "Mida tähendab „netosaldo“?",
}


@pytest.mark.parametrize("language", UNCLEAR)
def test_a_question_what_a_thing_means_is_a_trouble_where_somebody_tries_it(language):
    """In notes of a session nobody answers it; in an interview the interviewer may."""
    text = UNCLEAR[language]
    assert "pain" in standing(text, language, {"question": 0.95}, kind=NOTES)
    assert "pain" not in standing(text, language, {"question": 0.95})


def test_a_question_that_answers_itself_is_no_trouble():
    """ "What is this? Ah, the sum." """
    assert "pain" not in standing("What is this number? Ah, the sum.", "en", {"question": 0.95}, kind=NOTES)


@pytest.mark.parametrize(
    "text",
    [
        "The third time it did give me somewhere to go.",
        "The network was terrible, but it did not affect the call.",
        "The curry is nice, I'm not saying it isn't nice.",
    ],
)
def test_what_worked_out_or_did_no_harm_is_no_pain(text):
    """A trouble that is over, or without consequence by the speaker's own words."""
    assert "pain" not in standing(text, "en", {"pain": 0.6})
    assert "pain" in standing("It worked, and then it crashed again.", "en", {"pain": 0.6})


def test_praise_of_the_whole_is_no_gain():
    """A gain says what was good."""
    assert "gain" not in standing("This week was great.", "en", {"gain": 0.7})
    assert "gain" in standing("Meeting in the office was great.", "en", {"gain": 0.7})


def test_an_objection_is_no_suggestion():
    """Denying that something should be proposes nothing; asking whether it should not does."""
    assert not standing("I don't think it should have a name.", "en", {"suggestion": 0.6})
    assert "suggestion" in standing("It should show the price.", "en", {"suggestion": 0.6})
    asking = "Shouldn't it be at the end, they could move it?"
    assert "suggestion" in standing(asking, "en", {"suggestion": 0.6})


def test_what_lacks_without_a_wish_is_a_pain():
    """ "Not having the files I needed" is trouble; "I'd like the files" is a need."""
    text = "Not having access to the files that I needed."
    assert set(standing(text, "en", {"need": 0.9, "pain": 0.3})) == {"pain"}


def test_an_answer_about_the_session_is_no_line():
    """Where the headphones are plugged in belongs to the session; a sure trouble is kept."""
    text = "The call goes to my headset and the rest to my laptop, which never works."
    (unit, *_) = told(text, "en")
    assert is_beside(unit, 0.7, asked_so=True)
    assert not is_beside(unit, 0.95, asked_so=True)
    assert not is_beside(unit, 0.7, asked_so=False)


HALF = {
    "en": ("When I get feedback on my design.", "When I get feedback, I know it is done."),
    "de": ("Wenn ich Rückmeldung zum Entwurf bekomme.", "Wenn Rückmeldung kommt, weiß ich Bescheid."),
    "fr": ("Quand je reçois un retour sur mon dessin.", "Quand je reçois un retour, je sais que c'est fini."),
    "es": ("Cuando recibo una respuesta sobre mi diseño.", "Cuando recibo respuesta, sé que está hecho."),
    "ro": ("Când primesc un răspuns la schița mea.", "Când primesc răspuns, știu că e gata."),
    "bg": ("Когато получа отговор за моя проект.", "Когато получа отговор, знам, че е готово."),
    "ru": ("Когда я получаю отзыв о своём макете.", "Когда приходит отзыв, я знаю, что готово."),
    "et": ("Kui ma saan oma kavandile tagasisidet.", "Kui tuleb tagasiside, siis tean, et on valmis."),
}


@pytest.mark.parametrize("language", HALF)
def test_a_condition_alone_is_no_line(language):
    """ "When I get feedback" answers a question that the map does not show."""
    half, whole = HALF[language]
    assert not standing(half, language, {"thought": 0.9})
    assert "thought" in standing(whole, language, {"thought": 0.9})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I don't understand what these letters mean.", "en"),
        ("Ich habe das Formular nicht verstanden.", "de"),
        ("J'ai rien compris à ce tableau.", "fr"),
        ("Я не поняла эту таблицу.", "ru"),
    ],
)
def test_trouble_told_in_so_many_words_needs_less_to_be_believed(text, language):
    """Without a word for trouble, or where it is imagined, what the head says decides."""
    assert named(told(text, language)[0], {"pain": 0.42}) == {"pain"}
    assert not named(told(text, language)[0], {"pain": 0.3})
    assert not named(told("Then I went to the other counter.", "en")[0], {"pain": 0.42})
    assert not named(told("If it had crashed, I would have left.", "en")[0], {"pain": 0.42})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I didn't have to wait.", "en"),
        ("You don't queue for it at all.", "en"),
        ("Es war nicht teuer.", "de"),
        ("Je n'ai pas dû attendre.", "fr"),
        ("No tuve que esperar.", "es"),
        ("Nu a trebuit să aștept.", "ro"),
        ("Нямаше опашка.", "bg"),
        ("Очереди не было.", "ru"),
        ("Ma ei pidanud ootama.", "et"),
    ],
)
def test_a_word_for_trouble_in_a_denial_is_none(text, language):
    """The word that is denied does not speak for a pain; another one beside it does."""
    assert "pain" not in standing(text, language, {"pain": 0.8})


def test_trouble_beside_a_denial_stands():
    """No queue, and still broken."""
    assert "pain" in standing("There was no queue because the till was broken.", "en", {"pain": 0.8})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The charts are easy to read.", "en"),
        ("Die Grafiken sind leicht zu lesen.", "de"),
        ("Les graphiques sont clairs à lire.", "fr"),
        ("Графики понятные, читать легко.", "ru"),
    ],
)
def test_what_notes_praise_in_so_many_words_needs_less_to_be_believed(text, language):
    """In talk much is called good in passing: there the head decides."""
    assert named(told(text, language, kind=NOTES)[0], {"gain": 0.42}) == {"gain"}
    assert not named(told(text, language)[0], {"gain": 0.42})
    assert not named(told(text, language, kind=NOTES)[0], {"gain": 0.3})
