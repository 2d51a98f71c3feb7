"""The table of pairs that a person judges, for commands that have one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.maps.lines import Line
    from journeydraft.maps.matching import Pair
    from journeydraft.maps.pairs import Key, PairsFile


def keep_pairs(
    file: Path,
    table: PairsFile,
    ours: Sequence[Line],
    golds: Sequence[Line],
    rows: Sequence[tuple[Key, Pair | None]],
    talk: Talk,
) -> None:
    """Writes ``rows`` to ``file`` with what a person wrote in ``table``, and says what was not understood."""
    from journeydraft.formats.write_file import write_atomically
    from journeydraft.maps.pairs import table_of

    for row in table.not_understood:
        talk.notice(f"{file}:{row.line}: “{row.cells['verdict'][:40]}” is neither yes nor no; it is kept")
    write_atomically(file, table_of(table, ours, golds, rows))
    talk.say(f"Written: {file}; write yes or no under verdict, and run this again")
