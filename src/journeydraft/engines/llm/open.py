"""The llm engine, made ready from a study's settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journeydraft.engines.llm.asking import Asker
from journeydraft.engines.llm.chat import Chat
from journeydraft.engines.llm.engine import LlmEngine
from journeydraft.engines.llm.gguf import SCHEME, GgufChat
from journeydraft.engines.llm.pace import Pace
from journeydraft.engines.llm.patience import Patience
from journeydraft.engines.llm.prompts import load_prompts
from journeydraft.engines.llm.redact import Redactor
from journeydraft.engines.llm.seam import Replies
from journeydraft.engines.llm.spending import Ledger, price_of

if TYPE_CHECKING:
    from journeydraft.nlp.meaning import Meaning
    from journeydraft.settings import Settings


def open_llm(
    settings: Settings, meaning: Meaning, replies: Replies, tell: Callable[[str], None]
) -> LlmEngine:
    """The engine; ``tell`` hears what the user should know while it runs.

    Raises ``ModelError`` (no model, key or package), ``SettingsError`` (prompts).
    """
    llm = settings.llm
    prompts = load_prompts(llm.prompts)
    model = GgufChat(llm) if (llm.model or "").startswith(SCHEME) else Chat(llm, llm.send)
    ledger = Ledger(price_of(model.name, llm), llm.budget)
    pace = Pace(llm.concurrency, llm.requests_per_minute, llm.tokens_per_minute)
    asker = Asker(model, replies, pace, ledger, Patience(llm.patience, tell), send=llm.send)
    if llm.send:
        model.prepare()
    return LlmEngine(asker, prompts, settings.lang, Redactor(llm.redact), meaning)
