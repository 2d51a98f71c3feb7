"""Settings of a study: what ``journey.toml`` and the command line say, frozen; unknown keys are refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journeydraft.errors import SettingsError
from journeydraft.languages import HeadingLanguage

FILE = "journey.toml"

EngineName = Literal["embedded", "lexicon", "llm"]


class Columns(BaseModel):
    """Which column of a table is what, by heading; what is left out is guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: tuple[str, ...] = ()
    id: str | None = None
    rating: str | None = None
    date: str | None = None  # ISO 8601
    segment: str | None = None


class LlmSettings(BaseModel):
    """Which model the llm engine asks, how, and for how much. No keys: they never stand in a file.

    ``price`` and ``prices`` (by ``provider:model``) are dollars for a million tokens in and out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str | None = None  # provider:name
    base_url: str | None = None
    prompts: Path | None = None
    concurrency: int = Field(default=8, ge=1, le=256)
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    timeout: float = Field(default=180.0, gt=0)  # seconds for one reply
    patience: float = Field(default=600.0, gt=0)  # seconds without an answer while the provider is busy
    max_tokens: int = Field(default=8192, ge=64)  # of one reply
    budget: float | None = Field(default=None, gt=0)  # US dollars
    price: tuple[float, float] | None = None
    prices: dict[str, tuple[float, float]] = Field(default_factory=dict)
    redact: bool = True
    send: bool = True  # false: make do with the replies that have landed before, or say that they are not all
    triage: bool = False  # send only what the embedded engine finds worth it
    tracing: bool = False  # LangSmith, if its variables are set


class CheckSettings(BaseModel):
    """What ``journeydraft check`` looks for; ``off`` are the ids of rules that the study does without."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    off: tuple[str, ...] = ()


class Settings(BaseModel):
    """All that changes a draft.

    ``lang`` is the language of headings, ``encoder`` a folder with a model, ``by`` what tells segments apart,
    ``metrics`` a table of what was counted in each stage, ``leave_out`` files that are no sources.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: EngineName = "embedded"
    stages: str | None = None
    lang: HeadingLanguage = "en"
    title: str | None = None
    persona: str | None = None
    scenario: str | None = None
    encoder: Path | None = None
    model_file: Path | None = None
    participants: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    columns: Columns = Columns()
    by: str | None = None
    metrics: Path | None = None
    leave_out: tuple[Path, ...] = ()
    llm: LlmSettings = LlmSettings()
    check: CheckSettings = CheckSettings()
    names: bool = False
    date: str | None = None  # ISO 8601
    keep_going: bool = False
    force: bool = False


def load_settings(root: Path, **given: object) -> Settings:
    """The settings of the study at ``root``: its ``journey.toml``, overruled by what is ``given`` (not None).

    Raises ``SettingsError`` with the file and the key.
    """
    path = root / FILE
    values: dict[str, object] = {}
    if path.is_file():
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"cannot be read: {error}", path=str(path)) from error
    _seen_from(root, values)
    asked = {key: value for key, value in given.items() if value not in (None, ())}
    if isinstance(asked.get("llm"), dict) and isinstance(values.get("llm"), dict):
        asked["llm"] = {**values["llm"], **asked["llm"]}  # type: ignore[dict-item]
    values.update(asked)
    if values.get("date"):
        _check_date(str(values["date"]))
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        known = _PARTS.get(key.split(".")[0], Settings) if "." in key else Settings
        raise SettingsError(
            f"{key}: {first['msg']}",
            path=str(path) if path.is_file() and given.get(key.split(".")[0]) in (None, ()) else None,
            hint=f"known keys: {', '.join(known.model_fields)}",
        ) from error


def _seen_from(root: Path, values: dict[str, object]) -> None:
    """Paths in the file are relative to the folder that it stands in."""
    if isinstance(values.get("metrics"), str):
        values["metrics"] = root / str(values["metrics"])
    if isinstance(listed := values.get("leave_out"), list):
        values["leave_out"] = [root / path if isinstance(path, str) else path for path in listed]


_PARTS: Mapping[str, type[BaseModel]] = {"llm": LlmSettings, "columns": Columns, "check": CheckSettings}
"""The tables of the file, by name."""


def _check_date(given: str) -> None:
    try:
        date.fromisoformat(given)
    except ValueError as error:
        raise SettingsError(f"“{given}” is no date", hint="write it as 2026-01-31") from error
