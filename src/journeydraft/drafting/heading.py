"""What a map says of itself before its first stage: title and sample, heads of stages, how it came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeydraft import __version__
from journeydraft.engines.open import Opened
from journeydraft.formats.labels import labels
from journeydraft.intake.naming import study_name
from journeydraft.merge.build import StageHead
from journeydraft.merge.items import Heard
from journeydraft.merge.segments import Members
from journeydraft.model.journey import Header, Provenance, Sample, SourceRecord
from journeydraft.model.source import Source, SourceKind
from journeydraft.settings import Settings
from journeydraft.stages.template import worded
from journeydraft.staging.placing import Staged

if TYPE_CHECKING:
    from journeydraft.engines.embedded.triage import Triaged


def named(lang: str) -> Callable[[str], str]:
    """The words for an emotion, a channel or a sentence of the draft in the map's language."""
    words = labels(lang)

    def word(key: str) -> str:
        found = (words.find(group, key) for group in ("emotions", "channels", "draft"))
        return next((one for one in found if one), key)

    return word


def heard_of(sources: Sequence[Source], groups: tuple[Members, ...]) -> Heard:
    """Everybody who said something that may be evidence: participants and authors apart, each once."""
    told = [s for s in sources if s.kind is not SourceKind.review]
    reviewed = [s for s in sources if s.kind is SourceKind.review]
    return Heard(
        tuple(dict.fromkeys(p for s in told for p in s.participants)),
        tuple(dict.fromkeys(p for s in reviewed for p in s.participants)),
        groups,
    )


def heads(staged: Staged, lang: str) -> list[StageHead]:
    """The stages as the map names them in ``lang``, with who reached them where the documents tell."""
    return [
        StageHead(
            s.id,
            s.named(lang),
            worded(s.goal, lang),
            worded(s.key_task, lang),
            s.icon,
            s.when,
            staged.reached[row] if staged.reached else None,
        )
        for row, s in enumerate(staged.best.template.stages)
    ]


def header(sources: Sequence[Source], heard: Heard, staged: Staged, settings: Settings, root: Path) -> Header:
    """What stands above the map: title, persona, sample."""
    kinds = Counter(source.kind for source in sources)
    languages = Counter(source.language for source in sources if source.language)
    return Header(
        title=settings.title or named(settings.lang)("title").format(study=study_name(root.resolve())),
        persona=settings.persona,
        scenario=settings.scenario,
        journey=staged.best.template.journey or staged.best.template.name,
        sample=Sample(
            interviews=kinds[SourceKind.interview],
            notes=kinds[SourceKind.notes],
            reviews=len(heard.authors),
            participants=heard.participants,
            languages=tuple(sorted(languages, key=lambda code: (-languages[code], code))),
        ),
    )


def _recorded(settings: Settings, staged: Staged, triaged: Triaged | None) -> dict[str, str]:
    """Settings that a reader of the map should know."""
    recorded = {"stages": settings.stages} if settings.stages else {}
    if staged.laid_out == "proposed":
        recorded["stages"] = "proposed by the model"
    if settings.engine == "llm" and not settings.llm.redact:
        recorded["redact"] = "no: names and numbers were sent as they stand"
    if triaged is not None:
        sent = f"{triaged.words} of {triaged.of} words sent ({triaged.share:.0%})"
        recorded["triage"] = f"{sent}, chosen by the {triaged.by} engine"
    return recorded


def provenance(
    sources: Sequence[Source], opened: Opened, staged: Staged, settings: Settings, triaged: Triaged | None
) -> Provenance:
    """How the map came about."""
    return Provenance(
        version=__version__,
        engine=opened.engine.name,
        model=opened.engine.model,
        template=staged.best.template.name,
        template_fit=staged.best.fit,
        language=settings.lang,
        prompts=dict(opened.editor.prompts) if opened.editor else {},
        settings=_recorded(settings, staged, triaged),
        sources=tuple(
            SourceRecord(
                path=s.path, sha256=s.sha256, kind=s.kind.value, format=s.format, language=s.language
            )
            for s in sources
        ),
        date=settings.date,
    )
