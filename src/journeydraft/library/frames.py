"""Rows as data frames, for those who have pandas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journeydraft.errors import MissingPackage

if TYPE_CHECKING:
    import pandas


def framed(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pandas.DataFrame:
    """``rows`` as a frame of ``columns``, in pandas' types that can be missing: counts stay whole numbers."""
    try:
        import pandas
    except ImportError as error:
        raise MissingPackage(
            "data frames need pandas, which is not installed",
            hint="pip install pandas; rows() gives the same without it",
        ) from error
    return pandas.DataFrame([dict(row) for row in rows], columns=list(columns)).convert_dtypes()
