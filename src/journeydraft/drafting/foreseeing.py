"""What a draft with a model would send and cost; nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from journeydraft.drafting.choosing import chosen
from journeydraft.drafting.pipeline import replies_of, templates_of, understand
from journeydraft.engines.open import chooser_of, local_engine
from journeydraft.events import Listener, Silence
from journeydraft.memory.store import FILE, FOLDER
from journeydraft.readers import Study
from journeydraft.readers.locate import study_root
from journeydraft.settings import Settings

if TYPE_CHECKING:
    from journeydraft.engines.llm.estimate import Estimate


def foresee(
    paths: Sequence[str], settings: Settings, listener: Listener | None = None, root: Path | None = None
) -> Estimate:
    """What ``draft`` with a model would send and cost; nothing is sent. Raises a ``JourneydraftError``."""
    from journeydraft.engines.llm.estimate import estimate
    from journeydraft.engines.llm.passages import WORDS

    templates = templates_of(settings)
    with ExitStack() as ends:
        there = ((root or study_root(paths)) / FOLDER / FILE).is_file()  # a look leaves nothing behind
        replies = replies_of(paths, settings, listener or Silence(), root, ends) if there else None
        study = understand(paths, settings, listener, root)
        chooser = chooser_of(local_engine(settings)) if settings.llm.triage else None
        chunks, _ = chosen(study.sources, WORDS, chooser)
        return estimate(chunks, settings, replies, len(templates[0].stages) if len(templates) == 1 else None)


def leaving(study: Study, settings: Settings) -> Iterator[tuple[str, str]]:
    """What an llm engine would send of ``study``: place and words of each passage, as they leave."""
    from journeydraft.engines.llm.extract import words_of
    from journeydraft.engines.llm.passages import WORDS, passages
    from journeydraft.engines.llm.redact import Redactor

    redactor = Redactor(settings.llm.redact)
    chooser = chooser_of(local_engine(settings)) if settings.llm.triage else None
    for chunk in chosen(study.sources, WORDS, chooser)[0]:
        for passage in passages(chunk):
            yield passage.place, words_of(passage, redactor)
