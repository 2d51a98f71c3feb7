"""A chat server on loopback, models that speak to it, and a place for replies in memory."""

import asyncio

import pytest
from tests.engines.llm.storm import Storm

from journeydraft.engines.llm.abreast import together
from journeydraft.engines.llm.asking import Asker, Waits
from journeydraft.engines.llm.chat import Chat
from journeydraft.engines.llm.faults import Fault
from journeydraft.engines.llm.pace import Pace
from journeydraft.engines.llm.patience import Patience
from journeydraft.engines.llm.replies import Extracted
from journeydraft.engines.llm.seam import Ask
from journeydraft.engines.llm.spending import Ledger, price_of
from journeydraft.settings import LlmSettings

SAID = "I couldn't find the button anywhere. I looked for ages."


class Memory:
    """Replies in memory."""

    def __init__(self):
        self.rows = {}

    def get(self, key):
        return self.rows.get(key)

    def put(self, key, kept, prompt, model):
        self.rows[key] = kept

    def forget(self, keys):
        for key in keys:
            self.rows.pop(key, None)


@pytest.fixture
def storms():
    """Makes servers; closes them."""
    made = []

    def make(**how):
        made.append(Storm(**how))
        return made[-1]

    yield make
    for storm in made:
        storm.close()


@pytest.fixture
def settings():
    """Settings for a model behind a server."""

    def make(storm, **more):
        given = {"model": "openai:fake", "base_url": storm.url, "timeout": 10, **more}
        return LlmSettings(**given)

    return make


@pytest.fixture
def asker(settings):
    """An asker on a server, whose waits are short."""

    def make(storm, memory=None, told=None, **more):
        chosen = settings(storm, **more)
        chat = Chat(chosen)
        ledger = Ledger(price_of(chat.name, chosen), chosen.budget)
        pace = Pace(chosen.concurrency, chosen.requests_per_minute, chosen.tokens_per_minute)
        patience = Patience(chosen.patience, (told if told is not None else []).append)
        return Asker(chat, memory if memory is not None else Memory(), pace, ledger, patience, Waits(0.01))

    return make


def an_ask(said=SAID, **more):
    """One passage to read."""
    return Ask("extract v1 sha256:0", "Code this.", f"<data-1>\n[1] P1: {said}\n</data-1>", Extracted, **more)


@pytest.fixture
def ask():
    """Makes asks."""
    return an_ask


async def all_of(asker, asks):
    """The replies to all of ``asks`` at once; a ``Fault`` stands where there is none."""

    async def one(ask):
        try:
            return await asker.ask(ask)
        except Fault as fault:
            return fault

    return await together([one(ask) for ask in asks])


@pytest.fixture
def run():
    """Runs a coroutine."""
    return asyncio.run
