"""The settings of a new study: a commented ``journey.toml`` that says what there is to choose."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from journeydraft.errors import InputError, OutputError
from journeydraft.intake.naming import study_name
from journeydraft.languages import LANGUAGES
from journeydraft.readers.locate import locate
from journeydraft.settings import FILE
from journeydraft.stages.template import TEMPLATES


def start_study(folder: Path) -> tuple[Path, int]:
    """Writes ``journey.toml`` into ``folder``; gives its path, and how many sources lie there already.

    OutputError where there is one, or it cannot be written.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = _sources(folder)
        with path.open("x", encoding="utf-8") as file:
            file.write(_settings(folder, found))
    except FileExistsError as error:
        at, said = (path, "there are settings already") if path.exists() else (folder, "this is no folder")
        raise OutputError(f"{said}; nothing was changed", path=str(at), hint="edit what is there") from error
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from error
    return path, len(found)


def _sources(folder: Path) -> list[str]:
    try:
        return [file.path for file in locate([folder], root=folder.resolve()).files]
    except InputError:
        return []


def _settings(folder: Path, sources: list[str]) -> str:
    text = files("journeydraft").joinpath("journey.toml").read_text(encoding="utf-8")
    known = {
        "TITLE": json.dumps(study_name(folder.resolve()), ensure_ascii=False),
        "TEMPLATES": ", ".join(TEMPLATES),
        "LANGUAGES": ", ".join(LANGUAGES),
        "SOURCES": f"{len(sources)} files that may be sources" if sources else "no sources yet",
    }
    for name, value in known.items():
        text = text.replace(f"@{name}@", value)
    return text
