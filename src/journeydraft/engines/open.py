"""Which engine runs: the embedded one, or what is left of it without the model file."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from journeydraft.engines.base import Engine
from journeydraft.errors import SettingsError

if TYPE_CHECKING:
    from journeydraft.nlp.meaning import Meaning
    from journeydraft.settings import Settings


@dataclass(frozen=True)
class Opened:
    """An engine, the meaning that merging and stages compare by, and what the user must be told."""

    engine: Engine
    meaning: Meaning
    notices: tuple[str, ...] = ()


def open_engine(settings: Settings) -> Opened:
    """The engine that ``settings`` ask for; falls back to the lexicon engine, visibly."""
    from journeydraft.nlp.encoder import EncoderMissing

    if settings.engine == "lexicon":
        return _lexicon()
    if settings.engine != "embedded":
        return _third_party(settings)
    try:
        return _embedded(settings)
    except EncoderMissing as error:
        if settings.encoder is not None:
            raise  # asked for by name: an error, not a fallback
        return _lexicon(f"{error} The lexicon engine is used instead: cues and rules alone, weaker findings.")


def _lexicon(*notices: str) -> Opened:
    import numpy as np

    from journeydraft.engines.embedded.engine import EmbeddedEngine
    from journeydraft.engines.embedded.scorers import CueScorer
    from journeydraft.nlp.bag import BagEncoder
    from journeydraft.nlp.meaning import ANY, Meaning

    encoder = BagEncoder()
    centres = {ANY: np.zeros(encoder.dimensions, np.float32)}
    return Opened(EmbeddedEngine(CueScorer()), Meaning(encoder, centres), notices)


def _embedded(settings: Settings) -> Opened:
    from journeydraft.engines.embedded.engine import EmbeddedEngine
    from journeydraft.engines.embedded.scorers import LearnedScorer
    from journeydraft.nlp.encoder import open_encoder
    from journeydraft.nlp.shipped import is_built_in, open_meaning

    encoder = open_encoder(settings.encoder, settings.model_file)
    notices = () if is_built_in(encoder) else (f"fitting to {encoder.name}: this takes a moment",)
    meaning, heads = open_meaning(encoder)
    return Opened(EmbeddedEngine(LearnedScorer(meaning, heads)), meaning, notices)


def _third_party(settings: Settings) -> Opened:
    for point in entry_points(group="journeydraft.engines"):
        if point.name == settings.engine:
            opened: Opened = point.load()(settings)
            return opened
    raise SettingsError(f"there is no engine “{settings.engine}”", hint="use embedded or lexicon")
