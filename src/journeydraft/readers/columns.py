"""What a column's heading says about its cells, in several languages; the words are in ``columns.toml``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

#: The roles that a column may have.
ROLES: Final = (
    "text", "title", "reply", "question", "speaker", "start", "end",
    "author", "id", "rating", "date", "language", "segment",
)  # fmt: skip

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_GAP = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``ranks`` gives for a heading its role and how early it stands in the list (0 is best)."""

    ranks: dict[str, tuple[str, int]]
    noise: frozenset[str]
    question_starts: tuple[str, ...]
    question_wholes: frozenset[str]
    nobody: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The shipped words, read once."""
    table = tomllib.loads(files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    ranks = {name: (role, rank) for role in ROLES for rank, name in enumerate(table["roles"][role])}
    questions = table["questions"]
    return Vocabulary(
        ranks,
        frozenset(table["noise"]),
        tuple(start + " " for start in questions["starts"]),
        frozenset(questions["whole"]),
        frozenset(table["nobody"]["names"]),
    )


def plain(heading: str) -> str:
    """The words of a heading, lower case, one space apart: ``reviewerNickname`` → ``reviewer nickname``."""
    words = _GAP.sub(" ", _HUMP.sub(" ", unicodedata.normalize("NFKC", heading)))
    return words.strip().casefold()


def role_of(heading: str) -> tuple[str, int] | None:
    """The role of a column and how well its heading fits (lower is better); ``None`` if unknown."""
    known = vocabulary()
    name = plain(heading)
    if found := known.ranks.get(name):
        return found
    kept = " ".join(word for word in name.split() if word not in known.noise)
    if kept != name and (found := known.ranks.get(kept)):
        return found[0], found[1] + 1000
    return None


def is_question(heading: str) -> bool:
    """Whether the heading asks something, so that its cells are answers."""
    known = vocabulary()
    name = plain(heading)
    return (
        heading.rstrip(' "”*:').endswith(("?", "？", "؟"))
        or name in known.question_wholes
        or (name.startswith(known.question_starts) and len(name.split()) > 2)
    )


def is_nobody(author: str) -> bool:
    """Whether the name stands for anyone, such as ``A Google user``."""
    return plain(author) in vocabulary().nobody


def assign(headings: list[str]) -> dict[str, int]:
    """The best column for each role; a column has one role, a role one column."""
    best: dict[str, tuple[int, int]] = {}
    for index, heading in enumerate(headings):
        if (found := role_of(heading)) and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], index)
    return {role: index for role, (_, index) in best.items()}
