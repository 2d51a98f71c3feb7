"""A study of any length, put together from the example interviews."""

from __future__ import annotations

import random
from pathlib import Path

from journeydraft.intake.listening import with_languages
from journeydraft.readers import read_study

FIXTURES = Path(__file__).parent.parent / "fixtures" / "interviews"
SEED = 7
EXCHANGED = 6
"""One word in so many is exchanged."""
SPEAKERS = ("Interviewer", "Kim")


def sentences() -> list[str]:
    """What participants say in the English example studies, a turn each."""
    study = read_study([FIXTURES / "cafeteria", FIXTURES / "parking-permit"])
    heard = (with_languages(source) for source in study.sources)
    return [
        " ".join(s.said(t).split()) for s in heard for t in s.turns if s.is_evidence(t) and t.language == "en"
    ]


def write_study(folder: Path, words: int, files: int = 20) -> int:
    """Fills ``folder`` with ``files`` interviews of about ``words`` words together; returns the words.

    Turns are drawn again and again; every few words one is exchanged, so that hardly a sentence comes twice:
    the encoder reads the same text once only.
    """
    chooser = random.Random(SEED)
    turns = sentences()
    known = sorted({word for turn in turns for word in turn.split() if word.isalpha()})
    written = 0
    for number in range(1, files + 1):
        lines: list[str] = []
        count = 0
        while count < words / files:
            said = chooser.choice(turns).split()
            for at in range(chooser.randrange(EXCHANGED), len(said), EXCHANGED):
                said[at] = chooser.choice(known)
            lines += [f"{SPEAKERS[0]}: And then?", f"{SPEAKERS[1]}: {' '.join(said)}"]
            count += len(said) + 2
        (folder / f"p{number}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        written += count
    return written
