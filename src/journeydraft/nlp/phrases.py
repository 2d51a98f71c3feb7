"""Stretches of a text that may name one thing, without a parser: words and the small ones that join them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from journeydraft.nlp.lexicon import lexicon, read_tables
from journeydraft.nlp.nouns import JOINTS, SHORTEST, Signs, may_name, signs_of, stem

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BETWEEN = 3
"""Words that may stand between "you" and what it is asked to have done ("do you normally sign in") or about
("do you feel about the quality of it")."""

FEWEST = 3
"""Words of a case that a question puts."""

REACH = 6
"""Words, small ones too, that a phrase goes over at most."""


class Phrase(NamedTuple):
    """A stretch that may name one thing: as it is written, the stems of its words, its tokens. ``opened``:
    what should stand before it does: a small word (or the language has none), or, of what a question is
    about, "you" or the word that asks."""

    text: str
    stems: tuple[str, ...]
    start: int
    end: int
    opened: bool


def phrases(text: str, language: str | None) -> list[Phrase]:
    """All stretches of ``text`` that may name one thing ("cart", "state of the cart"), by their start.

    Small words may join the others. Shorter phrases lie within longer ones.
    """
    code = language or "xx"
    signs, doc = signs_of(code), lexicon(code).nlp.make_doc(text)
    naming = [may_name(token, signs, code) or _is_name(token, signs) for token in doc]
    found = []
    for start in (i for i, may in enumerate(naming) if may):
        opened = _is_opened(doc, start, signs)
        stems: list[str] = []
        for end in range(start, min(len(doc), start + REACH)):
            if naming[end]:
                stems.append(stem(doc[end].text))
                found.append(Phrase(doc[start : end + 1].text, tuple(stems), start, end + 1, opened))
            elif doc[end].lower_ not in signs.joins:
                break
    return found


def matters(text: str, language: str | None) -> list[Phrase]:
    """What a question is about, in its own words of two or more ("find information on the site", "sign in"):
    its words but the small ones, which may join others (RAKE's candidates, Rose et al. 2010)."""
    code = language or "xx"
    known, signs = lexicon(code), signs_of(code)
    doc = known.nlp.make_doc(text)
    says = [not token.is_stop or token.lower_ in signs.verbs for token in doc]
    content = [
        says[token.i] and _is_word(token) and not token.lower_.endswith(signs.endings) for token in doc
    ]
    cues = list(known.cues(doc))
    openers = {cue.start for cue in cues if cue.name == "speech.opener"}
    asking = {cue.end for cue in cues if cue.name == "speech.question_start"}
    persons = read_tables(code).get("clause", {}).get("second_person", ())
    you = [token.lower_ in persons for token in doc]
    found = []
    for start in (i for i, yes in enumerate(content) if yes):
        if _in_clause(doc, start, content, openers, signs):
            continue
        for end in _ends(doc, start, content, signs):
            stems = tuple(stem(token.text) for token in doc[start:end] if says[token.i])
            if len(stems) == 1 or any(may_name(token, signs, code) for token in doc[start:end]):
                before = range(max(0, start - 1 - BETWEEN), start)
                of_you = any(you[i] and not any(t.is_punct for t in doc[i:start]) for i in before)
                opened = of_you or start in asking
                found.append(Phrase(doc[start:end].text, stems, start, end, opened))
    return found


def case_of(question: str, language: str | None) -> str | None:
    """What has happened where ``question`` asks what then ("When you got there, what …?"); else None."""
    known = lexicon(language or "xx")
    doc = known.nlp.make_doc(question)
    opens = [cue.end for cue in known.cues(doc) if cue.start == 0 and cue.name == "answer.part"]
    comma = next((token.i for token in doc if token.text == ","), 0)
    return doc[opens[0] : comma].text if opens and comma - opens[0] >= FEWEST else None


def _in_clause(doc: Doc, start: int, content: list[bool], between: set[int], signs: Signs) -> bool:
    """Whether a word begins what only qualifies the one before ("information you need"); what is joined by
    "or", or a noun behind its article, does not."""
    if start < 2 or not content[start - 2]:
        return False
    small = doc[start - 1]
    return small.is_stop and small.i not in between and small.lower_ not in signs.before | signs.joins


def _ends(doc: Doc, start: int, content: list[bool], signs: Signs) -> Iterator[int]:
    """Where phrases from ``start`` on end: at a further word that no other follows ("the right" is cut off
    before "link") and that wants none ("using this bot"), at a small one before a stop ("sign in?")."""
    for i in range(start + 1, min(len(doc), start + REACH - 1)):
        wants = doc[i - 1].lower_ in signs.verbs and doc[i].lower_ in signs.before
        if content[i]:
            if doc[i].lower_ not in signs.verbs and (i + 1 == len(doc) or not content[i + 1]):
                yield i + 1
        elif doc[i].lower_ not in signs.joins and not wants:
            return
        elif i == start + 1 and i + 1 < len(doc) and doc[i + 1].is_punct:
            yield i + 1


def _is_word(token: Token) -> bool:
    text = token.text
    return text[:1].isalpha() and len(text) > 1 and all(c.isalpha() or c in JOINTS for c in text)


def _is_name(token: Token, signs: Signs) -> bool:
    """Whether a capital within the text makes it a name, whatever its ending."""
    inside = token.i > 0 and token.text[0].isupper() and len(token.text) >= SHORTEST
    return inside and not token.is_stop and token.lower_ not in signs.never


def _is_opened(doc: Doc, place: int, signs: Signs) -> bool:
    return not signs.articles or (place > 0 and doc[place - 1].lower_ in signs.before)
