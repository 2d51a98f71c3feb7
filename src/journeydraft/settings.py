"""Settings of a study: what ``journey.toml`` and the command line say, frozen; unknown keys are refused."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from journeydraft.errors import SettingsError

FILE = "journey.toml"

EngineName = Literal["embedded", "lexicon"]
HeadingLanguage = Literal["en", "et", "ro", "bg", "ru"]


class Columns(BaseModel):
    """Which column of a table is what, by heading; what is left out is guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: tuple[str, ...] = ()
    id: str | None = None
    rating: str | None = None
    date: str | None = None  # ISO 8601
    segment: str | None = None


class Settings(BaseModel):
    """All that changes a draft.

    ``lang`` is the language of headings, ``encoder`` a folder with a model, ``by`` what tells segments apart.
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
    values.update({key: value for key, value in given.items() if value not in (None, ())})
    if values.get("date"):
        _check_date(str(values["date"]))
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"{key}: {first['msg']}",
            path=str(path) if path.is_file() and given.get(key.split(".")[0]) in (None, ()) else None,
            hint=f"known keys: {', '.join(Settings.model_fields)}",
        ) from error


def _check_date(given: str) -> None:
    try:
        date.fromisoformat(given)
    except ValueError as error:
        raise SettingsError(f"“{given}” is no date", hint="write it as 2026-01-31") from error
