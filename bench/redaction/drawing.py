"""Names that somebody else's lists draw at random, inside a sentence: what the rules have not been told."""

from __future__ import annotations

from importlib.util import find_spec

from journeydraft.engines.llm.sensitive import places

NAMES, SEED = 200, 7
LOCALES = {
    "en": ("en_GB", "Then I asked {} about it, and they said no."),
    "et": ("et_EE", "Siis küsis {} seda minult, ja nii oli."),
    "ro": ("ro_RO", "Apoi a venit {} și a zis nu."),
    "bg": ("bg_BG", "После дойде {} и каза не."),
    "ru": ("ru_RU", "Потом пришла {} и сказала нет."),
    "de": ("de_DE", "Dann kam {} und sagte nein."),
    "fr": ("fr_FR", "Puis {} est venue et a dit non."),
    "es": ("es_ES", "Luego vino {} y dijo que no."),
}


def drawn(language: str, pipeline: bool) -> str:
    """The share of given names, each alone in a sentence, that is hidden; a dash without faker."""
    if find_spec("faker") is None:
        return "–".rjust(13)
    from faker import Faker

    locale, sentence = LOCALES[language]
    faker = Faker(locale)
    faker.seed_instance(SEED)
    found = sum(_hidden(faker.first_name(), sentence, language, pipeline) for _ in range(NAMES))
    return f"{found / NAMES:.0%}".rjust(13)


def _hidden(name: str, sentence: str, language: str, pipeline: bool) -> bool:
    text = sentence.format(name)
    first = text.index(name)
    return any(
        start <= first and first + len(name) <= end for _, start, end in places(text, language, pipeline)
    )
