"""An interviewer's words inside an answer that somebody noted down.

``(Why is it important to you?) Lets me feel …`` and ``What would you use? The phone.``: who writes notes
by hand puts the follow-up question into the answer's line. It is the interviewer's, and no testimony.
"""

from __future__ import annotations

import re

from journeydraft.readers.role_words import role_words, words

_BRACKET = re.compile(r"\s*\((?P<words>[^()]{1,400})\)[.:?]{0,3}\s*")
_ASKED = r"(?:[^.!?？…]|\b(?:vs|e\.g|i\.e|etc|bzw|z\.B|ca|p\.ex)\.){1,300}[?？]+"
_QUESTIONS = re.compile(rf"\s*[\"'“‘«]?{_ASKED}[\"'”’»]?(?=\s|$)")
_BETWEEN = re.compile(rf"(?<=[.!?…])\s+({_ASKED})(?=\s+\S)")
_THANKS = re.compile(r"\s*[^.!?？…]{1,40}!(?=\s)")
_INSTRUCTION = re.compile(r"\s*\(?if (?:yes|no|so|not)\b\s*[:,-]", re.IGNORECASE)
_YES_OR_NO = re.compile(
    r"\s*(?:yes|yeah|yep|no|nope|oui|non|ja|nein|jah|ei|da|nu|да|нет|не|sí|si)\s*[.,!;:–—-]", re.IGNORECASE
)
_LONG_BRACKET = 4  # words

#: Words for the speaker, and for whom one speaks to, without diacritics (see ``role_words.words``).
_FIRST = """
    i im ive id ill me my mine myself we our us  je j moi mon mes nous  ich mir mich mein meine wir uns
    ma mina mul mulle mind minu meil meie  eu mie mine imi mea mei noi  аз ми мен мои моят моя ние ни
    я мне меня мое моего моеи мы нас нам  yo mi me mis nosotros
"""
_SECOND = """
    you your yours youre youd youve yourself  vous votre vos tu toi ton tes  sie ihr ihre ihnen du dein
    dir dich     sina sul sulle sinu teie teil teile  dumneavoastra dvs ti tie  ви вие вашия твоя
    вы вас вам ваш ваша ты тебе тебя твои  usted ustedes
"""
FIRST = frozenset(words(_FIRST))
SECOND = frozenset(words(_SECOND))


def bracket(text: str, *, follow_ups: bool) -> int:
    """Where the answer begins after a follow-up question in brackets; 0 where no such question is.

    ``follow_ups``: the file has such questions, so that a longer bracket without ``?`` is one too.
    """
    match = _BRACKET.match(text)
    if match is None:
        return 0
    said = words(match["words"])
    asks = "?" in match["words"] or role_words().question_starts.begins(said)
    return match.end() if asks or (follow_ups and len(said) >= _LONG_BRACKET) else 0


def question(text: str, *, answered: bool, goes_on: bool) -> int:
    """Where the answer begins after a question that opens a line; 0 where the question is the speaker's own.

    A question in the first person is the speaker's. ``answered``: the line answers a guide's question, so
    that a question without "you", but with an answer after it, is the interviewer's as well; and one that a
    yes or no answers anyhow.
    ``goes_on``: the line is no bullet of its own; whoever wrote it broke off to put down a question.
    """
    thanks = _THANKS.match(text)
    at = thanks.end() if thanks else 0
    start = at
    while match := _QUESTIONS.match(text, at):
        at = match.end()
    asked = words(text[start:at])
    if not asked or FIRST.intersection(asked):
        return 0
    if _INSTRUCTION.match(text, at):
        return len(text)
    if goes_on or SECOND.intersection(asked) or _YES_OR_NO.match(text, at):
        return at
    return at if answered and text[at:].strip() and role_words().question_starts.begins(asked) else 0


def inside(text: str) -> tuple[tuple[int, int], ...]:
    """Questions to "you" between two sentences of an answer: where each begins and ends."""
    return tuple(match.span(1) for match in _BETWEEN.finditer(text) if _asks_you(words(match[1])))


def _asks_you(asked: list[str]) -> bool:
    to_you = SECOND.intersection(asked) and not FIRST.intersection(asked)
    return bool(to_you) and role_words().question_starts.begins(asked)
