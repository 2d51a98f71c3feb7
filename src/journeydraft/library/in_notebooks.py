"""Maps and pain points as HTML, for notebooks."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from journeydraft.formats.html import write_html
from journeydraft.formats.labels import Labels
from journeydraft.formats.quoted import cited, place, said
from journeydraft.library.in_terminals import about
from journeydraft.model.journey import JourneyMap, PainPoints, RankedPain
from journeydraft.model.source import Source

MOST = 20
"""Pain points that are shown."""

_FRAME = Markup(
    '<iframe title="{title}" srcdoc="{page}" sandbox="allow-scripts allow-modals" allow="clipboard-write" '
    'loading="lazy" style="display: block; box-sizing: border-box; inline-size: 100%; block-size: 720px; '
    'min-block-size: 240px; resize: vertical; border: 1px solid #8884; border-radius: 6px"></iframe>'
)
_CELL = Markup('<td dir="auto" style="text-align: start; vertical-align: top">{}</td>')


def map_frame(map_: JourneyMap, sources: Sequence[Source] = ()) -> str:
    """The page of ``map_`` in a frame of its own, so that several in one notebook keep apart.

    Sandboxed: the page's script cannot reach the notebook, and what the map quotes is text on the page.
    """
    return str(_FRAME.format(title=map_.header.title, page=write_html(map_, sources)))


def pains_table(pains: PainPoints, words: Labels) -> str:
    """The first pain points as a table, each with its first quote; and how many more there are."""
    rows = [_row(pain, pains, words) for pain in pains.pain_points[:MOST]]
    more = len(pains.pain_points) - len(rows)
    heads = (words.text("pains", column) for column in ("rank", "text", "quote"))
    head = Markup("").join(Markup('<th style="text-align: start">{}</th>').format(name) for name in heads)
    body = Markup("").join(rows)
    foot = Markup("<p>{}</p>").format(words.text("page", "more").format(n=more)) if more else ""
    return str(
        Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}").format(head, body, foot)
    )


def _row(pain: RankedPain, pains: PainPoints, words: Labels) -> Markup:
    quotes = cited(pain.evidence, pains.evidence)
    first = (
        Markup("{}<br><small>{}</small>").format(said(quotes[0], words), place(quotes[0])) if quotes else ""
    )
    told = Markup("{}<br><small>{}</small>").format(pain.text, about(pain, words))
    cells = (_CELL.format(shown) for shown in (pain.rank, told, first))
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))
