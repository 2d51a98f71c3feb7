"""Speakers → roles: who asks is the interviewer, who answers the participant.

What the user says comes first, then what the label says, then how they speak: the share of questions, the
guide's wording, the length of turns. When that does not settle it, the file is refused: an interviewer's
question quoted as testimony is worse than no map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from journeydraft.errors import InputError
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.readers.base import ReadOptions
from journeydraft.readers.role_words import key_of, role_words, words
from journeydraft.readers.speaking import Speaker, has_question, speakers_of

_LEAD = 0.25  # by which the one who asks must be ahead of the others
_ASKS = 0.45  # what makes a further speaker an interviewer too
_RARE = 0.02  # of the words: an observer, if there are others who answer
_NOW_AND_AGAIN = 0.04  # of the turns
_GUIDE_LINES = 0.04  # of unlabelled lines: a dialogue without speakers


def decide(source: Source, options: ReadOptions) -> Source:
    """``source`` with the role of every turn decided, as far as the format does not tell it.

    Raises ``InputError`` when it cannot be told who asks, unless ``options.force``.
    """
    open_turns = [turn for turn in source.turns if turn.role is Role.unknown]
    if not open_turns:
        return source
    if source.kind is SourceKind.review:
        return replace(source, turns=tuple(_author(turn) for turn in source.turns))
    speakers = speakers_of(source, open_turns)
    if not speakers:
        return _unlabelled(source, open_turns, options)
    doubt = _settle(list(speakers.values()), options)
    if doubt and not options.force:
        names = ", ".join(speaker.label for speaker in list(speakers.values())[:6])
        raise InputError(
            f"{doubt} (speakers: {names})",
            path=source.path,
            hint="name them: --interviewer NAME or --participant NAME; or --force",
        )
    turns = tuple(
        turn if turn.role is not Role.unknown else replace(turn, role=_role(turn, speakers))
        for turn in source.turns
    )
    asks = any(turn.role is Role.interviewer for turn in turns)
    kind = SourceKind.interview if asks or len(speakers) > 1 else source.kind
    warnings = (
        *source.warnings,
        *([f"{doubt}; the roles are a guess"] if doubt else []),
        *_notices(speakers.values()),
    )
    return replace(source, turns=turns, kind=kind, warnings=warnings)


def _author(turn: Turn) -> Turn:
    """Who writes a review is a participant."""
    return replace(turn, role=Role.participant) if turn.role is Role.unknown else turn


def _role(turn: Turn, speakers: dict[str, Speaker]) -> Role:
    speaker = speakers.get(key_of(turn.speaker or ""))
    return speaker.role or Role.unknown if speaker else Role.unknown


def _settle(speakers: list[Speaker], options: ReadOptions) -> str | None:
    """Give every speaker a role; says what is in doubt, if anything."""
    for rule in _RULES:
        rule(speakers, options)
    undecided = [speaker for speaker in speakers if speaker.role is None]
    if not undecided:
        return None
    asking = sorted(_regular(speakers), key=lambda speaker: -speaker.asking)
    for speaker in undecided:
        asks = speaker in asking and speaker.asking >= max(_ASKS, asking[0].asking * 0.75)
        speaker.role = Role.interviewer if asks or speaker is asking[0] else Role.participant
    _observers(speakers)
    return None if _stands_out(asking) else _DOUBT


_DOUBT = "it cannot be told who asks and who answers"


def _regular(speakers: list[Speaker]) -> list[Speaker]:
    """Those who speak now and again; one question in an hour does not make an interviewer."""
    least = _NOW_AND_AGAIN * sum(speaker.turns for speaker in speakers)
    return [speaker for speaker in speakers if speaker.turns > 1 and speaker.turns >= least] or speakers


def _stands_out(asking: list[Speaker]) -> bool:
    """Whether the first asks clearly more than the next; of few words, less of a lead is enough."""
    if len(asking) < 2:
        return False
    first, second = asking[:2]
    lead = first.asking - second.asking
    return lead >= _LEAD or (_talks_least(first, asking) and first.asking >= 1.5 * second.asking)


def _talks_least(speaker: Speaker, speakers: list[Speaker]) -> bool:
    others = [other.words / other.turns for other in speakers if other is not speaker]
    return speaker.asked + speaker.guided > 1 and speaker.words / speaker.turns * 2 <= min(others)


def _by_option(speakers: list[Speaker], options: ReadOptions) -> None:
    participants = {key_of(name) for name in options.participants}
    interviewers = {key_of(name) for name in options.interviewers}
    for speaker in speakers:
        if key_of(speaker.label) in participants:
            speaker.role = Role.participant
        elif key_of(speaker.label) in interviewers:
            speaker.role = Role.interviewer


def _by_label(speakers: list[Speaker], _options: ReadOptions) -> None:
    said = {speaker.label: role_words().role_of(speaker.label) for speaker in speakers}
    paired = Role.interviewer in said.values()
    for speaker in speakers:
        letter = len(speaker.label.strip()) == 1 and not paired  # an A with a B need not be the answer to a Q
        speaker.role = speaker.role or (None if letter else said[speaker.label])


def _alone(speakers: list[Speaker], _options: ReadOptions) -> None:
    """Who is alone tells; nobody asks."""
    if len(speakers) == 1 and speakers[0].role is None and not speakers[0].guided * 3 > speakers[0].looked_at:
        speakers[0].role = Role.participant


def _by_the_others(speakers: list[Speaker], _options: ReadOptions) -> None:
    """With the interviewer known the others answer; with the participants known, who asks interviews."""
    known = {speaker.role for speaker in speakers}
    undecided = [speaker for speaker in speakers if speaker.role is None]
    if Role.interviewer in known:
        least = max((s.asking for s in speakers if s.role is Role.interviewer), default=0.0)
        for speaker in undecided:
            helps = speaker.asking >= max(_ASKS, 0.75 * least)
            speaker.role = Role.interviewer if helps else Role.participant
        _observers(speakers, among=undecided)
    elif Role.participant in known and undecided:
        most = max(s.asking for s in speakers if s.role is Role.participant)
        if len(undecided) == 1 and undecided[0].asking >= most:
            undecided[0].role = Role.interviewer
        elif any(s.asking >= most + _LEAD for s in undecided):
            for speaker in undecided:
                speaker.role = Role.interviewer if speaker.asking >= most + _LEAD else Role.observer


def _observers(speakers: list[Speaker], among: list[Speaker] | None = None) -> None:
    """Who says next to nothing beside others who answer is an observer."""
    total = sum(speaker.words for speaker in speakers)
    for speaker in speakers if among is None else among:
        if speaker.role is Role.participant and speaker.turns <= 2 and speaker.words < _RARE * total:
            speaker.role = Role.observer


_RULES: tuple[Callable[[list[Speaker], ReadOptions], None], ...] = (
    _by_option,
    _by_label,
    _alone,
    _by_the_others,
)


def _notices(speakers: Iterable[Speaker]) -> list[str]:
    return [
        f"“{speaker.label}” says little and was taken for an observer"
        for speaker in speakers
        if speaker.role is Role.observer and role_words().role_of(speaker.label) is not Role.observer
    ]


def _dashed(source: Source, turns: list[Turn]) -> bool:
    """Whether nearly every turn opens with a long dash, as a dialogue in a book does."""
    dashes = sum(source.text[max(turn.start - 2, 0) : turn.start].strip() in ("–", "—") for turn in turns)
    return dashes >= 4 and dashes >= 0.8 * len(turns)


def _unlabelled(source: Source, turns: list[Turn], options: ReadOptions) -> Source:
    """Notes and monologues have no speakers; a dialogue that lost its labels looks the same, but asks."""
    if any(turn.role is not Role.unknown for turn in source.turns):
        return source
    asked = [source.said(turn) for turn in turns if has_question(source.said(turn))]
    guided = sum(role_words().guide.within(words(text)) for text in asked)
    asks = guided >= 2 and guided >= _GUIDE_LINES * len(turns)
    if not asks and not (asked and _dashed(source, turns)):
        return source
    doubt = "this looks like a dialogue whose speakers cannot be told apart"
    if not options.force:
        raise InputError(
            doubt,
            path=source.path,
            hint="put “Name:” before every turn; or --force to read it as one person's notes",
        )
    return replace(source, warnings=(*source.warnings, doubt))
