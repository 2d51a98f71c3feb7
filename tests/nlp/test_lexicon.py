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
    "frame": {
        "another", "negation", "denial", "hypothetical", "others", "elsewhere", "intensifier", "laugh",
        "irony",
    },
    "speech": {"filler", "opener", "connective", "question_start"},
    "roles": {"interviewer", "participant", "observer", "guide", "not_speakers"},
    "move": {"back", "exit", "forward"},
    "asked": {"wish", "praise", "name"},
    "answer": {"yes", "no", "turn", "seen", "part"},
    "telling": {"session", "success", "unhurt", "intent", "whole", "unclear", "article", "maybe"},
    "mention": {
        "unused", "unused_after", "if", "conditional", "likened", "made", "using", "using_after", "no_tool",
    },
    "feeling": {"theirs", "state", "mine", "interjection", "but", "session"},
    "alike": {"service", "shop", "till", "parcel", "courier", "locker", "doctor", "delivery", "leaflet"},
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


@pytest.mark.parametrize(
    ("text", "meant"),
    [("the ad on the bus", True), ("working ad-hoc", False), ("we keep it in google docs", False)],
)
def test_a_phrase_of_another_sense_swallows_a_hit(text, meant):
    """What the table ``except`` lists is no hit, and never comes out as one itself."""
    names = found(text, "en")
    assert any(name.startswith("channel.") for name in names) is meant
    assert not any(name.startswith("except") for name in names)


@pytest.mark.parametrize("language", SHIPPED)
def test_exceptions_are_of_cues_that_there_are(language):
    """An exception for a name that nothing has would never be noticed."""
    tables = read_tables(language)
    for name in tables["except"]:
        table, _, key = name.partition(".")
        assert key in tables[table], name


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("press the start over button", "en", "move.back"),
        ("before I left for traveling", "en", "move.exit"),
        ("c'est quoi les excédents", "fr", "emotion.angry"),
        ("ça a de la gueule", "fr", "emotion.angry"),
        ("плачу за воду", "ru", "emotion.sad"),
        ("она не сдалась", "ru", "move.exit"),
        ("me llamó la atención", "es", "contact.phone"),
    ],
)
def test_words_in_another_sense_are_no_cue(text, language, cue):
    """A product's button, travel and a surplus are no step back, no exit and no anger."""
    assert cue not in found(text, language)
