"""A passage to findings: asked for, cut in two where it is too long, listed where it fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from journeydraft.engines.llm.abreast import together
from journeydraft.engines.llm.asking import Asker
from journeydraft.engines.llm.faults import Fault, TooLong, Truncated
from journeydraft.engines.llm.fence import fenced
from journeydraft.engines.llm.passages import Passage, halves, shown
from journeydraft.engines.llm.planted import orders_in
from journeydraft.engines.llm.prompts import LANGUAGES, Prompt
from journeydraft.engines.llm.redact import Redactor
from journeydraft.engines.llm.replies import Extracted, Found
from journeydraft.engines.llm.seam import Ask
from journeydraft.model.finding import Finding, Kind

TELLING_WORDS = 8
"""Words from which a quote tells by itself what it proves; of several the most telling is shown first."""

QUIET_WORDS = 300
"""Words of a passage in which it would be odd to find nothing at all."""

MORE_OUT = "max_tokens under [llm] in journey.toml gives replies more"
MORE_CONTEXT = "take a model with a longer context, or raise that of your server to 8,000 tokens or more"


@dataclass
class Answered:
    """What the model replied to a passage, or to the parts it was cut into, and what it did not."""

    replies: list[tuple[Passage, Extracted]] = field(default_factory=list)
    gaps: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Extraction:
    """Findings of a passage, in its order, orders planted in it, and the places that could not be read.

    ``about`` is what its participants say of themselves.
    """

    findings: list[Finding] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    gaps: list[tuple[str, str]] = field(default_factory=list)


def words_of(passage: Passage, redactor: Redactor) -> str:
    """The words of ``passage`` as they leave the machine."""
    head = f"{passage.source.kind.value}\n{shown(passage)}"
    return redactor.of_source(passage.source).hide(head)


def request(passage: Passage, prompt: Prompt, language: str, redactor: Redactor) -> Ask[Extracted]:
    """What is sent for ``passage``: names and the like replaced."""
    return Ask(
        f"extract {prompt.ident}",
        prompt.system(language),
        fenced(words_of(passage, redactor)),
        Extracted,
        passage.place,
    )


@dataclass(frozen=True)
class Extractor:
    """Reads passages; ``language`` is the map's."""

    asker: Asker
    prompt: Prompt
    language: str
    redactor: Redactor
    in_language: Callable[[str], bool]

    def ask_for(self, passage: Passage) -> Ask[Extracted]:
        """What is asked of ``passage``, and what is wrong with a reply that finds nothing in much."""
        ask = request(passage, self.prompt, self.language, self.redactor)
        return replace(ask, check=lambda reply: self._complaint(passage, reply))

    async def read(self, passage: Passage, ask: Ask[Extracted]) -> Answered:
        """What the model says of ``passage``; what could not be read is among the gaps, never raised."""
        try:
            reply = await self.asker.ask(ask)
        except (Truncated, TooLong) as fault:
            parts = halves(passage)
            if not parts:
                more = MORE_OUT if isinstance(fault, Truncated) else MORE_CONTEXT
                return Answered(gaps=[(passage.place, f"{fault.message}, short as the passage is; {more}")])
            read = await together([self.read(part, self.ask_for(part)) for part in parts])
            return Answered([r for part in read for r in part.replies], [g for p in read for g in p.gaps])
        except Fault as fault:
            return Answered(gaps=[(passage.place, fault.message)])
        return Answered([(passage, reply)])

    def found(self, answered: Answered) -> Extraction:
        """The findings in what the model said: local work, apart from the calls."""
        parts = [self._findings(passage, reply) for passage, reply in answered.replies]
        return Extraction(
            [f for part in parts for f in part.findings],
            [a for part in parts for a in part.about],
            [o for part in parts for o in part.orders],
            answered.gaps,
        )

    def _findings(self, passage: Passage, reply: Extracted) -> Extraction:
        names = self.redactor.of_source(passage.source)
        orders = orders_in(passage, [names.show(order) for order in reply.orders])
        found = (self._finding(passage, one, names.show) for one in reply.findings)
        kept = [one for one in found if one and not _ordered(one, orders, passage)]
        told = [each for one in kept for each in (one, *_channel(one))]
        about = [shown for one in reply.about if (shown := names.show(one).strip())]
        return Extraction(told, about, [passage.source.text[start:end] for start, end in orders])

    def _finding(self, passage: Passage, one: Found, show: Callable[[str], str]) -> Finding | None:
        """One finding; its place is left to the proof, the line only says where to look first."""
        quote, text = show(one.quote).strip(), show(one.text).strip()
        if not quote or not text:
            return None
        piece = passage.pieces[min(max(one.line, 1), len(passage.pieces)) - 1]
        turn = piece.said.turn
        at = passage.source.text.find(quote, piece.start, piece.end)
        kind = Kind(one.kind)
        felt = kind in {Kind.pain, Kind.gain, Kind.emotion}
        return Finding(
            kind=kind,
            text=text,
            quote=quote,
            source=passage.source.path,
            turn=piece.said.number,
            participant=turn.participant,
            at=at if at >= 0 else piece.start,
            language=turn.language,
            question=piece.said.question,
            stage=show(one.moment).strip() or None,
            severity=(one.severity or "medium") if kind is Kind.pain else None,
            valence=float(max(-2, min(2, one.feeling))) if felt and one.feeling is not None else None,
            label=_label(kind, one),
            channel=one.channel or ("staff" if kind is Kind.touchpoint else None),
            move=one.went,
            clarity=min(1.0, len(quote.split()) / TELLING_WORDS),
        )

    def _complaint(self, passage: Passage, reply: Extracted) -> str | None:
        if not reply.findings and passage.words >= QUIET_WORDS:
            return "it lists nothing, and the passage is long"
        texts = " ".join(one.text for one in reply.findings)
        if texts and not self.in_language(texts):
            return f"`text` and `moment` are not in {LANGUAGES.get(self.language, self.language)}"
        return None


def _ordered(found: Finding, orders: Sequence[tuple[int, int]], passage: Passage) -> bool:
    """Whether the words of a finding stand in an order, so that nobody said them of the journey."""
    quote = found.quote.casefold().rstrip(" .!?…")
    return any(quote in passage.source.text[start:end].casefold() for start, end in orders)


def _channel(found: Finding) -> tuple[Finding, ...]:
    """The medium that a finding tells of, as a finding of its own."""
    if found.channel is None:
        return ()
    told = replace(found, kind=Kind.touchpoint, text=found.channel, label="channel")
    return (replace(told, severity=None, valence=None, move=None),)


def _label(kind: Kind, one: Found) -> str | None:
    if kind is Kind.touchpoint:
        return "touchpoint"
    return (one.emotion or "unclear") if kind is Kind.emotion else None
