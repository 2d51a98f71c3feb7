"""Stage templates: shipped as TOML, brought by a study as a file, or named on the command line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeydraft.errors import SettingsError

Words = dict[str, str]
"""A text by language code."""

TEMPLATES = ("purchase", "lead-generation", "engagement", "retention", "onboarding", "service", "visit")
MOST_STAGES = 15

DISCOVER = "discover"
"""What ``--stages`` says for stages that the study's own telling makes."""

DISCOVERED = "discovered"
"""The name of the template that they make."""

STRUCTURE = "structure"
"""The name of the one that headings and stage directions of the documents make."""

PROPOSED = "proposed"
"""The name of the one that a language model makes of what was told."""


class StageSpec(BaseModel):
    """A stage as a template describes it.

    ``about`` are things that a customer says or does there, ``asks`` questions that ask about it.
    ``when`` says whether it lies before, in or after the core of the journey.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = ""
    icon: str | None = None
    when: Literal["before", "during", "after"] | None = None
    name: Words | str
    goal: Words | str | None = None
    key_task: Words | str | None = None
    about: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    def named(self, language: str) -> str:
        """The stage's name in ``language``, in English where it has none."""
        return worded(self.name, language) or self.id

    def described(self) -> tuple[str, ...]:
        """The sentences by whose meaning findings are placed; its names where it has no others."""
        return self.about or self.gist()

    def gist(self) -> tuple[str, ...]:
        """Its name and goal, in every language they are given in."""
        return tuple(dict.fromkeys(text for words in (self.name, self.goal) for text in _every(words)))


class StageTemplate(BaseModel):
    """A row of stages. ``journey``: the type of journey, where the name does not say it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    journey: str | None = None
    about: str = ""
    stages: Annotated[tuple[StageSpec, ...], Field(min_length=1, max_length=MOST_STAGES)]


def _every(words: Words | str | None) -> tuple[str, ...]:
    if words is None:
        return ()
    return (words,) if isinstance(words, str) else tuple(words.values())


def worded(words: Words | str | None, language: str) -> str | None:
    """One of ``words`` in ``language``, else in English, else any."""
    if words is None or isinstance(words, str):
        return words
    return words.get(language) or words.get("en") or next(iter(words.values()), None)


@cache
def shipped(name: str) -> StageTemplate:
    """A shipped template by name."""
    path = files("journeydraft.stages") / "templates" / f"{name}.toml"
    return _parse(path.read_text(encoding="utf-8"), f"{name}.toml")


def templates_for(wanted: str | None) -> tuple[StageTemplate, ...]:
    """What ``--stages`` means: nothing (all shipped ones compete), a name, a TOML file, or ``"A, B, C"``.

    A name of a list may be followed by ``: a sentence about it``. Raises ``SettingsError``.
    """
    if not wanted:
        return tuple(shipped(name) for name in TEMPLATES)
    if wanted in TEMPLATES:
        return (shipped(wanted),)
    if wanted.endswith(".toml"):
        return (read_template(Path(wanted)),)
    if "," in wanted:
        return (_listed(wanted),)
    raise SettingsError(
        f"there is no stage template “{wanted}”",
        hint=f"use one of {', '.join((*TEMPLATES, DISCOVER))}, a .toml file, "
        'or a list such as --stages "Find, Buy, Use"',
    )


def read_template(path: Path) -> StageTemplate:
    """A study's own template. Raises ``SettingsError`` with the place of the mistake."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise SettingsError(f"cannot read the stage template: {reason}", path=str(path)) from error
    return _parse(text, str(path))


def _parse(text: str, path: str) -> StageTemplate:
    try:
        template = StageTemplate.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise SettingsError(
            f"no valid TOML: {error}", path=path, line=int(line[1]) if line else None
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"{place}: {first['msg']}",
            path=path,
            hint='a template has a name and [[stages]] with id, name and about = ["…"]',
        ) from error
    return template.model_copy(update={"stages": tuple(with_ids(template.stages))})


def _listed(wanted: str) -> StageTemplate:
    parts = [part.strip() for part in wanted.split(",") if part.strip()]
    if not 1 < len(parts) <= MOST_STAGES:
        raise SettingsError(f"a list of stages has 2 to {MOST_STAGES} names, this one has {len(parts)}")
    stages = []
    for part in parts:
        name, _, about = part.partition(":")
        stages.append(StageSpec(name=name.strip(), about=(about.strip(),) if about.strip() else ()))
    return StageTemplate(name="own", stages=tuple(with_ids(tuple(stages))))


def with_ids(stages: tuple[StageSpec, ...]) -> Iterator[StageSpec]:
    """``stages`` with an id each, of the name where it has none. SettingsError where two are the same."""
    taken: set[str] = set()
    for number, stage in enumerate(stages, 1):
        ident = stage.id or slug(stage.named("en")) or f"stage-{number}"
        if ident in taken:
            raise SettingsError(f"two stages are called “{stage.named('en')}”", hint="give each its own name")
        taken.add(ident)
        yield stage.model_copy(update={"id": ident})


def slug(name: str) -> str:
    """``name`` as an id: lower case, letters and digits of any script, hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-_")


def texts_of(template: StageTemplate) -> tuple[str, ...]:
    """Every text by whose meaning findings are placed, each once."""
    return tuple(dict.fromkeys(t for s in template.stages for t in (*s.described(), *s.asks, *s.gist())))
