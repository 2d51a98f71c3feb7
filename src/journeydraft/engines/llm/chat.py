"""The one file that knows langchain: an ``Ask`` through any provider's chat model to an ``Answer``.

The schema goes as plain JSON Schema and the reply is read by ``reading.read``, so that truncation, refusals
and prose around the JSON look the same with every provider. Ways of asking for a schema are tried from the
strictest to the plainest; the first that the model takes is kept.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from journeydraft.engines.llm.diagnosis import cannot_open, fault_of
from journeydraft.engines.llm.faults import NoSchema, Refused, Slow, Truncated
from journeydraft.engines.llm.providers import check_address, key_for, provider_of
from journeydraft.engines.llm.reading import read
from journeydraft.engines.llm.replies import strict_schema
from journeydraft.engines.llm.seam import Answer, Ask, R, Usage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

    from journeydraft.settings import LlmSettings

METHODS = ("json_schema", "function_calling", "json_mode", "plain")

CONTEXT = 16_384
"""Tokens of a request and its reply together, of a model that runs on this machine."""

WITHOUT_TEMPERATURE = ("gpt-5", "o1", "o3", "o4")
"""Beginnings of the names of models that refuse a temperature."""

CUT = {"length", "max_tokens", "model_length"}
FILTERED = {"content_filter", "refusal", "safety", "SAFETY"}


class Chat:
    """A chat model of any provider, behind the seam."""

    def __init__(self, settings: LlmSettings, with_key: bool = True) -> None:
        """Opens nothing yet but checks model, package and, ``with_key``, the key. Raises ``ModelError``."""
        self.settings = settings
        self.provider, self.model = provider_of(settings.model)
        check_address(settings.base_url)
        self.most_out = settings.max_tokens
        self.method = 0
        self._secret = key_for(self.provider, settings.base_url) if with_key else None
        self._opened: BaseChatModel | None = None
        self._ways: dict[tuple[str, str], Any] = {}

    @property
    def name(self) -> str:
        """``provider:model``."""
        return f"{self.provider}:{self.model}"

    @property
    def key(self) -> str:
        """Model, address, parameters."""
        return json.dumps([self.name, self.settings.base_url, self._parameters()], sort_keys=True)

    async def __call__(self, ask: Ask[R]) -> Answer[R]:
        """Asks once; a way that the model does not take is given up for a plainer one. Raises ``Fault``."""
        while True:
            method = self.method
            try:
                return await self._once(ask, METHODS[method])
            except NoSchema:
                if method + 1 == len(METHODS):
                    raise
                self.method = max(self.method, method + 1)

    async def _once(self, ask: Ask[R], method: str) -> Answer[R]:
        from langsmith import tracing_context

        system, schema = ask.system, strict_schema(ask.reply)
        if method in {"json_mode", "plain"}:
            system += f"\nThe JSON must have this schema:\n{json.dumps(schema, ensure_ascii=False)}\n"
        self._chat()  # a model that cannot be opened is no fault of a call
        try:
            with tracing_context(enabled=self.settings.tracing):
                async with asyncio.timeout(self.settings.timeout):
                    bound = self._bound(method, ask.reply.__name__, schema)
                    message = await bound.ainvoke([("system", system), ("human", ask.text)])
        except TimeoutError as error:
            raise Slow(f"no reply within {self.settings.timeout:g} s") from error
        except (NotImplementedError, ValueError) as error:
            if method != "plain" and not isinstance(error, json.JSONDecodeError):
                raise NoSchema(str(error)) from error
            raise fault_of(error) from error
        except Exception as error:  # providers' clients share no class but this
            raise fault_of(error) from error
        return _answer(message, ask.reply)

    def prepare(self) -> None:
        """Loads the provider's package, which takes a second or two, before the first call."""
        self._chat()

    async def close(self) -> None:
        """Closes the provider's client while its event loop still runs; others than OpenAI's need none."""
        client = getattr(self._opened, "root_async_client", None)
        if client is not None:
            await client.close()

    def _bound(self, method: str, name: str, schema: dict[str, Any]) -> Any:
        """The chat model that is told to reply by ``schema``, made once."""
        chat = self._chat()
        if method == "plain":
            return chat
        if (method, name) not in self._ways:
            self._ways[method, name] = self._way(chat, method, {"title": name, **schema})
        return self._ways[method, name]

    def _way(self, chat: BaseChatModel, method: str, schema: dict[str, Any]) -> Any:
        schema = {"description": "The reply.", **schema}
        more = (
            {"strict": True} if self.provider in {"openai", "azure_openai"} and method != "json_mode" else {}
        )
        made: Any = chat.with_structured_output(schema, method=method, include_raw=True, **more)
        return made | _raw

    def _chat(self) -> BaseChatModel:
        if self._opened is None:
            import warnings

            from langchain.chat_models import init_chat_model

            # The fault itself is handled, by a plainer way; the warning beside it would only frighten.
            warnings.filterwarnings(
                "ignore", message="This model does not support OpenAI's structured output"
            )

            given: dict[str, Any] = {**self._parameters(), "timeout": self.settings.timeout, "max_retries": 0}
            if self.provider in {"openai", "azure_openai"}:
                from openai import Timeout

                # langchain shares one client among all models with the same hashable timeout, in event loops
                # that may be closed by now; this one cannot be hashed, and brings a client of our own.
                given["timeout"] = Timeout(self.settings.timeout)
            if self.settings.base_url is not None:
                given["base_url"] = self.settings.base_url
            if self.provider == "ollama":
                given = {k: v for k, v in given.items() if k not in {"timeout", "max_retries", "max_tokens"}}
                given |= {"num_predict": self.most_out, "num_ctx": CONTEXT}
            elif self._secret or self.provider == "openai":
                given["api_key"] = self._secret or "none"  # a local server asks for no key, its client does
            try:
                self._opened = init_chat_model(self.model, model_provider=self.provider, **given)
            except (ImportError, ValueError, TypeError) as error:
                raise cannot_open(self.name, str(error)) from error
        return self._opened

    def _parameters(self) -> dict[str, Any]:
        plain = {} if self.model.startswith(WITHOUT_TEMPERATURE) else {"temperature": 0}
        return {"max_tokens": self.most_out, **plain}


def _raw(result: dict[str, Any]) -> Any:
    """The message itself: it is parsed here, not by langchain."""
    return result["raw"]


def _answer(message: AIMessage, reply: type[R]) -> Answer[R]:
    counted: Any = message.usage_metadata or {}
    usage = Usage(
        counted.get("input_tokens", 0),
        counted.get("output_tokens", 0),
        (counted.get("input_token_details") or {}).get("cache_read", 0) or 0,
    )
    about = message.response_metadata
    reason = about.get("finish_reason") or about.get("stop_reason") or about.get("done_reason")
    text = json.dumps(message.tool_calls[0]["args"]) if message.tool_calls else message.text
    if reason in CUT:
        raise Truncated("the reply was cut at its limit", usage)
    if message.additional_kwargs.get("refusal") or reason in FILTERED:
        raise Refused("the model refused to answer", usage)
    return Answer(read(text, reply, usage), usage)
