"""Prints, by language, what share of names, addresses and the rest is hidden, and how much beside them.

The texts are ours: an interview a language, with what should be hidden marked (``{NAME:Anna Berg}``). A name
is found when none of its words that are names stays (titles may). Languages whose spaCy pipeline is installed
are measured with it and without. What we wrote has the names that we thought of: where the package faker is
installed, names that it draws at random, from lists that are full of rare ones, are looked for too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.redaction.drawing import drawn, harmless
from journeydraft.engines.llm.sensitive import places
from journeydraft.nlp.people import knows_names

TEXTS = Path(__file__).parent / "texts"
MARK = re.compile(r"\{([A-Z]+):([^}]*)\}")
GROUPS = {"names": ("NAME",), "addresses": ("ADDRESS",), "numbers": ("PHONE", "NUMBER", "MAIL", "LINK")}
TITLES = {"mr", "mrs", "dr", "herrn", "frau", "mme", "m"}
Mark = tuple[str, int, int]


def main() -> None:
    """A row a language."""
    heads = ("names", "addresses", "numbers", "hidden beside", "drawn names", "no names")
    widths = (12, 12, 12, 16, 13, 12)
    print(" " * 4 + "".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True)) + "  by")
    for path in sorted(TEXTS.glob("*.txt")):
        text, marks = plain(path.read_text(encoding="utf-8"))
        for pipeline in (False, True) if knows_names(path.stem) else (False,):
            row = measured(text, marks, path.stem, pipeline)
            by = "rules and pipeline" if pipeline else "rules"
            print(f"{path.stem:4}{row}{drawn(path.stem, pipeline)}{harmless(path.stem, pipeline)}  {by}")


def plain(marked: str) -> tuple[str, list[Mark]]:
    """The text without marks, and what was marked: kind, start, end."""
    text, marks, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + marked[at:], marks


def measured(text: str, marks: list[Mark], language: str, pipeline: bool) -> str:
    """Shares found by group, and the words that are hidden though nothing is marked there."""
    hidden = [False] * len(text)
    for start, end in covered(text, language, pipeline):
        hidden[start:end] = [True] * (end - start)
    cells = []
    for kinds in GROUPS.values():
        of = [(start, end) for kind, start, end in marks if kind in kinds]
        found = sum(all(hidden[a:b] for a, b in telling(text, start, end)) for start, end in of)
        cells.append(f"{found} of {len(of)}".rjust(12))
    inside = [False] * len(text)
    for _, start, end in marks:
        inside[start:end] = [True] * (end - start)
    beside = sum(
        any(
            h and not i for h, i in zip(hidden[m.start() : m.end()], inside[m.start() : m.end()], strict=True)
        )
        for m in re.finditer(r"\w+", text)
    )
    words = len(re.findall(r"\w+", text))
    return "".join(cells) + f"{beside} of {words}".rjust(16)


def covered(text: str, language: str, pipeline: bool) -> Iterator[tuple[int, int]]:
    """All stretches that are hidden: a value is hidden wherever it stands."""
    for _, start, end in places(text, language, pipeline):
        value = text[start:end]
        for match in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", text):
            yield match.span()


def telling(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a mark that must be hidden: those with a capital letter or a digit, titles apart."""
    words = list(re.finditer(r"[^\s,„“]+", text[start:end]))
    told = [m for m in words if m[0][0].isupper() or any(s.isdigit() for s in m[0])]
    told = [m for m in told if m[0].rstrip(".").lower() not in TITLES] or words
    return ((start + m.start(), start + m.end()) for m in told)


if __name__ == "__main__":
    main()
