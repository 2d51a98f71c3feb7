"""Prompts: Markdown files with front matter, examples beside them as data; each has a hash."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from journeydraft.errors import SettingsError

TASKS = ("extract", "stages", "consolidate", "join", "contradict", "frame")

SHORTEST = 40
"""Characters of a prompt: fewer tell a model nothing."""

LANGUAGES = {"en": "English", "et": "Estonian", "ro": "Romanian", "bg": "Bulgarian", "ru": "Russian"}

_FILE = re.compile(r"(?P<task>[a-z]+)\.v(?P<version>\d+)\.md")


@dataclass(frozen=True)
class Prompt:
    """Words for a model: ``text`` may name ``{{language}}``, the one thing that is filled in."""

    task: str
    version: int
    text: str
    sha256: str

    @property
    def ident(self) -> str:
        """As the provenance shows it: ``v1 sha256:3f…``."""
        return f"v{self.version} sha256:{self.sha256[:16]}"

    def system(self, language: str) -> str:
        """What the model is told before the data, for a map in ``language`` (a code)."""
        return self.text.replace("{{language}}", LANGUAGES.get(language, language))


def load_prompts(folder: Path | None = None) -> dict[str, Prompt]:
    """All prompts by task, those in ``folder`` before the shipped ones. Raises ``SettingsError``."""
    prompts = {task: _newest(_home(), task) for task in TASKS}
    if folder is not None:
        if not folder.is_dir():
            raise SettingsError("there is no such folder of prompts", path=str(folder))
        own = {task: _newest(folder, task) for task in TASKS}
        if not any(own.values()):
            raise SettingsError(
                "there is no prompt in this folder",
                path=str(folder),
                hint=f"name files like {TASKS[0]}.v2.md; tasks: {', '.join(TASKS)}",
            )
        prompts = {task: own[task] or prompts[task] for task in TASKS}
    return {task: _required(task, prompt) for task, prompt in prompts.items()}


@cache
def _home() -> Path:
    """Where the shipped prompts lie: in the wheel beside the package, or at the top of the checkout."""
    package = Path(__file__).parents[2]
    places = (package / "prompts", package.parents[1] / "prompts")
    return next((place for place in places if place.is_dir()), places[0])


def _required(task: str, prompt: Prompt | None) -> Prompt:
    if prompt is None:
        raise SettingsError(f"the prompt “{task}” is missing from the installation", hint="install it again")
    return prompt


def _newest(folder: Path, task: str) -> Prompt | None:
    found = [
        (int(match["version"]), path)
        for path in folder.glob(f"{task}.v*.md")
        if (match := _FILE.fullmatch(path.name))
    ]
    return _read(max(found)[1], task, max(found)[0]) if found else None


def _read(path: Path, task: str, version: int) -> Prompt:
    try:
        text = path.read_text(encoding="utf-8")
        examples = path.with_suffix(".examples.json")
        rows = json.loads(examples.read_text(encoding="utf-8")) if examples.is_file() else []
        shown = "".join(_shown(str(row["data"]), row["reply"]) for row in rows)
        whole = _without_front_matter(text).strip() + "\n" + shown
        digest = sha256(whole.encode()).hexdigest()
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SettingsError(f"the prompt or its examples cannot be read: {error}", path=str(path)) from error
    if len(whole) < SHORTEST:
        raise SettingsError("the prompt is empty", path=str(path))
    return Prompt(task, version, whole, digest)


def _shown(data: str, reply: object) -> str:
    answer = json.dumps(reply, ensure_ascii=False, separators=(",", ":"))
    return f"\nExample data:\n{data.strip()}\nExample reply:\n{answer}\n"


def _without_front_matter(text: str) -> str:
    match = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return text[match.end() :] if match else text
