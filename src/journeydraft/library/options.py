"""What a draft can be told: the keys of a study's ``journey.toml``, as keyword arguments."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from journeydraft.languages import HeadingLanguage
from journeydraft.settings import EngineName, Settings, load_settings

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""A file, folder, glob or .zip, or several of them."""


class Options(TypedDict, total=False):
    """Keyword arguments of ``draft``, ``pains`` and ``update``; what is left out is as ``journey.toml`` says.

    engine: ``embedded`` (default), ``lexicon`` (rules alone) or ``llm``, which asks the model that
    ``llm={"model": "provider:name"}`` names.
    stages: a template's name, ``discover``, a ``.toml`` file, or names: ``"Find, Buy, Use"``.
    lang: language of the headings. title, persona, scenario: what stands above the map.
    encoder: folder of another encoder. model_file: where the built-in encoder's file is.
    participants, interviewers: speakers' names, where the sources do not tell who is who.
    columns: of tables: ``{"text": ["answer"], "id": "author", "rating": …, "date": …, "segment": …}``.
    by: what tells segments apart: a column, or a line above a transcript.
    metrics: a table of what was counted in each stage. leave_out: files that are no sources.
    llm: the table ``[llm]`` of ``journey.toml``: model, budget, price, redact, triage …
    names: show speakers' names. date: ISO 8601, for the provenance.
    keep_going: leave out what cannot be read. force: go on where the program is not sure.
    """

    engine: EngineName
    stages: str
    lang: HeadingLanguage
    title: str
    persona: str
    scenario: str
    encoder: str | Path
    model_file: str | Path
    participants: Sequence[str]
    interviewers: Sequence[str]
    columns: Mapping[str, object]
    by: str
    metrics: str | Path
    leave_out: Sequence[str | Path]
    llm: Mapping[str, object]
    names: bool
    date: str
    keep_going: bool
    force: bool


def listed(paths: Paths) -> list[str]:
    """``paths`` as the readers take them."""
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    return [os.fspath(path) for path in several]


def settings_of(root: Path, options: Options) -> Settings:
    """The settings of the study at ``root`` under ``options``. SettingsError names the key at fault."""
    given: dict[str, object] = dict(options)
    if "llm" in options:
        given["llm"] = dict(options["llm"])
    return load_settings(root, **given)
