"""Asks, each paid for once: what has landed is taken from the store, the rest is asked for until it lands."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from journeydraft.engines.llm.faults import (
    Busy,
    Fault,
    ModelError,
    NotSent,
    Refused,
    Slow,
    Truncated,
    Unreachable,
    Unreadable,
    Unwell,
)
from journeydraft.engines.llm.pace import Pace
from journeydraft.engines.llm.patience import Patience
from journeydraft.engines.llm.seam import Ask, Kept, Landed, Model, R, Replies, Usage
from journeydraft.engines.llm.spending import Ledger, tokens_about

TRIES = 8
"""Calls until a fault of the other side is taken for lasting."""

SLOW_TRIES = 3
"""The same where no reply comes in time: who is too slow now will mostly be too slow again."""

BUSY_TRIES = 4
"""Calls that are turned away for as long as the provider says; after them the waits grow."""

UNREACHED = 3
"""Calls that reach nobody, before any has, until the run ends."""

UNANSWERED = 24
"""Calls that fail in any way that may pass, before any has been answered, until the run ends."""

READINGS = 3
"""Replies that cannot be read, or are wrong, until the passage is given up."""

LONGEST_WAIT = 20.0


@dataclass(frozen=True)
class Waits:
    """Seconds before the second try after a fault; doubled each time, with chance in it."""

    first: float = 0.5

    def before(self, tries: int) -> float:
        """Seconds before try number ``tries`` + 1."""
        wait = min(LONGEST_WAIT, self.first * 2.0 ** (tries - 1))
        return wait * (0.5 + random.random() / 2)


class Asker:
    """Everything between an ``Ask`` and its reply but the provider itself."""

    def __init__(
        self,
        model: Model,
        replies: Replies,
        pace: Pace,
        ledger: Ledger,
        patience: Patience,
        waits: Waits | None = None,
        send: bool = True,
    ) -> None:
        """``send``: whether a reply that has not landed before may be asked for."""
        self.model = model
        self.replies = replies
        self.pace = pace
        self.ledger = ledger
        self.waits = waits or Waits()
        self.patience = patience
        self.send = send
        self.failed: Fault | None = None
        self.useless: list[str] = []
        self.doubts: list[tuple[str, str]] = []
        self._reached = False
        self._unreached = self._unanswered = 0

    def stored(self, ask: Ask[R]) -> bool:
        """Whether the reply has landed before."""
        return self.replies.get(key_of(self.model, ask)) is not None

    async def ask(self, ask: Ask[R]) -> R:
        """The reply. Raises ``Fault`` when there is none, ``ModelError`` when there will be none at all."""
        complaint: str | None = None
        soft: R | None = None
        doubt = ""
        for reading in range(READINGS):
            again = ask if complaint is None else _with(ask, complaint, reading)
            try:
                value = await self._landed(again)
            except Unreadable as fault:
                complaint = fault.message
                continue
            complaint = ask.check(value) if ask.check else None
            if complaint is not None and soft is not None:
                self.doubts.append((ask.about, complaint))
            if complaint is None or soft is not None:
                return value
            soft, doubt = value, complaint
        if soft is not None:
            self.doubts.append((ask.about, doubt))
            return soft
        raise Unreadable(f"no usable reply in {READINGS} tries: {complaint}")

    async def _landed(self, ask: Ask[R]) -> R:
        key = key_of(self.model, ask)
        kept = self.replies.get(key)
        if kept is not None:
            self.ledger.kept += 1
            return self._of(kept, ask, key)
        try:
            value, usage = await self._patiently(ask)
        except (Truncated, Refused, Unreadable) as fault:
            await self._keep(key, _LANDED[type(fault)], "", fault.usage, ask)
            if not isinstance(fault, Truncated):
                self.useless.append(key)
            raise
        await self._keep(key, "done", value.model_dump_json(), usage, ask)
        return value

    def _of(self, kept: Kept, ask: Ask[R], key: str) -> R:
        if kept.landed == "done":
            return ask.reply.model_validate_json(kept.text)
        if kept.landed == "truncated":
            raise Truncated("the reply was cut at its limit")
        self.useless.append(key)
        if kept.landed == "refused":
            raise Refused("the model refused to answer")
        raise Unreadable("the reply could not be read")

    async def _keep(self, key: str, landed: Landed, text: str, usage: Usage, ask: Ask[Any]) -> None:
        """On a thread, as a disk takes its time: the next call goes out meanwhile."""
        kept = Kept(landed, text, usage)
        await asyncio.to_thread(self.replies.put, key, kept, ask.prompt, self.model.name)

    async def _patiently(self, ask: Ask[R]) -> tuple[R, Usage]:
        """Asks until a reply lands, with waits between."""
        tries = busy = 0
        while True:
            try:
                return await self._call(ask)
            except Busy as fault:
                busy += 1
                self._hold_all(fault, busy)
            except Unwell as fault:
                self.failed = fault
                tries += 1
                self._count_unreached(fault)
                if tries >= (SLOW_TRIES if isinstance(fault, Slow) else TRIES):
                    raise
                self.patience.trouble(fault, tries)
                await asyncio.sleep(self.waits.before(tries))

    def expect_an_answer(self) -> None:
        """Raises ``ModelError`` where calls failed and nothing at all has come: not now, nor before."""
        if self.failed is not None and not (self.ledger.calls or self.ledger.kept):
            raise ModelError(
                f"{self.model.name} has answered nothing: {self.failed.message}",
                hint="try again later, or another model; --timeout gives slow ones longer",
            )

    def _hold_all(self, fault: Busy, busy: int) -> None:
        """Everybody waits as long as the provider says, and longer when that does not help."""
        wait = fault.wait
        if wait is None or busy > BUSY_TRIES:
            wait = max(wait or 0.0, self.waits.before(min(busy, 6)))
        try:
            self.patience.wait(wait)
        except Busy as over:
            if self.ledger.calls or self.ledger.kept:
                raise
            raise ModelError(
                f"{self.model.name} has answered nothing: {over.message}",
                hint="run it again later; journey.toml may set a longer [llm] patience (seconds)",
            ) from fault
        self.pace.hold(wait)

    def _count_unreached(self, fault: Fault) -> None:
        self._unanswered += 1
        if not self._reached and self._unanswered >= UNANSWERED:
            raise ModelError(
                f"{self.model.name} has answered none of {UNANSWERED} calls: {fault.message}",
                hint="try again later, or another model; --timeout gives slow ones longer",
            )
        self._unreached += isinstance(fault, Unreachable)
        if not self._reached and self._unreached >= UNREACHED:
            raise ModelError(
                f"nobody answers for {self.model.name}: {fault.message}",
                hint="is the server running, and --base-url right? What has landed is kept",
            )

    async def _call(self, ask: Ask[R]) -> tuple[R, Usage]:
        tokens = tokens_about(ask.system + ask.text)
        task = ask.prompt.partition(" ")[0]
        async with self.pace.turn(tokens + self.model.most_out // 4):
            self.patience.check()
            if not self.send:
                raise NotSent(
                    "nothing is sent in this run, and not all replies are there", hint="send = true"
                )
            with self.ledger.reserved(tokens, self.model.most_out):
                try:
                    answer = await self.model(ask)
                except Fault as fault:
                    self._reached |= not isinstance(fault, Unwell)
                    if fault.usage != Usage():
                        self.ledger.book(fault.usage, task)
                    raise
                self.ledger.book(answer.usage, task)
            self._reached = True
            self.patience.answered()
            return answer.value, answer.usage


def key_of(model: Model, ask: Ask[Any]) -> str:
    """What a reply is kept under: a hash of all that decides on it."""
    whole = "\0".join((model.key, ask.prompt, ask.system, ask.text))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


_LANDED: dict[type[Fault], Landed] = {
    Truncated: "truncated",
    Refused: "refused",
    Unreadable: "unreadable",
}


def _with(ask: Ask[R], complaint: str, reading: int) -> Ask[R]:
    return replace(
        ask,
        text=f"{ask.text}\n\nReply {reading} could not be used: {complaint}. Give the whole reply again.",
    )
