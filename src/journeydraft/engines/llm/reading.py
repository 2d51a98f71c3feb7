"""The text of a reply as an instance: prose and code fences around the JSON are forgiven, nothing else."""

from __future__ import annotations

import json
import re

from pydantic import ValidationError

from journeydraft.engines.llm.faults import Truncated, Unreadable
from journeydraft.engines.llm.seam import R, Usage

_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)


def read(text: str, reply: type[R], usage: Usage) -> R:
    """The instance in ``text``. Raises ``Unreadable``, or ``Truncated`` where the JSON stops short."""
    plain = _THOUGHT.sub("", text or "").strip()
    if match := _FENCED.search(plain):
        plain = match[1].strip()
    if not plain:
        raise Unreadable("the reply was empty", usage)
    start = plain.find("{")
    try:
        value, _ = json.JSONDecoder().raw_decode(plain, max(start, 0))
        json.dumps(value, ensure_ascii=False).encode()  # half a character could not be kept
    except json.JSONDecodeError as error:
        if _open(plain[max(start, 0) :]):
            raise Truncated("the reply stops in the middle", usage) from error
        raise Unreadable("the reply is no JSON", usage) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("the reply is no JSON that can be read", usage) from error
    try:
        return reply.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "reply"
        raise Unreadable(f"not the JSON that was asked for ({place}: {first['msg']})", usage) from error


def _open(text: str) -> bool:
    """Whether a bracket or a string is still open at the end."""
    if not text.startswith("{"):
        return False
    depth, inside, escaped = 0, False, False
    for sign in text:
        if inside:
            escaped, inside = (sign == "\\" and not escaped), (sign != '"' or escaped)
        elif sign == '"':
            inside = True
        else:
            depth += (sign in "{[") - (sign in "}]")
            if depth == 0:
                return False
    return True
