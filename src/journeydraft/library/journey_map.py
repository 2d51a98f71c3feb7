"""A map in Python: what stands in it, and what one does with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeydraft.events import Listener, Silence
from journeydraft.formats.contexts import Context, contexts
from journeydraft.formats.export import WRITTEN, check_wish, export, lacking
from journeydraft.formats.quoted import cited
from journeydraft.formats.tables.tidy import Row, tidy_rows
from journeydraft.formats.views import Wish
from journeydraft.formats.write_file import write_atomically
from journeydraft.intake.reading import reading_at
from journeydraft.library.frames import framed
from journeydraft.library.in_notebooks import map_frame
from journeydraft.library.in_terminals import map_text
from journeydraft.library.notices import Notices
from journeydraft.library.pain_list import PainList
from journeydraft.memory.outputs import (
    check_format,
    check_new,
    check_no_source_of,
    check_not_edited,
    write_output,
)
from journeydraft.memory.rereading import sources_for, sources_of
from journeydraft.model.journey import BlindSpots, Evidence, Item, Stage, Unplaced
from journeydraft.model.journey import JourneyMap as Record
from journeydraft.model.source import Source
from journeydraft.model.standing import ranked_pains

if TYPE_CHECKING:
    import pandas


class JourneyMap:
    """A customer journey map, drafted or opened; it never changes.

    ``record`` is all of it, with the keys of the JSON format. A notebook shows it as its page, a terminal as
    a few lines. Made by ``draft``, ``open_map`` and ``update``, not by hand.
    """

    def __init__(
        self,
        record: Record,
        folder: Path,
        sources: Sequence[Source] | None = None,
        sureness: Mapping[str, float] | None = None,
        *,
        of_draft: bool = False,
    ) -> None:
        self.record = record
        self._folder = folder
        self._sources = sources
        self._sureness = sureness
        self._of_draft = of_draft

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.record.header.title

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The columns in order; each has lanes of lines: ``stage.pain_points``, ``stage.needs`` …"""
        return self.record.stages

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Lines that fit no stage; ``lane`` says what each is."""
        return self.record.unplaced

    @property
    def evidence(self) -> dict[str, Evidence]:
        """Every quote with its place, by the ids that lines cite."""
        return self.record.evidence

    @property
    def blind_spots(self) -> BlindSpots:
        """What the map does not know."""
        return self.record.blind_spots

    def pain_points(self) -> PainList:
        """All pain points, ranked by reach × severity × odds, those to be checked last.

        Of a map from a file the odds are not known; equals keep its order.
        """
        ranked = ranked_pains(self.record, self._sureness)
        return PainList(ranked, self.record.provenance.language, self._folder)

    def quotes(self, line: Item) -> list[Evidence]:
        """What proves ``line``, a line of this map; empty where nothing does."""
        return cited(line.evidence, self.record.evidence)

    def against(self, line: Item) -> list[Evidence]:
        """What people said that speaks against ``line``."""
        return cited(line.contradicted_by, self.record.evidence)

    def context(self, quote: Evidence) -> Context | None:
        """What stands around ``quote``: the rest of the turn, the one before, the one after, up to 220
        characters of each; None where the sources are not at hand, or have changed."""
        return contexts({"": quote}, self._read()).get("")

    def rows(self) -> list[dict[str, Any]]:
        """A row for every quote of every line, one for a line that has none: for ``pandas.DataFrame``.

        Keys are the columns of ``map.csv``: stage, step, lane, text, participants, reviews (how many),
        severity (low, medium, high), valence (−2…2), source, speaker, timecode, quote; None where there is
        nothing.
        """
        return [row._asdict() for row in tidy_rows(self.record)]

    def to_frame(self) -> pandas.DataFrame:
        """``rows()`` as a ``pandas.DataFrame``. MissingPackage where pandas is not installed."""
        return framed(self.rows(), Row._fields)

    def render(
        self,
        suffix: str = ".md",
        *,
        lang: str | None = None,
        only: str | None = None,
        board: str | None = None,
    ) -> str | bytes:
        """What ``save`` writes to a file that ends in ``suffix``, text or bytes. Raises ``SettingsError``."""
        return export(self.record, suffix, lang, Wish(self._for(suffix.lower()), only, board))

    def save(
        self,
        path: str | Path,
        *,
        lang: str | None = None,
        only: str | None = None,
        board: str | None = None,
        force: bool = False,
        listener: Listener | None = None,
    ) -> Path:
        """Writes the map in the format that the name ends in, whole or not at all; gives the path.

        ``.md`` and ``.json`` can be edited and opened again; pages, pictures and tables are one way.
        ``lang``: headings in this language. ``only``: ``"curve"``, of pictures. ``board``: ``"miro"``,
        ``"figjam"``, ``"mural"`` or ``"lucid"``, for stickies in a ``.csv``. A later ``update`` knows the
        draft. What a ``.qdpx`` lacks (a source that is gone) is told to ``listener``, else by warnings.

        Raises ``OutputError`` where the name ends in no format that there is, where the file was edited since
        a draft wrote it or is not one (``force=True`` overwrites it), and always where it is one of a draft's
        sources.
        """
        output = Path(path)
        kind = check_format(output, WRITTEN)
        check_wish(kind, only, board)
        check_no_source_of(output, self.record, self._folder)
        if self._of_draft:
            check_not_edited(output, self._folder, force)
        elif not force:
            check_new(output)
        sources = self._for(kind)
        made = export(self.record, kind, lang, Wish(sources, only, board))
        if self._of_draft:
            write_output(output, made, self._folder, self.record, listener or Silence())
        else:
            write_atomically(output, made)
        notices = Notices()
        for said in lacking(self.record, kind, sources):
            (listener or notices).notice(said)
        notices.warn(stacklevel=2)
        return output

    def _for(self, suffix: str) -> Sequence[Source]:
        """The sources that a format takes: those at hand, else as many as it reads again."""
        return self._sources or sources_for(suffix, self.record, self._folder, reading_at)

    def _read(self) -> Sequence[Source]:
        """The sources; read again, once, where the map comes out of a file."""
        if self._sources is None:
            self._sources = sources_of(self.record, self._folder, reading_at)
        return self._sources

    def __repr__(self) -> str:
        return map_text(self.record)

    def _repr_html_(self) -> str:
        """The page, in a frame of its own."""
        return map_frame(self.record, self._read())
