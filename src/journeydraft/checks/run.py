"""All rules over one map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from journeydraft.checks.base import Fault, Rule, Subject
from journeydraft.checks.channels import channels_contradict
from journeydraft.checks.claims import claim_without_evidence, wrong_count
from journeydraft.checks.evidence import evidence_gone, evidence_moved, source_changed, source_missing
from journeydraft.checks.form import broken_markdown, unknown_lane, unused_evidence
from journeydraft.checks.opportunities import opportunity_answers_nothing
from journeydraft.checks.stages import needs_forgotten, stage_without_goal, too_few_steps
from journeydraft.checks.views import two_points_of_view
from journeydraft.errors import SettingsError
from journeydraft.formats import MapFile
from journeydraft.intake.reading import read_options
from journeydraft.maps.reaching import sources_now
from journeydraft.settings import FILE, Settings

RULES: Mapping[str, Rule] = {
    "broken-markdown": broken_markdown,
    "source-missing": source_missing,
    "source-changed": source_changed,
    "evidence-gone": evidence_gone,
    "evidence-moved": evidence_moved,
    "unused-evidence": unused_evidence,
    "claim-without-evidence": claim_without_evidence,
    "wrong-count": wrong_count,
    "stage-without-goal": stage_without_goal,
    "too-few-steps": too_few_steps,
    "needs-forgotten": needs_forgotten,
    "opportunity-answers-nothing": opportunity_answers_nothing,
    "two-points-of-view": two_points_of_view,
    "channels-contradict": channels_contradict,
    "unknown-lane": unknown_lane,
}
"""The rules by their ids, which ``[check] off`` in ``journey.toml`` names."""


def open_subject(file: MapFile, root: Path, settings: Settings, given: Path | None = None) -> Subject:
    """The map with its sources: in ``given``, else beside the map or at the study's ``root``."""
    options = replace(read_options(settings), force=True)  # what was read once is read again
    folders = list(dict.fromkeys((file.path.resolve().parent, root.resolve())))
    present = sources_now(file.map, folders, options, given)
    return Subject(file, present.found, present.missing, present.changed)


def check(subject: Subject, off: Iterable[str] = ()) -> tuple[Fault, ...]:
    """What the rules that are not ``off`` find, in the order of the file.

    SettingsError for a rule that there is not.
    """
    unknown = [name for name in off if name not in RULES]
    if unknown:
        raise SettingsError(
            f"[check] off: there is no rule “{unknown[0]}”",
            path=FILE,
            hint=f"rules are {', '.join(RULES)}",
        )
    found = [fault for name, rule in RULES.items() if name not in set(off) for fault in rule(subject)]
    return tuple(
        sorted(found, key=lambda fault: (fault.line or 0, fault.place, list(RULES).index(fault.rule)))
    )
