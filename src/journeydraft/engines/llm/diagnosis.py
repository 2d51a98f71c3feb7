"""What an exception of a provider's package means, by its status, its name and what it says.

Providers' clients share the shape (``status_code``, ``response.headers``, names such as ``APITimeoutError``)
but no class; so the shape is looked at, and no provider's package is imported for it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from journeydraft.engines.llm.faults import (
    Busy,
    Fault,
    ModelError,
    NoSchema,
    Refused,
    Slow,
    TooLong,
    Truncated,
    Unreachable,
    Unreadable,
    Unwell,
)
from journeydraft.engines.llm.seam import Usage

KEY_HINT = (
    "the key is the one in the environment (such as OPENAI_API_KEY; JOURNEYDRAFT_API_KEY with --base-url), "
    "else in the keyring"
)

_LONG = re.compile(
    r"context.{0,20}(length|size|window)|maximum context|too long|exceeds? the available context"
    r"|too many tokens",
    re.I,
)
_SCHEMA = re.compile(
    r"response_format|json_schema|structured output|tool_choice|\btools?\b.{0,40}(support|parser)"
    r"|function call|grammar|invalid schema|json_object",
    re.I,
)
_FILTER = re.compile(r"content.?(filter|policy|management)|safety", re.I)
_TOO_LARGE = re.compile(r"request too large|too large for", re.I)
"""What a 429 says that no waiting mends: one request has more tokens than a minute allows."""
_PAID = re.compile(r"insufficient_quota|billing|credit balance", re.I)
_KEY = re.compile(r"\b(sk|key|pk|rk)[-_][\w*-]{6,}|Bearer\s+\S+", re.I)


def fault_of(error: BaseException) -> Fault | ModelError:
    """The fault behind ``error``; ``ModelError`` for what no further call can mend."""
    status = getattr(error, "status_code", None)
    said = brief(str(error))
    name = type(error).__name__
    if name == "LengthFinishReasonError":
        return Truncated("the reply was cut at its limit", _usage(error))
    if name == "ContentFilterFinishReasonError":
        return Refused("the provider's filter stopped the reply")
    if isinstance(status, int):
        return _of_status(status, said, error)
    if "Timeout" in name or isinstance(error, TimeoutError):
        return Slow("no reply in time")
    if "APIConnection" in name or "Connect" in name or isinstance(error, OSError):
        return Unreachable("the connection failed") if _refused(error) else Unwell("the connection broke")
    if "JSONDecode" in name or "Decod" in name or "Validation" in name:
        return Unreadable("what came back is no reply of a chat model")
    return Unwell(f"{name}: {said}")


def _of_status(status: int, said: str, error: BaseException) -> Fault | ModelError:
    if status == 429 and _TOO_LARGE.search(said):
        return TooLong("the passage is larger than the account's tokens a minute")
    if status == 429 and not _PAID.search(said):
        return Busy("the provider asks to slow down", _wait(error))
    if status == 401:
        return ModelError("the provider does not accept the key (401)", hint=KEY_HINT)
    if status == 403:
        return ModelError("the key may not use this model, or not from here (403)", hint=KEY_HINT)
    if status in {402, 429}:
        return ModelError(
            "the provider says that the account has no credit left", hint="see its billing page"
        )
    if status == 404:
        return ModelError(
            "the provider does not know this model or address (404)", hint="check --model and --base-url"
        )
    if status in {408, 409, 425} or status >= 500:
        if _LONG.search(said):
            return TooLong("the passage does not fit the model's context")
        return Unwell(f"the provider failed ({status})")
    if status == 413 or _LONG.search(said):
        return TooLong("the passage does not fit the model's context")
    if _FILTER.search(said):
        return Refused("the provider's filter refused the passage")
    if _SCHEMA.search(said):
        return NoSchema("the model cannot be held to a form that can be read: try another one")
    return ModelError(f"the provider refuses the request ({status}): {said}", hint="see docs/llm.md")


def brief(said: str) -> str:
    """The first words of a provider's message, without anything like a key."""
    return _KEY.sub("…", " ".join(said.split()))[:200]


def cannot_open(name: str, said: str) -> ModelError:
    """What is wrong with a model that langchain cannot open, by what it ``said``, and what to do."""
    provider = name.partition(":")[0]
    if line := install_line(said):
        return ModelError(f"models of “{provider}” need a package that is not installed", hint=line)
    if "Unsupported provider" in said:
        return ModelError(
            f"“{provider}” is no provider that is known",
            hint="openai, azure_openai, anthropic, google_genai, mistralai, groq, ollama …; "
            "a server of your own is --model openai:NAME --base-url http://HOST:PORT/v1",
        )
    return ModelError(f"cannot open {name}: {meant(said)}", hint="see docs/llm.md")


def install_line(said: str) -> str | None:
    """The command that a message of langchain's names for a package that is missing."""
    named = re.search(r"pip install (?:-U )?([\w\[\]-]+)", said)
    return f"pip install {named[1]}" if named else None


def meant(said: str) -> str:
    """What a message of several lines says: its first line, or the one in it that tells of a wrong value."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith("Value error, ")), lines[0] if lines else said)
    return brief(told.removeprefix("Value error, ").partition(" [type=")[0])


def _wait(error: BaseException) -> float | None:
    """Seconds of ``Retry-After`` (or its millisecond kin), as a number or as a date."""
    headers: Any = getattr(getattr(error, "response", None), "headers", None) or {}
    milliseconds, given = headers.get("retry-after-ms"), headers.get("retry-after")
    try:
        if milliseconds:
            return max(0.0, float(milliseconds) / 1000)
        return max(0.0, float(given)) if given else None
    except ValueError:
        return _until(str(given))


def _until(date: str) -> float | None:
    try:
        return max(0.0, (parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _refused(error: BaseException) -> bool:
    """Whether nobody listens, or the host's name is not known."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ConnectionRefusedError) or "ConnectError" in type(seen).__name__:
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _usage(error: BaseException) -> Usage:
    counted = getattr(getattr(error, "completion", None), "usage", None)
    return Usage(getattr(counted, "prompt_tokens", 0) or 0, getattr(counted, "completion_tokens", 0) or 0)
