"""Names that are on no list: told by how they stand, and not everything with a capital is one."""

import pytest

from journeydraft.nlp.called import names


def found(text, language, talk=True):
    return [text[start:end] for start, end in names(text, language, talk)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("bg", "После отидох при една жена, Ойтруда, и тя ми помогна.", "Ойтруда"),
        ("ru", "А там уже сидит наша Аэлитка с документами.", "Аэлитка"),
        ("en", "In the end Zephyrine said it would be fine.", "Zephyrine"),
        ("en", "Then I spoke to Zephyrine, who was lovely.", "Zephyrine"),
        ("de", "Dann hat sie gemeint, dass Quendolin angerufen hat.", "Quendolin"),
        ("fr", "Alors j'ai demandé à Quitterine, au guichet.", "Quitterine"),
        ("es", "Luego le pregunté a Quiterolda y lo sabía.", "Quiterolda"),
        ("ro", "Am sunat-o pe Zefirina și a rezolvat.", "Zefirina"),
        ("et", "Lõpuks ütles Ülvitar, et kõik on korras.", "Ülvitar"),
    ],
)
def test_a_rare_name_is_told_by_how_it_stands(language, text, name):
    """No list has these."""
    assert name in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Живея в Дупница и плащам в банка Инвест, на сайта Плащалка."),
        ("bg", "Натиснах бутона Потвърди и излезе „Квитанция“."),
        ("bg", "Благодаря Ви, както казахте Вие, с моя Samsung."),
        ("ru", "Я езжу в Кинешму, в банк Хлынов и на станцию Зуевка."),
        ("ru", "Как Вы сказали, нажимаю Далее на моём Redmi."),
        ("ru", "Тут такая Надпись, и эту надпись никто не видит."),
        ("en", "Then I pressed Continue and went to Whitby on the Northern line."),
        ("en", "We asked Google and the Co-op told us, and I've told Amazon."),
        ("de", "Dann kam Besuch, und der Verkäufer sagte, die Karte wäre gesperrt."),
        ("fr", "J'ai cliqué sur Suivant, puis sur Fonctionnement Général."),
        ("es", "Fui con Renfe a Ronda y pulsé Continuar."),
        ("ro", "Am intrat pe Setări și apoi pe Plăți, la Primărie."),
        ("et", "Vajutasin Edasi ja Selveri rakendus ütles, et makse ei läinud."),
    ],
)
def test_other_capitals_are_left_alone(language, text):
    """Towns, firms, buttons, the polite "you", nouns, what is written small elsewhere."""
    assert found(text, language) == []


def test_in_reviews_a_capital_alone_is_no_name():
    """They are full of products; beside what a person does the word is a name there, too."""
    assert found("Пила долго Ликопидал, и всё зря.", "ru", talk=False) == []
    assert found("Нас обслуживал Ринадий, очень приятный.", "ru", talk=False) == ["Ринадий"]


def test_where_a_sentence_begins_a_capital_says_nothing():
    """Nor behind a bracket, a dash or a smiley."""
    assert found("Да. Потвърждавам. (Накрая) Затворих – Край", "bg") == []
