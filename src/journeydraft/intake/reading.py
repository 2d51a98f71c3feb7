"""What a study's settings say of reading its sources."""

from __future__ import annotations

from pathlib import Path

from journeydraft.readers import ReadOptions
from journeydraft.settings import Settings, load_settings


def read_options(settings: Settings) -> ReadOptions:
    """How the sources of a study with ``settings`` are read."""
    columns = settings.columns
    return ReadOptions(
        force=settings.force,
        participants=settings.participants,
        interviewers=settings.interviewers,
        text_col=columns.text,
        id_col=columns.id,
        rating_col=columns.rating,
        date_col=columns.date,
        segment_col=columns.segment,
        by=segmented_by(settings),
        no_sources=(*settings.leave_out, *filter(None, [settings.metrics])),
    )


def reading_at(root: Path) -> ReadOptions:
    """How the sources of the study at ``root`` are read by its own settings. Raises ``SettingsError``."""
    return read_options(load_settings(root))


def segmented_by(settings: Settings) -> str | None:
    """What tells segments apart: ``by``, else the column that was named as the segment's."""
    return settings.by or settings.columns.segment
