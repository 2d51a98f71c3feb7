"""The run of a command that drafts: read, analyse, write what is asked of the draft, report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.drafting.pipeline import Drafted
    from journeydraft.settings import Settings

Shown = Callable[["Drafted", "Settings"], str | bytes]
"""What is written of a draft."""


def draft_into(
    output: Path | None,
    paths: tuple[str, ...],
    options: Mapping[str, Any],
    talk: Talk,
    shown: Shown,
    *,
    is_map: bool,
) -> None:
    """Writes what is ``shown`` of a draft of ``paths`` unless a model gave nothing, reports, ends the run.

    ``is_map``: whether that is the map, with its numbers, which people edit and ``update`` knows again.
    """
    from journeydraft.commands.options import drafting
    from journeydraft.commands.output import check_no_source, check_not_edited, emit, finish
    from journeydraft.commands.report import is_empty, report
    from journeydraft.drafting.pipeline import draft

    root, settings = drafting(paths, options)
    check_not_edited(output, root, settings.force)
    with talk:
        drafted = draft(paths, settings, talk, root)
    check_no_source(output, (source.path for source in drafted.study.sources), root)
    if not is_empty(drafted):
        emit(shown(drafted, settings), output, root, drafted.map if is_map else None, talk)
    report(drafted, output, talk, is_map=is_map)
    finish([*drafted.study.failed, *(drafted.unmeasured if is_map else ())], drafted.gaps)
