"""What ``--triage`` sends of an example study, and what it loses of what a careful reader found there."""

from __future__ import annotations

import json
from pathlib import Path

from journeydraft.drafting.pipeline import understand
from journeydraft.engines.embedded.triage import triage
from journeydraft.engines.open import chooser_of, local_engine
from journeydraft.segment import segment
from journeydraft.settings import load_settings

HERE = Path(__file__).parents[2]
STUDY = HERE / "fixtures" / "interviews" / "cafeteria"
REPLIES = HERE / "tests" / "engines" / "llm" / "golden" / "cafeteria.json"
CLAIMS = {"pain", "need", "gain"}
Row = tuple[str, str, str]


def triage_rows() -> list[Row]:
    """Shares of words sent, and of pains, needs and gains whose turn was sent."""
    settings = load_settings(STUDY)
    sources = understand([str(STUDY)], settings, None, STUDY).sources
    chunks = [chunk for source in sources for chunk in segment(source)]
    triaged = triage(chunks, chooser_of(local_engine(settings)))
    found = json.loads(REPLIES.read_text(encoding="utf-8"))["extract"]
    turns = {s.path: [one.number for c in chunks if c.source is s for one in c.said] for s in sources}
    kept = [
        turns[path][one["line"] - 1] in triaged.turns[path]
        for ident, reply in found.items()
        for path in [ident.partition("#")[0]]
        for one in reply["findings"]
        if one["kind"] in CLAIMS
    ]
    said = sum(map(len, turns.values()))
    sent = sum(map(len, triaged.turns.values()))
    return [
        ("--triage: turns sent", f"{sent / said:.0%}", ""),
        ("--triage: words sent", f"{triaged.share:.0%}", ""),
        ("--triage: pains, needs and gains kept", f"{sum(kept) / len(kept):.0%}", ""),
    ]
