"""A footnote of the evidence: ``“quote” — P1, interviews/p01.vtt 00:03:12``, both ways.

A paraphrase stands without quotation marks and says that it is one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from journeydraft.formats.labels import Labels, recognise
from journeydraft.formats.markdown.escape import collapse, decode, escape, harden, harden_opening, plain
from journeydraft.formats.markdown.signs import Json, unquoted

_DASH = " — "
_DASHES = re.compile(r"(?<!\S)-|[—–]")
_OTHER_DASH = re.compile(r"(?:^|\s)[—–-]")
_LAST_DASH = re.compile(r"^(?:(.*)\s)?[—–-]{1,3}\s+(\S.*)$")
_WHO = re.compile(r"^([^,]*),\s+(.*)$")
_PARTICIPANT = re.compile(r"^(.*?)\s*(?<!\\)\((.*)\)$")
_TIME = re.compile(r"^(.*)\s(\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?)$")
_LINE = re.compile(r"^(.*):([1-9]\d{0,8})$")
_MARK = re.compile(r"^\(([^()]*)\)\s*(.*)$")


def write_evidence(evidence: Json, words: Labels) -> str:
    """What the footnote says; ``read_evidence`` gives back what it shows."""
    where = _who(evidence) + _place(evidence)
    if "quote" in evidence:
        opening, closing = words.quote
        said = opening + escape(evidence["quote"]) + closing
    elif "paraphrase" in evidence:
        said = f"({words.text('words', 'paraphrase')}) {escape(evidence['paraphrase'])}"
    else:
        said = ""
    return f"{said}{_DASH}{where}".lstrip()


def read_evidence(raw: str) -> Json | None:
    """The evidence that a footnote shows, or None if it is a footnote of the person's own."""
    said, where = _apart(collapse(raw))
    if not where:
        return None
    evidence = _read_where(where)
    quote = unquoted(said)
    if quote is not None:
        evidence["quote"] = plain(quote)
    elif (mark := _MARK.match(said)) and recognise("words", mark[1]) == "paraphrase":
        evidence["paraphrase"] = plain(mark[2])
    elif said:
        return None
    return evidence if evidence["source"] else None


def _apart(raw: str) -> tuple[str, str]:
    """What stands before the last dash and behind it; nothing behind where there is no dash."""
    said, dash, where = raw.rpartition(_DASH)
    if dash and not _OTHER_DASH.search(where):
        return said.strip(), where.strip()
    match = _LAST_DASH.match(raw)
    return ((match[1] or "").strip(), match[2]) if match else ("", "")


def _who(evidence: Json) -> str:
    who, speaker = evidence.get("participant"), evidence.get("speaker")
    if speaker == who:
        speaker = None
    if not (who or speaker):
        return ""
    name = _name(who) if who else ""
    return f"{name} ({_name(speaker)}), ".lstrip() if speaker else f"{name}, "


@lru_cache(maxsize=1024)
def _name(text: str) -> str:
    return _undashed(text).replace(",", "&#44;").replace("(", "&#40;").replace(")", "&#41;")


def _undashed(text: str) -> str:
    """``text`` escaped, with no dash that could be taken for the one before the place."""
    return _DASHES.sub(lambda found: f"&#{ord(found[0])};", escape(text))


@lru_cache(maxsize=1024)
def _source(path: str, said_by: bool) -> str:
    """``path`` behind who ``said_by``, or with nobody before it: nothing in it reads as a name or a time."""
    source = _undashed(path)
    if not said_by:
        source = source.replace(", ", "&#44; ")
    if _TIME.match(source) or _LINE.match(source):
        source = harden(source)
    return harden_opening(source) if source.startswith("(") else source


def _place(evidence: Json) -> str:
    source = _source(evidence["source"], "participant" in evidence or "speaker" in evidence)
    if "time" in evidence:
        return f"{source} {str(evidence['time']).partition('.')[0]}"
    return f"{source}:{evidence['line']}" if "line" in evidence else source


def _read_where(where: str) -> Json:
    evidence: Json = {}
    who = _WHO.match(where)
    if who:
        where = who[2]
        evidence |= dict(_read_who(who[1]))
    if match := _TIME.match(where):
        evidence["time"] = match[2]
        where = match[1]
    elif match := _LINE.match(where):
        evidence["line"] = int(match[2])
        where = match[1]
    evidence["source"] = plain(where)
    return evidence


@lru_cache(maxsize=1024)
def _read_who(who: str) -> tuple[tuple[str, str], ...]:
    """Participant and speaker, those that are told; the same few speak in all footnotes."""
    named = _PARTICIPANT.match(who)
    participant, speaker = (named[1], named[2]) if named else (who, "")
    told = (("participant", decode(participant)), ("speaker", decode(speaker)))
    return tuple((key, value) for key, value in told if value)
