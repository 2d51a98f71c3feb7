"""What a model may reply, task by task; the JSON Schema it is held to is written from these models."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from journeydraft.model.finding import Severity

MOST_FINDINGS = 80
QUOTE, LINE, PHRASE = 500, 160, 60
"""Characters of a quote, of a line of the map, of a few words."""

KINDS = Literal[
    "pain",
    "need",
    "gain",
    "question",
    "action",
    "thought",
    "emotion",
    "touchpoint",
    "opportunity",
    "milestone",
]
EMOTIONS = Literal[
    "angry", "frustrated", "anxious", "confused", "disappointed", "sad", "embarrassed", "bored", "tired",
    "relieved", "satisfied", "happy", "surprised", "confident", "curious", "grateful", "mixed",
]  # fmt: skip
CHANNELS = Literal[
    "search_engine", "social_media", "word_of_mouth", "shop", "office", "phone", "post", "email", "chat",
    "website", "app", "sms", "advertising", "delivery", "staff", "device",
]  # fmt: skip

JOURNEYS = Literal["purchase", "lead-generation", "engagement", "retention", "onboarding", "service"]


def _among(*known: str) -> BeforeValidator:
    """Takes a word of another case for the same, and one that is not known for none."""

    def read(value: object) -> object:
        word = str(value).strip().lower().replace(" ", "_")
        return word if word in known else None

    return BeforeValidator(read)


def _bounded(length: int) -> BeforeValidator:
    def read(value: object) -> object:
        return " ".join(value.split())[:length] if isinstance(value, str) else value

    return BeforeValidator(read)


Quote = Annotated[str, Field(json_schema_extra={"maxLength": QUOTE})]
Line = Annotated[str, _bounded(LINE), Field(json_schema_extra={"maxLength": LINE})]
Phrase = Annotated[str, _bounded(PHRASE), Field(json_schema_extra={"maxLength": PHRASE})]
Grave = Annotated[Severity | None, _among("low", "medium", "high")]


def _at_most(count: int) -> Any:
    """A list that is cut at ``count``, and whose schema says so."""
    cut = BeforeValidator(lambda value: value[:count] if isinstance(value, list) else value)
    return (cut, Field(json_schema_extra={"maxItems": count}))


class Reply(BaseModel):
    """A reply; keys that nobody asked for are ignored, what is missing is taken as nothing."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Found(Reply):
    """One point of the codebook: ``line`` is the number of the line in the data that it was found in."""

    line: int
    kind: KINDS
    text: Line
    quote: Quote
    moment: Phrase = ""
    severity: Grave = None
    feeling: Annotated[int | None, Field(json_schema_extra={"minimum": -2, "maximum": 2})] = None
    emotion: Annotated[EMOTIONS | None, _among(*get_args(EMOTIONS))] = None
    channel: Annotated[CHANNELS | None, _among(*get_args(CHANNELS))] = None
    went: Annotated[Literal["back", "exit"] | None, _among("back", "exit")] = None


class Extracted(Reply):
    """The findings of a passage, what its people say of themselves, and orders that stand in it."""

    findings: Annotated[tuple[Found, ...], *_at_most(MOST_FINDINGS)]
    about: Annotated[tuple[Line, ...], *_at_most(4)] = ()
    orders: Annotated[tuple[Quote, ...], *_at_most(5)] = ()


class Proposed(Reply):
    """A stage with the numbers of the moments that belong to it."""

    name: Phrase
    goal: Line = ""
    key_task: Line = ""
    moments: Annotated[tuple[int, ...], *_at_most(400)] = ()


class Staged(Reply):
    """The stages of the journey, in order."""

    journey: Annotated[JOURNEYS | None, _among(*get_args(JOURNEYS))] = None
    stages: Annotated[tuple[Proposed, ...], *_at_most(12)]


class Merged(Reply):
    """Items that are one, under one wording; an item by itself is one that is only worded better."""

    items: Annotated[tuple[int, ...], *_at_most(40)]
    text: Line
    severity: Grave = None


class Consolidated(Reply):
    """What changes in one stage; items that are not named stay as they are."""

    changes: Annotated[tuple[Merged, ...], *_at_most(120)]


class Rejoined(Reply):
    """Lines of several stages that are one; the first number of each says where it stands."""

    joins: Annotated[tuple[Merged, ...], *_at_most(60)]


class Against(Reply):
    """A claim, and the items that say the opposite of the same thing."""

    item: int
    against: Annotated[tuple[int, ...], *_at_most(6)]


class Contradicted(Reply):
    """The contradictions of one stage."""

    pairs: Annotated[tuple[Against, ...], *_at_most(40)]


class Idea(Reply):
    """A change, and the numbers of the pains and needs that it answers."""

    text: Line
    answers: Annotated[tuple[int, ...], *_at_most(8)]


class Framed(Reply):
    """What stands above the map, and what the team might do."""

    title: Line
    persona: Line = ""
    scenario: Line = ""
    problem: Line = ""
    goals: Annotated[tuple[Line, ...], *_at_most(5)] = ()
    expectations: Annotated[tuple[Line, ...], *_at_most(5)] = ()
    outcome: Line = ""
    opportunities: Annotated[tuple[Idea, ...], *_at_most(24)] = ()


@cache
def strict_schema(reply: type[Reply]) -> dict[str, Any]:
    """The JSON Schema of ``reply`` as strict modes want it: every key required, none beside them."""
    schema: dict[str, Any] = _strict(reply.model_json_schema())
    return schema


def _strict(part: Any) -> Any:
    if isinstance(part, list):
        return [_strict(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _strict(value) for key, value in part.items() if key not in {"default", "title"}}
    if isinstance(part.get("properties"), dict):  # a key may be called title: names are kept
        kept["properties"] = {name: _strict(value) for name, value in part["properties"].items()}
        kept["required"] = list(kept["properties"])
        kept["additionalProperties"] = False
    return kept
