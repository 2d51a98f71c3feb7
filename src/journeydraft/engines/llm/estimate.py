"""What a run would cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from journeydraft.engines.llm.asking import key_of
from journeydraft.engines.llm.chat import Chat
from journeydraft.engines.llm.editor import TOGETHER
from journeydraft.engines.llm.extract import request
from journeydraft.engines.llm.gguf import SCHEME, GgufChat
from journeydraft.engines.llm.listing import PER_STAGE
from journeydraft.engines.llm.passages import passages
from journeydraft.engines.llm.prompts import load_prompts
from journeydraft.engines.llm.redact import Redactor
from journeydraft.engines.llm.seam import Replies, Usage
from journeydraft.engines.llm.spending import Price, price_of, tokens_about
from journeydraft.model.finding import Chunk
from journeydraft.model.journey import CLAIMS

if TYPE_CHECKING:
    from journeydraft.settings import Settings

USUAL_STAGES = 7

WORDS_A_FINDING = 45
"""Words of participants for each finding that a model lists, about (measured on our example studies)."""

TOKENS_A_FINDING = 75
"""Tokens of a finding in a reply: the JSON with its quote, about."""

TOKENS_AN_ITEM = 45
"""Tokens of an item with its quote in a list that is edited, about."""

TOKENS_A_LINE = 25
"""Tokens of an item without a quote, as the whole is framed from it, about."""

TOKENS_A_STAGE = 40
"""Tokens in a reply for each stage: its name and goal, or what contradicts in it, about."""

TOKENS_OF_NOTHING = 20
"""Tokens of a reply without findings, about."""

TOKENS_OF_JOINS = 300
"""Tokens of what several stages share, about."""

TOKENS_OF_A_FRAME = 900
"""Tokens of title, persona, goals and opportunities, about."""


class Row(NamedTuple):
    """One task: calls, how many of them are paid for already, and the tokens of the others."""

    task: str
    calls: int
    paid: int
    tokens_in: int
    tokens_out: int


class Estimate(NamedTuple):
    """All tasks of a run; ``price`` is None where it is not known."""

    model: str
    rows: tuple[Row, ...]
    price: Price | None

    @property
    def money(self) -> float | None:
        """Dollars, about; None where the price is not known."""
        if self.price is None:
            return None
        return self.price.of(Usage(sum(r.tokens_in for r in self.rows), sum(r.tokens_out for r in self.rows)))


def estimate(
    chunks: Iterable[Chunk], settings: Settings, replies: Replies | None, stages: int | None
) -> Estimate:
    """The calls for ``chunks``: reading exactly, the rest by what such studies usually have.

    ``stages`` is how many the map must have, if that is known. Raises ``ModelError``, ``SettingsError``.
    """
    given = settings.llm
    local = (given.model or "").startswith(SCHEME)
    model = GgufChat(given) if local else Chat(given, with_key=False)
    prompts = load_prompts(settings.llm.prompts)
    redactor = Redactor(settings.llm.redact)
    every = [passage for chunk in chunks for passage in passages(chunk)]
    asks = [request(passage, prompts["extract"], settings.lang, redactor) for passage in every]
    words = [passage.words for passage in every]
    paid = [bool(replies and replies.get(key_of(model, ask))) for ask in asks]
    reading = Row(
        "extract",
        len(asks),
        sum(paid),
        sum(tokens_about(a.system + a.text) for a, p in zip(asks, paid, strict=True) if not p),
        sum(_out(w) for w, p in zip(words, paid, strict=True) if not p),
    )
    static = {task: tokens_about(prompt.text) for task, prompt in prompts.items()}
    rest = _rest(static, sum(words) // WORDS_A_FINDING, stages or USUAL_STAGES) if every else ()
    return Estimate(model.name, (reading, *rest), price_of(model.name, settings.llm))


def _out(words: int) -> int:
    return words // WORDS_A_FINDING * TOKENS_A_FINDING + TOKENS_OF_NOTHING


def _rest(static: dict[str, int], findings: int, stages: int) -> Sequence[Row]:
    items = findings * TOKENS_AN_ITEM
    claims = min(findings // 3, TOGETHER) * TOKENS_AN_ITEM
    framed = min(items // 3, len(CLAIMS) * PER_STAGE * stages * TOKENS_A_LINE)
    of_stages = TOKENS_A_STAGE * stages
    return (
        Row("stages", 1, 0, static["stages"] + items // 5, of_stages + findings),
        Row("consolidate", stages, 0, static["consolidate"] * stages + items, items // 3),
        Row("join", 1, 0, static["join"] + claims, TOKENS_OF_JOINS),
        Row("contradict", stages, 0, static["contradict"] * stages + items // 2, of_stages),
        Row("frame", 1, 0, static["frame"] + framed, TOKENS_OF_A_FRAME),
    )
