"""Cue lexicons: data that a linguist can correct, matched the way people write and speak."""

import pytest

from journeydraft.nlp.language import SHIPPED
from journeydraft.nlp.lexicon import lexicon, read_tables

TABLES = {
    "pain": {
        "failure", "wait", "obstacle", "missing", "confusion", "cost", "repetition", "workaround",
        "fear", "unfair", "bother",
    },
    "gain": {"ease", "help", "delight", "relief"},
    "need": {"wish", "suggestion"},
    "severity": {"high", "medium", "low"},
    "frame": {"negation", "denial", "hypothetical", "others", "elsewhere", "intensifier", "laugh", "irony"},
    "speech": {"filler", "opener", "connective", "subject", "question_start"},
    "roles": {"interviewer", "participant", "observer", "guide", "not_speakers"},
    "move": {"back", "exit", "forward"},
}  # fmt: skip


def found(text, language):
    words = lexicon(language)
    return {cue.name for cue in words.cues(words.nlp.make_doc(text))}


@pytest.mark.parametrize("language", SHIPPED)
def test_every_shipped_language_has_every_table(language):
    """No language is a poor relation: the same tables and keys everywhere, none of the large ones empty."""
    tables = read_tables(language)
    for table, keys in TABLES.items():
        assert keys <= set(tables[table]), (language, table)
    assert all(len(tables["pain"][key]) >= 8 for key in TABLES["pain"])
    assert all(-2 <= label["valence"] <= 2 and label["cue"] for label in tables["emotion"].values())


@pytest.mark.parametrize("language", SHIPPED)
def test_no_stem_is_so_short_that_innocent_words_match(language):
    """``wait*`` is a stem, ``n*`` would be every second word."""
    for table, keys in read_tables(language).items():
        if table == "roles":
            continue
        for value in keys.values():
            for entry in value["cue"] if isinstance(value, dict) else value:
                assert all(len(token) >= 4 for token in entry.split() if token.endswith("*")), entry


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("I couldn't find it", "en", "pain.missing"),
        ("i couldnt find it", "en", "pain.missing"),
        ("I couldn’t find it", "en", "pain.missing"),
        ("Ma ei leidnud seda kuskilt", "et", "pain.missing"),
        ("nu am gasit nicaieri", "ro", "pain.missing"),
        ("nu am găsit nicăieri", "ro", "pain.missing"),
        ("я нигде не нашёл", "ru", "pain.missing"),
        ("я нигде не нашел", "ru", "pain.missing"),
        ("не намерих никъде", "bg", "pain.missing"),
        ("das habe ich nicht gefunden", "de", "pain.missing"),
        ("je n’ai pas trouvé", "fr", "pain.missing"),
        ("no lo encontré", "es", "pain.missing"),
    ],
)
def test_cues_are_found_as_people_type_them(text, language, cue):
    """Contractions, missing apostrophes and missing accents do not hide a trouble."""
    assert cue in found(text, language)


def test_a_language_without_a_lexicon_has_no_cues_and_no_error():
    """Finnish is read; its cues are simply not known."""
    assert found("En löytänyt sitä mistään", "fi") == set()
