"""Names that somebody else's lists draw at random, in sentences of ours; and capitals that name nobody."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from journeydraft.engines.llm.sensitive import places

NAMES, SEED = 200, 7
LOCALES = {
    "en": "en_GB", "et": "et_EE", "ro": "ro_RO", "bg": "bg_BG", "ru": "ru_RU", "de": "de_DE", "fr": "fr_FR",
    "es": "es_ES",
}  # fmt: skip


def drawn(language: str, pipeline: bool) -> str:
    """The share of given names, each in every sentence, that is hidden; a dash without faker."""
    if find_spec("faker") is None:
        return "–".rjust(13)
    from faker import Faker

    faker = Faker(LOCALES[language])
    faker.seed_instance(SEED)
    names = [faker.first_name() for _ in range(NAMES)]
    tried = [(name, one) for name in names for one in _frames()[language]["names"]]
    found = sum(_hidden(name, one, language, pipeline) for name, one in tried)
    return f"{found / len(tried):.0%}".rjust(13)


def harmless(language: str, pipeline: bool) -> str:
    """Words with a capital that are hidden where nobody is named, of all such words inside a sentence."""
    hidden = whole = 0
    for sentence in _frames()[language]["harmless"]:
        spans = [(start, end) for _, start, end in places(sentence, language, pipeline)]
        for word in list(re.finditer(r"\w+", sentence))[1:]:
            if word[0][0].isupper():
                whole += 1
                hidden += any(start <= word.start() < end for start, end in spans)
    return f"{hidden} of {whole}".rjust(12)


def _hidden(name: str, sentence: str, language: str, pipeline: bool) -> bool:
    text = sentence.format(name)
    first = text.index(name)
    return any(
        start <= first and first + len(name) <= end for _, start, end in places(text, language, pipeline)
    )


@cache
def _frames() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "frames.toml").read_text(encoding="utf-8"))
