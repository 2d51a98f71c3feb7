"""Cue lexicons: what words hint at, per language, as data; matched with spaCy's phrase matcher.

An entry is a string of tokens. ``wait*`` stands for every token with that beginning, ``_`` for any one
token. Matching is by a token's norm: lower case, typographic variants folded, and the stem where the
lexicon names one; a word's norm is worked out once and kept in the vocabulary.

The table ``except`` lists, by the name of a cue, phrases in which its words mean something else: a hit that
shares a word with one of them is none ("ad" in "ad-hoc", "would call" in "would call it").
"""

from __future__ import annotations

import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BARE = frozenset({"ro", "fr", "es"})
"""Languages that are often typed without their accents: compared without them."""

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ё": "е", "ş": "ș", "ţ": "ț", "–": "-", "—": "-"})


_ENGLISH = {"nt": "n't", "not": "n't", "ca": "can", "wo": "will"}
"""spaCy cuts "dont", "can't" and "won't" in two: the halves meet those of "do not", "can not", "will not"."""


GAP = "_"

EXCEPT = "except."
"""How the names of phrases begin that swallow a hit of the name that follows."""

NO_CUES = frozenset({"roles", "clause"})
"""Tables of a lexicon file that hold words, not cues."""

ENDING = 3
"""Letters beyond a stem from which an entry of its own is another word."""


READ = ("NORM", "LOWER", "IS_ALPHA", "IS_PUNCT", "IS_SPACE", "IS_STOP")
"""What is asked of a word here and by those that use its document."""


class Cue(NamedTuple):
    """A hit: what it hints at (``pain.wait``), and its tokens ``start`` to ``end`` in the document."""

    name: str
    start: int
    end: int

    def meets(self, other: Cue) -> bool:
        """Whether both have a token in common."""
        return self.start < other.end and other.start < self.end


_PLACE = attrgetter("start", "end", "name")


class Gapped(NamedTuple):
    """What must follow the first words of an entry with gaps: norms, None for any one token."""

    name: str
    rest: tuple[int | None, ...]

    def goes_on(self, doc: Doc, at: int) -> bool:
        """Whether the tokens from ``at`` on are the rest of the entry."""
        return at + len(self.rest) <= len(doc) and all(
            norm is None or doc[at + i].norm == norm for i, norm in enumerate(self.rest)
        )


@dataclass(frozen=True)
class Lexicon:
    """The cues of one language: ``phrases`` has their words, ``names`` their names by the matcher's key,
    ``gapped`` what must follow. ``values`` are numbers beside the cues (an emotion's valence), ``states`` the
    words for what somebody is ("furious"), not reduced to stems: what something is for one ("infuriating")
    is none."""

    language: str
    nlp: Language
    phrases: Any
    names: Mapping[int, str]
    gapped: Mapping[int, Gapped]
    values: Mapping[str, float]
    states: frozenset[str] = frozenset()

    def cues(self, doc: Doc) -> list[Cue]:
        """All hits in ``doc``, the longest of the same name at a place, in the order of the text."""
        return sorted(_longest(_meant(list(self._hits(doc)))), key=_PLACE)

    def _hits(self, doc: Doc) -> Iterator[Cue]:
        for key, start, end in self.phrases(doc):
            entry = self.gapped.get(key)
            if entry is None:
                yield Cue(self.names[key], start, end)
            elif entry.goes_on(doc, end):
                yield Cue(entry.name, start, end + len(entry.rest))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``; one without entries for a language that has none."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    tables = read_tables(language)
    entries = dict(_entries(tables))
    nlp = _blank(spacy, language)
    listed = [phrase for each in entries.values() for phrase in each]
    stems = {token[:-1] for phrase in listed for token in phrase if token[-1:] == "*"}
    norm = _norm(language, stems, {phrase[0] for phrase in listed if len(phrase) == 1})
    getters: dict[int, Any] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for unread in getters.keys() - {getattr(spacy.attrs, name) for name in READ}:
        del getters[unread]  # each is worked out for every word of the study
    getters[spacy.attrs.NORM] = norm
    for lexeme in nlp.vocab:  # those that the tokenizer's exceptions have made already
        lexeme.norm_ = norm(lexeme.orth_)
    phrases, gapped = PhraseMatcher(nlp.vocab, attr="NORM"), {}
    for name, listed in entries.items():
        phrases.add(name, [Doc(nlp.vocab, words=p) for p in listed if GAP not in p])
        for phrase in (p for p in listed if GAP in p):
            key, gap = f"{name}: {' '.join(phrase)}", phrase.index(GAP)
            phrases.add(key, [Doc(nlp.vocab, words=phrase[:gap])])
            rest = (None if token == GAP else nlp.vocab.strings.add(norm(token)) for token in phrase[gap:])
            gapped[nlp.vocab.strings[key]] = Gapped(name, tuple(rest))
    values = {f"emotion.{label}": t["valence"] for label, t in tables.get("emotion", {}).items()}
    states = frozenset(tables.get("feeling", {}).get("state", ()))
    names = {nlp.vocab.strings[name]: name for name in entries}
    return Lexicon(language, nlp, phrases, names, gapped, values, states)


@lru_cache(maxsize=65536)  # several ask it of the same quote
def cue_names(text: str, language: str | None) -> frozenset[str]:
    """The names of the cues in ``text``."""
    known = lexicon(language or "xx")
    return frozenset(cue.name for cue in known.cues(known.nlp.make_doc(text)))


@cache
def read_tables(language: str) -> Mapping[str, Any]:
    """The lexicon files of ``language`` as they stand; empty where there are none."""
    return {**read_talk(language), **_read(f"{language}.toml")}


@cache
def read_talk(language: str) -> Mapping[str, Any]:
    """Of these the small one, needed of every language: who speaks, and what talk is made of."""
    return _read(f"talk/{language}.toml")


def _read(name: str) -> Mapping[str, Any]:
    path = files("journeydraft.nlp") / "lexicons" / name
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def languages_read() -> list[str]:
    """The languages that have a lexicon file."""
    folder = files("journeydraft.nlp") / "lexicons"
    return sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))


def fold(word: str, language: str) -> str:
    """``word`` as it is compared: lower case, one apostrophe, no accents where people leave them out."""
    word = word.lower().translate(_TYPOGRAPHY)
    if language == "en":
        word = _ENGLISH.get(word, word)
    if language in BARE and len(word) > 2:  # a hesitating "ă" is no "a"
        word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return word


def _blank(spacy: Any, language: str) -> Language:
    """spaCy's tokenizer of ``language``, its exceptions ("n't") without norms of their own."""
    try:
        return _plain(spacy, spacy.util.get_lang_class(language))
    except ImportError:  # spaCy has no tokenizer of that language, or needs another package for it
        return _plain(spacy, spacy.util.get_lang_class("xx"))


def _plain(spacy: Any, kind: Any) -> Language:
    class Plain(kind):  # type: ignore[misc]
        class Defaults(kind.Defaults):  # type: ignore[misc]
            tokenizer_exceptions: ClassVar = {
                text: [{spacy.attrs.ORTH: token[spacy.attrs.ORTH]} for token in tokens]
                for text, tokens in kind.Defaults.tokenizer_exceptions.items()
            }

    nlp: Language = Plain()
    nlp.max_length = sys.maxsize  # the limit is for what spaCy loads beside its tokenizer
    return nlp


def _entries(tables: Mapping[str, Any]) -> Iterator[tuple[str, list[list[str]]]]:
    """``("pain.wait", [["took", "ages"], …])`` for every list of cues, ``("except.pain.wait", …)`` for what
    swallows them."""
    for table, keys in tables.items():
        if table in NO_CUES:
            continue
        for key, value in keys.items():
            phrases = value["cue"] if isinstance(value, dict) else value
            split = [p.split() for p in phrases if p.strip()]
            if split:
                yield f"{table}.{key}", split


def _norm(language: str, stems: set[str], words: set[str]) -> Any:
    """A word's norm: its stem where it has one, unless it is an entry of its own and much longer.

    "fonctionn*" makes one of "fonctionne" and "fonctionnait", and leaves "fonctionnaire" alone.
    """
    folded = frozenset(fold(stem, language) for stem in stems)
    own = frozenset(fold(word, language) for word in words if word[-1:] != "*")
    shortest = min(map(len, folded), default=0)

    def norm(word: str) -> str:
        plain = fold(word.removesuffix("*"), language)
        for length in range(len(plain), shortest - 1, -1):
            if plain[:length] in folded:
                apart = plain in own and len(plain) - length >= ENDING
                return plain if apart else plain[:length] + "*"
        return plain

    return norm


def _meant(hits: list[Cue]) -> Iterator[Cue]:
    """The hits that share no word with a phrase which swallows them, and none of those phrases."""
    swallowing = [hit for hit in hits if hit.name.startswith(EXCEPT)]
    if not swallowing:
        yield from hits
        return
    for hit in hits:
        if not hit.name.startswith(EXCEPT) and not any(
            one.name == EXCEPT + hit.name and one.meets(hit) for one in swallowing
        ):
            yield hit


def _longest(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Drops a hit that lies inside another of the same name."""
    reach: dict[str, int] = {}
    for cue in sorted(cues, key=lambda c: (c.start, -c.end)):
        if cue.end > reach.get(cue.name, -1):
            reach[cue.name] = cue.end
            yield cue
