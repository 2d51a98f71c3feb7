"""Lines of subtitles → speech with speakers: what WebVTT and SubRip do alike."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journeydraft.errors import InputError
from journeydraft.model.source import Ignored
from journeydraft.readers import asides, labels
from journeydraft.readers.base import Part, ReadOptions
from journeydraft.readers.cues import Cue, Cues
from journeydraft.readers.role_words import role_words
from journeydraft.readers.spoken import Piece

_TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|ruby|rt|lang|font)(?:\.[^\s<>]*)?(?:\s[^<>]*)?>|<(?:\d+:)?\d{2}:\d{2}\.\d{3}>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t](?P<name>[^<>]*)>|(?P<close></v\s*>)", re.IGNORECASE)
_CHANGE = re.compile(r"\s*(?:>{2,3}|[-–—‐](?=[\s\w\"“«\[(¿¡]))\s*(?!\d)")
_MOST_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue without markup. ``voice`` is the tag's name; ``change``: it opens with a dash."""

    cue: Cue
    number: int
    text: str
    voice: str | None = None
    change: bool = False


@dataclass(slots=True)
class Captions:
    """Speech and what is none. ``voiced``: names come from tags; ``named``: from the text."""

    pieces: list[Piece] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    voiced: bool = False
    named: bool = False


def check(found: Cues, path: str, force: bool) -> None:
    """Raise ``InputError`` for a file without cues, or with cues whose times are broken (unless forced)."""
    if found.broken and not force:
        raise InputError(
            "a cue without readable times",
            path=path,
            line=found.broken[0],
            hint="write them as 00:01:02.500 --> 00:01:04.000; --force leaves such cues out",
        )
    if not found.cues:
        raise InputError("no cue has any text in this file", path=path, hint="is it the right file?")


def speech(found: Cues, options: ReadOptions) -> Captions:
    """The cues' lines with their speakers, from voice tags, labels (``Name:``) or names on own lines."""
    lines = [line for cue in found.cues for line in _lines(cue)]
    captions = Captions(ignored=list(found.ignored), voiced=any(line.voice for line in lines))
    if captions.voiced:
        _keep(captions, ((line, line.voice, line.text) for line in lines))
    else:
        _keep(captions, _labelled(lines, options))
        captions.named = any(piece.speaker for piece in captions.pieces)
    captions.ignored.sort(key=lambda ignored: ignored.line)
    return captions


def _keep(captions: Captions, said: Iterable[tuple[Line, str | None, str]]) -> None:
    for line, speaker, text in said:
        if why := asides.not_speech(text, headings=False):
            captions.ignored.append(Ignored(line.number, text, why))
        elif text:
            part = Part(text, line.number, line.cue.time, asides=asides.spoken(text))
            fresh = line.change and speaker is None
            captions.pieces.append(Piece(part, speaker, line.cue.start, line.cue.end, fresh))


def _lines(cue: Cue) -> Iterator[Line]:
    """The cue's lines, cut where the voice changes; a voice lasts to its end tag or the cue's end."""
    voice: str | None = None
    for number, raw in cue.lines:
        at = 0
        for match in _VOICE.finditer(raw):
            yield from _line(cue, number, raw[at : match.start()], voice)
            name = match["name"]
            voice = " ".join(html.unescape(name).split()) or None if name is not None else None
            at = match.end()
        yield from _line(cue, number, raw[at:], voice)


def _line(cue: Cue, number: int, raw: str, voice: str | None) -> Iterator[Line]:
    text = " ".join(html.unescape(_TAG.sub("", raw)).split())
    if not text:
        return
    change = _CHANGE.match(text) if voice is None else None
    yield Line(cue, number, text[change.end() :] if change else text, voice, change is not None)


def _labelled(lines: list[Line], options: ReadOptions) -> Iterator[tuple[Line, str | None, str]]:
    """Lines with the speaker whose label stands on them or before; a bare dash makes it nobody's."""
    found = {i: one for i, line in enumerate(lines) if (one := labels.label(line.text))}
    known = (*options.participants, *options.interviewers)
    accepted = labels.speakers(found.values(), len(lines), known)
    spelled = {one.key: one.name for one in reversed(found.values()) if one.key in accepted}
    alone = {} if spelled else _names_alone(lines)
    speaker: str | None = None
    for i, line in enumerate(lines):
        one = found.get(i)
        if one and one.key in accepted:
            speaker = spelled[one.key]
            yield line, speaker, line.text[one.end :].strip()
        elif i in alone:
            speaker = alone[i]
        else:
            speaker = None if line.change else speaker
            yield line, speaker, line.text


def _names_alone(lines: list[Line]) -> dict[int, str]:
    """First lines of cues that are only a name: they recur, and most cues of several lines have one."""
    firsts = {
        i: line.text.rstrip(":")
        for i, line in enumerate(lines[:-1])
        if (i == 0 or lines[i - 1].cue is not line.cue) and lines[i + 1].cue is line.cue
    }
    counts = Counter(name for name in firsts.values() if _name_like(name))
    kept = {
        i: name
        for i, name in firsts.items()
        if counts[name] > 1 or (counts[name] and role_words().is_speaker(name))
    }
    return kept if len(kept) * 2 >= len(firsts) and len(kept) > 1 else {}


def _name_like(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _MOST_NAME_WORDS or text.endswith((".", "?", "!", ",", "…", "-")):
        return False
    return not words[0][0].islower() and all(len(w) <= 3 or not w[0].islower() for w in words)
