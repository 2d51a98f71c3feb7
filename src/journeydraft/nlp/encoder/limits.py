"""The limits of the encoder's activations, which ``training/calibrate.py`` lays beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from journeydraft.nlp.encoder.int8 import Limits

FILE_NAME = "limits.npz"


def read_limits(path: Path | None = None) -> dict[str, Limits]:
    """The limits by activation name, from ``path`` or as they ship."""
    source = path or files(__package__).joinpath(FILE_NAME)
    with source.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        names = [name.removesuffix(".span") for name in arrays.files if name.endswith(".span")]
        return {name: _limits(arrays, name) for name in names}


def _limits(arrays: Mapping[str, NDArray[np.float32]], name: str) -> Limits:
    low, high = arrays[f"{name}.span"].tolist()
    return Limits(arrays.get(f"{name}.stretch"), low, high)
