"""What a folder in the layout of sentence-transformers says about its model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeydraft.nlp.encoder.base import EncoderMissing, Kind

_MODELS = ("onnx/model.onnx", "model.onnx")
_POOLINGS = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_max_tokens": "max",
}
_PROMPT_NAMES: dict[Kind, tuple[str, ...]] = {"query": ("query",), "passage": ("passage", "document")}
_LONGEST = 512


@dataclass(frozen=True)
class Folder:
    """Paths that exist, and the settings that go with them. ``longest`` counts tokens."""

    model: Path
    tokenizer: Path
    pooling: str
    longest: int
    prompts: Mapping[Kind, str]


def read_folder(directory: Path) -> Folder:
    """Reads the folder's JSON files. Raises EncoderMissing naming what is missing or does not fit."""
    if not directory.is_dir():
        raise EncoderMissing("there is no such folder", path=str(directory), hint="give the model's folder")
    models = [directory / name for name in _MODELS if (directory / name).is_file()]
    if not models:
        raise _missing(directory, " or ".join(_MODELS), "export the model to ONNX first")
    pooling = directory / _pooling_folder(directory) / "config.json"
    return Folder(
        model=models[0],
        tokenizer=_existing(directory / "tokenizer.json"),
        pooling=_pooling(_existing(pooling)),
        longest=_longest(directory / "sentence_bert_config.json"),
        prompts=_prompts(directory / "config_sentence_transformers.json"),
    )


def fingerprint(model: Path) -> str:
    """SHA-256 over the model's file and those that hold its weights beside it (model.onnx_data …)."""
    total = hashlib.sha256()
    for path in sorted(model.parent.glob(f"{model.name}*")):
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def _pooling_folder(directory: Path) -> str:
    """Where modules.json puts the pooling; refuses modules whose work would be left undone."""
    path = directory / "modules.json"
    if not path.is_file():
        return "1_Pooling"
    modules = {str(each.get("type", "")).rpartition(".")[2]: each for each in _json(path, list)}
    strange = set(modules) - {"Transformer", "Pooling", "Normalize"}
    if strange:
        name = sorted(strange)[0]
        raise EncoderMissing(f"cannot run the module {name}", path=str(path), hint="use another model")
    if "Pooling" not in modules:
        raise EncoderMissing(
            "there is no Pooling among the modules", path=str(path), hint="use another model"
        )
    return str(modules["Pooling"].get("path", "1_Pooling"))


def _pooling(path: Path) -> str:
    settings = _json(path, dict)
    keys = [key for key, on in settings.items() if key.startswith("pooling_mode_") and on]
    modes = [_POOLINGS.get(key) for key in keys] or [settings.get("pooling_mode")]
    if len(modes) != 1 or modes[0] not in _POOLINGS.values():
        raise EncoderMissing(
            "the pooling is not one of cls, mean, max", path=str(path), hint="use a model with one of these"
        )
    return str(modes[0])


def _longest(path: Path) -> int:
    found = _json(path, dict).get("max_seq_length") if path.is_file() else None
    return min(found, _LONGEST) if isinstance(found, int) and found > 2 else _LONGEST


def _prompts(path: Path) -> dict[Kind, str]:
    settings = _json(path, dict) if path.is_file() else {}
    prompts = settings.get("prompts") or {}
    default = prompts.get(settings.get("default_prompt_name") or "", "")
    return {
        kind: next((str(prompts[name]) for name in names if prompts.get(name)), str(default))
        for kind, names in _PROMPT_NAMES.items()
    }


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise _missing(path.parent, path.name, "copy the whole folder of the model")
    return path


def _missing(directory: Path, name: str, hint: str) -> EncoderMissing:
    return EncoderMissing(f"the folder has no {name}", path=str(directory), hint=hint)


def _json(path: Path, kind: type[Any]) -> Any:
    try:
        content = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise EncoderMissing(f"this is not valid JSON: {error}", path=str(path)) from error
    if not isinstance(content, kind):
        raise EncoderMissing(f"should hold a {kind.__name__}", path=str(path))
    return content
