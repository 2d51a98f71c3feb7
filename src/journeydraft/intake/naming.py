"""What to call a study that nobody has named: its folder, unless the folder's name says nothing."""

from __future__ import annotations

from pathlib import Path

from journeydraft.nlp.capital import capitalised

NOTHING_SAID = frozenset(
    """
    all anonymised anonymized blind clean cleaned corpus corpora csv data dataset diaries docs documents docx
    download downloads export exports feedback files final input inputs interview interviews notes original
    originals pdf processed raw recordings research responses reviews sample samples sessions source sources
    src study survey surveys temp text texts tmp transcript transcripts transcriptions txt vtt
    andmed arvustused intervjuud märkmed date interviuri note recenzii transcrieri данни интервюта бележки
    отзиви данные интервью заметки отзывы entretiens entrevistas notas transcripciones datos daten notizen
    transkripte
    """.split()
)
"""Names of folders that tell what lies in them and not what it is about, lower case."""


def study_name(root: Path) -> str:
    """The nearest name, from the folder ``root`` (absolute) upwards, that says something; else ``root``'s.

    A person's home folder, and what holds it, name no study.
    """
    homes = {Path.home(), *Path.home().parents}
    named = (f.name for f in (root, *root.parents) if f not in homes and not _says_nothing(f.name))
    name = next(named, root.name).replace("-", " ").replace("_", " ").strip()
    return capitalised(name)


def _says_nothing(name: str) -> bool:
    words = name.replace("-", " ").replace("_", " ").casefold().split()
    return all(word in NOTHING_SAID or word.isdecimal() for word in words)
