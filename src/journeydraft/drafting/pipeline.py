"""The whole way from files to a map; the only place that composes the stages of the flow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from journeydraft.drafting.choosing import chosen
from journeydraft.drafting.editing import edited, with_gaps
from journeydraft.drafting.heading import header, heads, heard_of, named, provenance
from journeydraft.drafting.proving import prove
from journeydraft.engines.open import Opened, open_engine
from journeydraft.errors import InputError
from journeydraft.events import Listener, Silence
from journeydraft.intake.grouping import grouped
from journeydraft.intake.listening import with_languages
from journeydraft.intake.rating import with_ratings
from journeydraft.intake.reading import read_options, segmented_by
from journeydraft.measuring import read_measures, with_measures
from journeydraft.memory.replies import KeptReplies
from journeydraft.merge.build import Built, build
from journeydraft.merge.coverage import coverage
from journeydraft.merge.items import Heard
from journeydraft.model.editing import Joined, Rewrite
from journeydraft.model.finding import Chunk
from journeydraft.model.journey import JourneyMap
from journeydraft.model.proved import Proved
from journeydraft.nlp.language import identifier
from journeydraft.readers import Study, read_study
from journeydraft.readers.locate import study_root
from journeydraft.settings import Settings
from journeydraft.stages.guided import guided, in_rounds
from journeydraft.stages.template import DISCOVER, StageTemplate, templates_for
from journeydraft.stages.used import stages_used
from journeydraft.staging.laying import placed
from journeydraft.staging.placing import Staged

if TYPE_CHECKING:
    from journeydraft.engines.embedded.triage import Triaged
    from journeydraft.engines.llm.spending import Ledger
    from journeydraft.nlp.meaning import Meaning

BATCH = 256
"""Chunks that go through the engine together."""


@dataclass(frozen=True)
class Drafted:
    """A map, and what the run has to report: what was read, the fit of the stages, quotes dropped.

    ``gaps`` are places that could not be done, with the reason; ``spending`` is what a model cost,
    ``triaged`` what it was sent where not everything; ``unmeasured`` are rows of the table of metrics that no
    stage goes by. ``heard`` is everybody who was, ``meaning`` what the findings were compared by.
    """

    map: JourneyMap
    study: Study
    staged: Staged
    dropped: Counter[str]
    sureness: Mapping[str, float]
    heard: Heard
    meaning: Meaning
    gaps: Sequence[tuple[str, str]] = ()
    spending: Ledger | None = None
    unmeasured: Sequence[InputError] = ()
    triaged: Triaged | None = None


def understand(
    paths: Sequence[str], settings: Settings, listener: Listener | None = None, root: Path | None = None
) -> Study:
    """The sources at ``paths`` with their speakers' languages, and what was skipped or could not be read.

    Raises ``InputError`` at the first that fails, unless ``settings.keep_going``.
    """
    listener = listener or Silence()
    listener.progress("reading", 0)
    with ThreadPoolExecutor(1) as beside:
        beside.submit(identifier)  # unpacks its model while files are read
        study = read_study(paths, read_options(settings), root=root, keep_going=settings.keep_going)
    for source in study.sources:
        for warning in source.warnings:
            listener.notice(f"{source.path}: {warning}")
    return replace(study, sources=tuple(with_ratings(with_languages(source)) for source in study.sources))


def draft(
    paths: Sequence[str], settings: Settings, listener: Listener | None = None, root: Path | None = None
) -> Drafted:
    """Reads, analyses, proves, places, merges, edits. Raises a ``JourneydraftError``."""
    listener = listener or Silence()
    templates = templates_of(settings)
    measures = read_measures(settings.metrics) if settings.metrics else ()
    with ExitStack() as ends:
        ends.enter_context(threadpool_limits(1, "blas"))  # matrices are small, and threads wait by spinning
        replies = replies_of(paths, settings, listener, root, ends)
        with ThreadPoolExecutor(1) as beside:  # the model is opened while the study is read
            opening = beside.submit(open_engine, settings, replies, listener.notice)
            study = understand(paths, settings, listener, root)
            opened = opening.result()
        ends.callback(opened.close)
        drafted = _drafted(study, opened, settings, templates, listener)
    if settings.metrics is None:
        return drafted
    measured = with_measures(drafted.map, measures, settings.metrics)
    return replace(drafted, map=measured.map, unmeasured=measured.unmatched)


def templates_of(settings: Settings) -> tuple[StageTemplate, ...]:
    """The templates that may be used: none where the study's own stages are asked for."""
    return () if settings.stages == DISCOVER else templates_for(settings.stages)


def replies_of(
    paths: Sequence[str], settings: Settings, listener: Listener, root: Path | None, ends: ExitStack
) -> KeptReplies | None:
    """The replies of models that are kept beside the study, open until ``ends``; None for a local engine."""
    if settings.engine != "llm":
        return None
    replies = KeptReplies(root or study_root(paths), listener.notice)
    ends.callback(replies.close)
    return replies


def _drafted(
    study: Study, opened: Opened, settings: Settings, templates: Sequence[StageTemplate], listener: Listener
) -> Drafted:
    sources, editor = study.sources, opened.editor
    for notice in opened.notices:
        listener.notice(notice)
    dropped: Counter[str] = Counter()
    chunks, triaged = chosen(
        sources, opened.words, opened.chooser, lambda words: listener.progress("choosing", words)
    )
    found = list(_proved(chunks, opened, settings, dropped, listener))
    listener.progress("placing", 0, len(found))
    staged = placed(found, templates, sources, opened.meaning, editor, settings.lang)
    listener.progress("merging", 0, len(found))
    heard = heard_of(sources, grouped(sources, segmented_by(settings)))

    def merged(rewrites: Sequence[Rewrite], joins: Sequence[Joined]) -> Built:
        return build(
            heads(staged, settings.lang),
            staged.found,
            heard,
            header(sources, heard, staged, settings, study.root),
            provenance(sources, opened, staged, settings, triaged),
            named=named(settings.lang),
            coverage=coverage(sources, staged.found),
            dropped=dropped,
            by=segmented_by(settings),
            sameness=opened.sameness or opened.meaning.sameness,
            rewrites=rewrites,
            joins=joins,
            used=stages_used(staged.best, staged.runner_up),
            guided=None if in_rounds(staged.found, sources) else guided(staged.found),
        )

    built = edited(merged, editor, listener, settings.title)
    gaps = tuple(editor.gaps) if editor else ()
    for place, doubt in editor.doubts if editor else ():
        listener.notice(f"{place}: {doubt}; asked twice, and taken as it is")
    for source, order in editor.orders if editor else ():
        listener.notice(f"{source}: words that try to give a model orders, not followed: “{order}”")
    return Drafted(
        with_gaps(built.map, gaps),
        study,
        staged,
        dropped,
        built.sureness,
        heard,
        opened.meaning,
        gaps,
        opened.spending,
        (),
        triaged,
    )


def _proved(
    chunks: Sequence[Chunk], opened: Opened, settings: Settings, dropped: Counter[str], listener: Listener
) -> Iterator[Proved]:
    total = sum(chunk.words for chunk in chunks)
    read = 0
    for at in range(0, len(chunks), BATCH):
        batch = chunks[at : at + BATCH]
        found = opened.engine.analyse(batch, _further(listener, read, total))
        for chunk, findings in zip(batch, found, strict=True):
            yield from prove(chunk.source, findings, dropped, settings.names)
        read += sum(chunk.words for chunk in batch)
        listener.progress("analysing", read, total)


def _further(listener: Listener, read: int, total: int) -> Callable[[int], None]:
    """Tells ``listener`` of words read in the batch at hand, beside the ``read`` of those before."""
    return lambda words: listener.progress("analysing", min(read + words, total), total)
