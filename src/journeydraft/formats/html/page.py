"""The whole page: from a map to one HTML file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from journeydraft.formats.drawing.curve import drawn_curve
from journeydraft.formats.drawing.paths import drawn_paths
from journeydraft.formats.drawing.wrapping import TURNING
from journeydraft.formats.grid.heads import (
    WORST,
    alone,
    heads,
    mood_records,
    outcome_record,
    ranked_pains,
    stage_records,
    ways,
)
from journeydraft.formats.grid.records import Records
from journeydraft.formats.grid.rows import ICONS, Row, general_notes, rows
from journeydraft.formats.grid.spots import shown_spots
from journeydraft.formats.html.assets import policy, script, stylesheet, templates
from journeydraft.formats.icons import icon, icon_names
from journeydraft.formats.labels import Labels, labels
from journeydraft.formats.lanes import lane_name
from journeydraft.formats.markdown.signs import write_counts, write_number
from journeydraft.formats.sample import direction, kinds, people, pips, sample_line
from journeydraft.model.journey import JourneyMap
from journeydraft.model.source import Source

FOLD = {"lines": 4, "chips": 6}
"""Lines and chips of a cell that are shown before it is unfolded."""

_ON_PAGE = frozenset(
    "search sun-moon printer x chevron-down user log-out quote copy arrow-left-right users eye-off map "
    "smile triangle-alert circle-dot corner-up-left gem".split()
)


def write_html(map_: JourneyMap, sources: Sequence[Source] = (), version: int | None = None) -> str:
    """``map_`` as a page in its language: no network, no other file; everything from sources is text.

    With its ``sources``, quotes stand in their context. With a ``version`` the page asks the server that it
    comes from (``state``, beside it) for the version that is shown there, and loads that.
    """
    live = version is not None
    words = labels(map_.provenance.language)
    records = Records(map_, words, sources)
    grid = rows(map_, words, records)
    loose = [records.add(i, lane_name(i.lane, words), -1) for i in map_.unplaced]
    paths = drawn_paths(map_.transitions, [stage.id or stage.name for stage in map_.stages])
    facts = _facts(map_, words, grid) | {
        "loose": loose,
        "worst": ranked_pains(grid, loose, map_, words)[:WORST],
        "ways": ways(map_, words, records),
        "moods": mood_records(map_.stages, words, records, grid),
        "stages": stage_records(map_.stages, words, records),
        "outcome": outcome_record(map_, words, records),
        "paths": paths,
        "curve": drawn_curve(map_.stages),
    }
    records.resolve()
    placed = "\n" + templates().get_template("places.css.jinja").render(facts | {"pips": pips(map_)})
    facts |= {
        "records": _json(_payload(map_, words, records) | _following(version, words)),
        "style": Markup(stylesheet(live)),  # noqa: S704 - our own files
        "placed": Markup(placed),  # noqa: S704 - numbers alone
        "script": Markup(script(live)),  # noqa: S704 - our own files
        "policy": policy(script(live), stylesheet(live), placed, live=live),
    }
    return templates().get_template("page.html.jinja").render(facts)


def _facts(map_: JourneyMap, words: Labels, grid: Sequence[Row]) -> dict[str, Any]:
    """What the template asks for, but for what is drawn."""
    tops = heads(map_.stages, words, grid)
    used = _ON_PAGE | set(ICONS.values()) | {head.icon for head in tops if head.icon}
    return {
        "map": map_,
        "header": map_.header,
        "words": words,
        "say": lambda key, **values: words.text("page", key).format(**values),
        "number": lambda value: write_number(value, words, "+"),
        "counts": lambda one: write_counts(one.model_dump(exclude_none=True), words),
        "heads": tops,
        "rows": grid,
        "alone": alone(grid),
        "moments": next((row for row in grid if row.key == "moments"), None),
        "spots": shown_spots(map_.blind_spots, words),
        "notes": general_notes(map_),
        "people": people(map_),
        "kinds": kinds(map_),
        "sample": sample_line(map_, words),
        "fold": FOLD,
        "icons": [(name, icon(name)) for name in sorted(used & icon_names())],
        "direction": direction(map_),
        "title": map_.header.title.translate(TURNING),
    }


def _payload(map_: JourneyMap, words: Labels, records: Records) -> dict[str, Any]:
    """What the script reads."""
    return {
        "items": records.listed,
        "evidence": records.quotes(),
        "stages": [stage.name for stage in map_.stages],
        "groups": {group.name: list(group.participants) for group in map_.segments.groups},
        "marks": list(words.quote),
        "words": {key: words.text("page", key) for key in words.groups["page"]}
        | {f"severity_{key}": words.text("severity", key) for key in words.groups["severity"]}
        | {f"basis_{key}": words.text("basis", key) for key in words.groups["basis"]}
        | {key: words.text("keys", key) for key in words.groups["keys"]}
        | {"paraphrase": words.text("words", "paraphrase")},
        "fold": FOLD,
    }


def _following(version: int | None, words: Labels) -> dict[str, Any]:
    """What a page that follows a file knows of it."""
    return {} if version is None else {"live": {"version": version, "words": dict(words.groups["view"])}}


def _json(value: object) -> Markup:
    """``value`` so that no text in it can end the script element, or a line of JavaScript."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - escaped above
