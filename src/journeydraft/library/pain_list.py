"""The ranked pain points in Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from journeydraft.events import Silence
from journeydraft.formats.labels import labels
from journeydraft.formats.pains import PAINS_FORMATS, render_pains
from journeydraft.formats.pains.rows import columns_of, pain_rows
from journeydraft.formats.quoted import cited
from journeydraft.library.frames import framed
from journeydraft.library.in_notebooks import pains_table
from journeydraft.library.in_terminals import pains_text
from journeydraft.memory.outputs import check_format, check_no_source, check_not_edited, write_output
from journeydraft.model.journey import Evidence, PainPoints, RankedPain

if TYPE_CHECKING:
    import pandas


class PainList(Sequence[RankedPain]):
    """Pain points in the order in which they deserve attention; a slice is a list again.

    ``lang`` is the language of what ``save`` and notebooks write around them; ``folder`` that of the study.
    """

    def __init__(self, record: PainPoints, lang: str, folder: Path) -> None:
        self.record = record
        self._lang = lang
        self._folder = folder

    def __len__(self) -> int:
        return len(self.record.pain_points)

    def __iter__(self) -> Iterator[RankedPain]:
        return iter(self.record.pain_points)

    @overload
    def __getitem__(self, index: int) -> RankedPain: ...
    @overload
    def __getitem__(self, index: slice) -> PainList: ...
    def __getitem__(self, index: int | slice) -> RankedPain | PainList:
        if isinstance(index, int):
            return self.record.pain_points[index]
        chosen = self.record.pain_points[index]
        cited_here = {id_ for one in chosen for id_ in (*one.evidence, *one.contradicted_by)}
        evidence = {id_: one for id_, one in self.record.evidence.items() if id_ in cited_here}
        return PainList(PainPoints(pain_points=chosen, evidence=evidence), self._lang, self._folder)

    def quotes(self, pain: RankedPain) -> list[Evidence]:
        """What proves ``pain``."""
        return cited(pain.evidence, self.record.evidence)

    def rows(self) -> list[dict[str, Any]]:
        """A row for each, for ``pandas.DataFrame``; keys are English, whatever the map's language.

        rank, text, severity, certainty (``to check`` or None), stage, participants, of_participants, reviews,
        of_reviews, said_by, quote, place, further, contradicting; segments where there are any.
        """
        columns = columns_of(self.record)
        return [dict(zip(columns, row, strict=True)) for row in pain_rows(self.record, labels("en"))]

    def to_frame(self) -> pandas.DataFrame:
        """``rows()`` as a ``pandas.DataFrame``. MissingPackage where pandas is not installed."""
        return framed(self.rows(), columns_of(self.record))

    def save(self, path: str | Path, *, lang: str | None = None, force: bool = False) -> Path:
        """Writes the list as .md, .csv, .xlsx or .json, as the name ends; gives the path.

        Raises ``OutputError`` where it cannot be written, where the file was edited since it was written or
        is another's (``force=True`` overwrites it), and always where it is a source that the list quotes;
        ``SettingsError`` where there are no headings in ``lang``.
        """
        output = Path(path)
        kind = check_format(output, tuple(PAINS_FORMATS))
        check_no_source(output, {one.source for one in self.record.evidence.values()}, self._folder)
        check_not_edited(output, self._folder, force)
        made = render_pains(self.record, kind, lang or self._lang)
        write_output(output, made, self._folder, None, Silence())
        return output

    def __repr__(self) -> str:
        return pains_text(self.record, labels(self._lang))

    def _repr_html_(self) -> str:
        return pains_table(self.record, labels(self._lang))
