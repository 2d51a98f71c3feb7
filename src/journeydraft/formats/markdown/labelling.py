"""A footnote label for every id of evidence: the id itself, where Markdown can carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from journeydraft.formats.markdown.signs import LABEL, Json


def footnote_labels(
    ids: Sequence[str], given: Mapping[str, str] | None = None, taken: Collection[str] = ()
) -> dict[str, str]:
    """The label of each id; ``given`` ones stay, and those ``taken`` by other footnotes are not used."""
    given = given or {}
    used = Counter([*(id_.casefold() for id_ in ids), *(label.casefold() for label in taken)])
    used.update(label.casefold() for id_, label in given.items() if label != id_)
    found: dict[str, str] = {}
    for number, id_ in enumerate(ids, start=1):
        if id_ in given:
            found[id_] = given[id_]
            continue
        label = id_ if LABEL.fullmatch(id_) and used[id_.casefold()] == 1 else f"e{number}"
        while label != id_ and label.casefold() in used:
            label += "x"
        used[label.casefold()] += 1
        found[id_] = label
    return found


def cited(record: Json, key: str, labels: Mapping[str, str]) -> list[str]:
    """The footnotes (``labels`` by id) of the evidence that ``record`` names under ``key``, each once."""
    return list(dict.fromkeys(labels[id_] for id_ in record.get(key) or () if id_ in labels))
