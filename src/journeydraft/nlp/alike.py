"""Words for one thing: what the lexicons list as alike ("agent", "real person", "customer service")."""

from __future__ import annotations

from functools import cache

from journeydraft.nlp.lexicon import lexicon
from journeydraft.nlp.nouns import head_first

TABLE = "alike."

LONGEST = 500
"""Characters of a name that are looked at."""


@cache
def alike(text: str, language: str | None) -> str | None:
    """The id of what ``text`` names, the same in all languages; None where no list has it.

    Of several things named in it the last ("shop assistant") counts, or the first in a language that puts
    what is said of a noun behind it.
    """
    words = lexicon(language or "xx")
    doc = words.nlp.make_doc(text[:LONGEST].lower())
    cues = [cue for cue in words.cues(doc) if cue.name.startswith(TABLE)]
    if not cues:
        return None
    named = cues[0] if head_first(language or "xx") else max(cues, key=lambda cue: cue.end)
    return named.name
