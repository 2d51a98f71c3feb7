"""What was trained and ships, as arrays: see ``training/README.md`` for where it comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

import numpy as np
from numpy.typing import NDArray


def raw(name: str) -> bytes:
    """The bytes of a file of this folder."""
    return (files(__name__) / name).read_bytes()


def arrays(name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of an ``npz`` file of this folder."""
    with np.load(BytesIO(raw(name)), allow_pickle=False) as found:
        return dict(found)


@cache
def shipped_centres(of: Literal["parts", "alone"] = "parts") -> Mapping[str, NDArray[np.float32]]:
    """Mean e5 vectors by language, ``any`` among them: of parts of tellings, or of texts read alone."""
    return {
        name.removeprefix(f"{of}."): mean.astype(np.float32)
        for name, mean in arrays("centres.npz").items()
        if name.startswith(f"{of}.")
    }


@cache
def shipped_vectors() -> Mapping[str, NDArray[np.float32]]:
    """The e5 vectors of the shipped stage templates' sentences, by ``digest`` of their text."""
    known = arrays("known.npz")
    return dict(zip(map(str, known["keys"]), known["vectors"].astype(np.float32), strict=True))


@cache
def shipped_languages() -> Mapping[str, str]:
    """The languages of the shipped stage templates' sentences, by ``digest`` of their text."""
    known = arrays("known.npz")
    return dict(zip(map(str, known["keys"]), map(str, known["languages"]), strict=True))


@cache
def shipped_shares() -> Mapping[str, float]:
    """What share of any talk sounds like each shipped stage template."""
    shares: dict[str, float] = json.loads(raw("shares.json"))
    return shares
