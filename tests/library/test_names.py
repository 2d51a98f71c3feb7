"""``import journeydraft``: quick, and everything that it names is there."""

from __future__ import annotations

import subprocess
import sys

import pytest

import journeydraft as jd
from journeydraft.settings import Settings

LOOK = "import sys, journeydraft; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def test_importing_it_loads_nothing_heavy() -> None:
    """Not even pydantic and numpy: a script that asks for the version does not wait."""
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "journeydraft" in loaded
    assert loaded.isdisjoint({"spacy", "onnxruntime", "onnx", "numpy", "pydantic", "click", "jinja2"})


def test_opening_a_map_loads_no_model() -> None:
    """Whoever looks at a map that is there does not wait for engines."""
    look = LOOK.replace("journeydraft;", "journeydraft; journeydraft.open_map;")
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint({"spacy", "onnxruntime", "onnx", "openpyxl"})


@pytest.mark.parametrize("name", jd.__all__)
def test_every_public_name_is_there_and_told_of(name) -> None:
    """``from journeydraft import *`` works, and ``help`` says something."""
    assert name in dir(jd)
    assert name == "__version__" or getattr(jd, name).__doc__


def test_a_name_that_is_not_there_is_missed_as_in_any_module() -> None:
    """AttributeError, so that ``hasattr`` and mistakes behave as usual."""
    with pytest.raises(AttributeError, match="journeymap"):
        _ = jd.journeymap


def test_options_are_the_keys_of_the_settings() -> None:
    """Whatever a ``journey.toml`` can say of a draft, a keyword argument can."""
    assert set(jd.Options.__annotations__) == set(Settings.model_fields) - {"check"}
