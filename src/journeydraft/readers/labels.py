"""Speaker labels at the beginning of a line, and which of the words before a colon are speakers.

``Name: text``, ``[Name] text``, ``{Name}``, ``#Name:``, ``@Name:``, bold or in a list, with a time before or
after the name. ``10:30 Meeting:``, ``Honestly:`` and ``Note:`` look the same, so a label must be a role
word or recur.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journeydraft.model.source import Role
from journeydraft.readers.role_words import key_of, role_words, words

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_DAY = r"(?P<{}>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?[ \t]+)?"  # chats tell the day as well
_HALF = r"(?:[ \t]?[AaPp]\.?[Mm]\.?)?"
_TO = rf"(?:[ \t]*(?:-->|[-–—>])[ \t]*{_CLOCK})?"
_STAMP = re.compile(
    rf"[ \t]*(?:[\[(]{{1,2}}{_DAY.format('day')}(?P<closed>{_CLOCK}){_HALF}{_TO}[\])]{{1,2}}"
    rf"|{_DAY.format('date')}(?P<bare>{_CLOCK}){_HALF}{_TO})[ \t]*(?:[-–—|:>][ \t]+)?"
)
_TIME_AFTER = rf"[ \t]{{0,3}}(?:[\[(](?P<after>{_CLOCK})[\])])?"
_COLON = re.compile(
    r"(?P<mark>[*_]{0,3})[@#]?(?P<label>[^\s:：;*\[\]{}()<>|\"“”„«»?!.,][^:：;*\[\]{}<>|\"“”„«»?!\n]{0,59}?)"
    rf"[*_]{{0,3}}{_TIME_AFTER}[*_]{{0,3}}[ \t]{{0,2}}(?P<sign>:[*_]{{0,3}}(?=\s|$)|：[*_]{{0,3}}|;(?=\s))"
)
_BRACKET = re.compile(r"(?:\[(?P<square>[^\[\]\n]{1,60})\]|\{(?P<curly>[^{}\n]{1,60})\})[ \t]{0,2}:?(?=\s|$)")
_NUMBERED = re.compile(r"^([QA]) ?\d{1,3}$", re.IGNORECASE)  # the third question is not a third person's
_MOST_WORDS = 6  # in a name
_SURNAME_FIRST = re.compile(r"(?<=\w), (?=[^\W\d_a-z]\S*$)")
_PARTICLES = frozenset(words("van der den de la le di da do dos del von zu af bin ibn al el e y und och ja"))
_CLAUSE = re.compile(r"[.,] ")
_ABBREVIATED = re.compile(r"\b(?:\w|dr|mr|mrs|ms|prof|st|jr|sr|[a-zа-я]{2,4})\. ?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a line: the speech begins at ``end`` (column); ``time`` as written, if there is one."""

    name: str
    end: int
    time: str | None = None
    form: str = "labelled"
    semicolon: bool = False

    @property
    def key(self) -> str:
        """The same for ``MODERATOR``, ``Moderator`` and ``moderator``."""
        return key_of(self.name)


def stamp(text: str, begin: int = 0) -> tuple[str | None, int]:
    """A time that opens the line (as written), and the column after it."""
    match = _STAMP.match(text, begin)
    if match is None:
        return None, begin
    time = match["closed"] or match["bare"]
    of_day = (match["day"] or match["date"]) and time.count(":") == 1
    return time + ":00" if of_day else time, match.end()


def label(text: str, begin: int = 0) -> Label | None:
    """What stands before the colon (or in brackets), if it has the shape of a name."""
    time, at = stamp(text, begin)
    match = _COLON.match(text, at)
    if match:
        name = match["label"].strip(" \t_")
        form = "rev" if match["after"] else "stamped" if time else "labelled"
        time, semicolon = match["after"] or time, match["sign"] == ";"
    elif match := _BRACKET.match(text, at):
        name, form, semicolon = (
            (match["square"] or match["curly"]).strip(),
            "stamped" if time else "labelled",
            False,
        )
    else:
        return None
    if not _name_like(name):
        return None
    name = _NUMBERED.sub(r"\1", name)
    return Label(name, match.end(), time, form, semicolon)


def _name_like(name: str) -> bool:
    if not any(c.isalpha() for c in name) or len(name.split()) > _MOST_WORDS:
        return False
    return _CLAUSE.search(_SURNAME_FIRST.sub("", _ABBREVIATED.sub("", name))) is None


def speakers(found: Iterable[Label], lines: int, names: Iterable[str] = ()) -> frozenset[str]:
    """Keys of the labels that are speakers, of all that were ``found`` on the ``lines`` with words.

    A role word is one at once, as are the user's ``names``; any other must have the shape of a name, recur,
    and stand as the others do, with a time or without. Where nearly every line has a label, one that does
    not recur is a speaker too.
    """
    known = role_words()
    named = {key_of(name) for name in names}
    labels = [one for one in found if not one.semicolon]
    counts = Counter(one.key for one in labels)
    spelled = {one.key: one.name for one in labels}
    sure = {key for key, name in spelled.items() if key in named or _says_role(name, counts[key])}
    possible = {key for key, name in spelled.items() if _is_name(name)} - sure
    again = {key for key in possible if counts[key] > 1}
    again |= {
        key for key, n in counts.items() if n >= _OFTEN and not known.is_no_speaker(spelled[key])
    } - sure
    again -= _out_of_line(labels, sure | again) & again
    accepted = sure | again
    if len(accepted) > 1 and sum(counts[key] for key in sure | possible) >= _STRICT * lines:
        accepted |= possible - _out_of_line(labels, sure | possible)
    return frozenset(accepted)


def _says_role(name: str, times: int) -> bool:
    """One letter is a role only when it asks or recurs: ``A:`` also begins the first of several options."""
    if times > 1 or len(name) > 1:
        return role_words().is_speaker(name) or (times > 1 and role_words().role_of(name) is not None)
    return role_words().role_of(name) is Role.interviewer


_STRICT = 0.9  # of the lines have labels
_OFTEN = 4  # times; then even “anna maria” in small letters is a name


def _out_of_line(labels: list[Label], considered: set[str]) -> set[str]:
    """Labels that stand with a time where most of those considered have none, or the other way round."""
    timed = Counter(one.key for one in labels if one.time)
    counts = Counter(one.key for one in labels)
    mostly = sum(timed[key] for key in considered) * 2 > sum(counts[key] for key in considered)
    return {key for key in considered if (timed[key] * 2 > counts[key]) is not mostly}


def _is_name(name: str) -> bool:
    """Whether each word is written as a name's is; a script without capitals has no such sign."""
    if role_words().is_no_speaker(name):
        return False
    parts = [word.lstrip("(«'’") for word in name.split()]
    return len(parts) == 1 or all(not word[:1].islower() or word in _PARTICLES for word in parts[:4])
