"""Words that tell who speaks: labels, an interviewer's wording, beginnings of questions; in every language.

They are data of the cue lexicons (``nlp/lexicons/talk/<language>.toml``, tables ``roles`` and ``speech``),
read here as plain words: a transcript's labels are often in another language than its speech.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from journeydraft.model.source import Role
from journeydraft.nlp.lexicon import languages_read, read_talk

_WORD = re.compile(r"[^\W_]+")
_FIRST_WORD = 5  # letters; a shorter first word of a label may be a given name (Int, Mod, Res)
_CODE = re.compile(r"p ?\d{1,4}")  # how participants are called in every language
_BETWEEN = re.compile(r"[()\[\]/,|&]| [-–—] ")
_CACHED_WORDS = 1 << 14
_END = ""
_Tree = dict[str, "_Tree"]
_GENERIC = re.compile(
    r"(?:speaker|spk|sprecher(?:in)?|locuteur|intervenant|hablante|vorbitor|koneleja|raakija"
    r"|спикер|говорящии|говорител|unknown(?: speaker)?) ?\w{0,3}"
)


def words(text: str) -> list[str]:
    """The words of ``text`` in lower case and without diacritics, so that labels compare equal."""
    if text.isascii():
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=4096)
def key_of(label: str) -> str:
    """The same for ``MODERATOR``, ``Moderator`` and ``moderator``; empty only for an empty label."""
    return " ".join(words(label)) or label.casefold()


class Phrases:
    """Words in a row, kept as a tree. ``wait*`` stands for every word that begins so, ``_`` for any."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._tree: _Tree = {}
        stems = {0}
        for entry in entries:
            node = self._tree
            for token in _starred(entry):
                node = node.setdefault(token, {})
                stems.add(len(token) - 1 if token.endswith("*") else 0)
            if node is not self._tree:
                node[_END] = {}
        self._stems = sorted(stems)
        self._names = lru_cache(_CACHED_WORDS)(self._names_of)

    def within(self, spoken: list[str]) -> bool:
        """Whether one of the phrases stands anywhere in ``spoken`` (see ``words``)."""
        return any(self.begins(spoken, at) for at in range(len(spoken)))

    def begins(self, spoken: list[str], at: int = 0) -> bool:
        """Whether one of the phrases stands at ``at``."""
        return self._goes_on(self._tree, spoken, at)

    def _goes_on(self, node: _Tree, spoken: list[str], at: int) -> bool:
        if _END in node or at == len(spoken):
            return _END in node
        return any(
            self._goes_on(node[name], spoken, at + 1) for name in self._names(spoken[at]) if name in node
        )

    def _names_of(self, word: str) -> tuple[str, ...]:
        """All that ``word`` may be called in an entry."""
        return (word, *(word[:size] + "*" for size in self._stems if size <= len(word)))


def _starred(entry: str) -> Iterator[str]:
    for piece in entry.split():
        if piece == "_":
            yield "*"
        else:
            yield from (word + "*" * piece.endswith("*") for word in words(piece))


@dataclass(frozen=True)
class RoleWords:
    """The words of all languages together; labels as ``words`` joined by a space."""

    labels: dict[Role, frozenset[str]]
    not_speakers: frozenset[str]
    guide: Phrases
    question_starts: Phrases

    def role_of(self, label: str) -> Role | None:
        """The role that a label names (``Moderator``, ``P3``, ``Anna (customer)``), or ``None``."""
        for piece in (label, *_BETWEEN.split(label)):
            if role := self._role(words(piece)):
                return role
        return None

    def _role(self, tokens: list[str]) -> Role | None:
        if not tokens:
            return None
        if _CODE.fullmatch(" ".join(tokens)):
            return Role.participant
        bare = [token.rstrip("0123456789") for token in tokens if not token.isdigit()]
        first = bare[0] if bare and len(bare[0]) >= _FIRST_WORD else ""
        for text in (" ".join(tokens), " ".join(filter(None, bare)), first):
            found = [role for role, known in self.labels.items() if text and text in known]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def is_speaker(self, label: str) -> bool:
        """Whether the label alone shows that someone speaks: a role word, ``SPEAKER_00``."""
        return not self.is_no_speaker(label) and (self.role_of(label) is not None or is_generic(label))

    def is_no_speaker(self, label: str) -> bool:
        """Whether the label is a word that people put before a colon and that names nobody."""
        return " ".join(words(label)) in self.not_speakers


def is_generic(label: str) -> bool:
    """Whether the label is a machine's (``SPEAKER_00``): the same one is somebody else in each file."""
    return _GENERIC.fullmatch(" ".join(words(label))) is not None


@cache
def role_words() -> RoleWords:
    """Read the lexicons, once."""
    tables = [read_talk(language) for language in languages_read()]
    roles = [table.get("roles", {}) for table in tables]
    speech = [table.get("speech", {}) for table in tables]

    def labels(key: str) -> frozenset[str]:
        return frozenset(" ".join(words(entry)) for table in roles for entry in table.get(key, ())) - {""}

    return RoleWords(
        {role: labels(role.value) for role in (Role.interviewer, Role.participant, Role.observer)},
        labels("not_speakers"),
        Phrases(entry for table in roles for entry in table.get("guide", ())),
        Phrases(entry for table in speech for entry in table.get("question_start", ())),
    )
