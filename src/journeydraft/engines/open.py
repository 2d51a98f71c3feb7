"""Which engine runs: the embedded one, what is left of it without its file, or one that asks a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from journeydraft.engines.base import Editor, Engine
from journeydraft.errors import SettingsError

if TYPE_CHECKING:
    from journeydraft.engines.embedded.engine import EmbeddedEngine
    from journeydraft.engines.llm.seam import Replies
    from journeydraft.engines.llm.spending import Ledger
    from journeydraft.nlp.meaning import Meaning
    from journeydraft.nlp.sameness import Sameness
    from journeydraft.settings import Settings


OWN = 0.8
"""Cosine from which two wordings of a model about one person are one matter: it was told to say each once, so
only what two passages repeat is joined here, and the rest by the model."""


@dataclass(frozen=True)
class Opened:
    """An engine, the meaning that merging and stages compare by, and what the user must be told.

    ``editor`` is the same engine where it also edits what was merged; ``words`` are those of a chunk,
    ``spending`` hears of every call. ``sameness`` is how its findings are compared, where not as ``meaning``
    says; ``chooser`` picks what of the sources it reads, where not all.
    """

    engine: Engine
    meaning: Meaning
    notices: tuple[str, ...] = ()
    editor: Editor | None = None
    words: int = 1200
    spending: Ledger | None = None
    sameness: Sameness | None = None
    chooser: EmbeddedEngine | None = None

    def close(self) -> None:
        """Ends what the engine has open."""
        if self.editor is not None:
            self.editor.close()


def open_engine(
    settings: Settings, replies: Replies | None = None, tell: Callable[[str], None] = lambda _: None
) -> Opened:
    """The engine that ``settings`` ask for; falls back to the lexicon engine, visibly.

    ``replies`` is where the llm engine keeps what it has paid for, ``tell`` hears what keeps it waiting.
    """
    from journeydraft.nlp.encoder import EncoderMissing

    if settings.engine == "lexicon":
        return _lexicon()
    if settings.engine == "llm" and replies is not None:
        return _llm(settings, replies, tell)
    if settings.engine != "embedded":
        return _third_party(settings)
    try:
        return _embedded(settings)
    except EncoderMissing as error:
        if settings.encoder is not None:
            raise  # asked for by name: an error, not a fallback
        return _lexicon(f"{error} The lexicon engine is used instead: cues and rules alone, weaker findings.")


def _llm(settings: Settings, replies: Replies, tell: Callable[[str], None]) -> Opened:
    from journeydraft.engines.llm.open import open_llm
    from journeydraft.engines.llm.passages import WORDS

    local = local_engine(settings)
    engine = open_llm(settings, local.meaning, replies, tell)
    sameness = replace(local.meaning.sameness, own=OWN)
    ledger = engine.asker.ledger
    unlike = ("the encoder is not there: what the model finds is compared by its words alone",)
    return replace(
        local,
        notices=unlike if local.engine.name == "lexicon" else local.notices,
        engine=engine,
        editor=engine,
        words=WORDS,
        spending=ledger,
        sameness=sameness,
        chooser=chooser_of(local) if settings.llm.triage else None,
    )


def local_engine(settings: Settings) -> Opened:
    """The embedded engine, whatever ``settings`` say, or what is left of it without its file."""
    return open_engine(settings.model_copy(update={"engine": "embedded"}))


def chooser_of(local: Opened) -> EmbeddedEngine:
    """The engine of ``local`` as one that picks what another reads."""
    from journeydraft.engines.embedded.engine import EmbeddedEngine

    if not isinstance(local.engine, EmbeddedEngine):
        raise SettingsError(f"the engine “{local.engine.name}” does not choose", hint="leave --triage out")
    return local.engine


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
    import_module("spacy")  # the first unit needs it, and an engine is opened beside the reading
    return Opened(EmbeddedEngine(LearnedScorer(meaning, heads)), meaning, notices)


def _third_party(settings: Settings) -> Opened:
    for point in entry_points(group="journeydraft.engines"):
        if point.name == settings.engine:
            opened: Opened = point.load()(settings)
            return opened
    raise SettingsError(f"there is no engine “{settings.engine}”", hint="use embedded, lexicon or llm")
