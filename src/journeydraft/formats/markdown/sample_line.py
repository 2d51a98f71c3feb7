"""The sample in the front matter: ``7 interviews, 230 reviews``, both ways."""

from __future__ import annotations

import re

from journeydraft.formats.labels import Labels, recognise
from journeydraft.formats.markdown.signs import Json

_PART = re.compile(r"^(\d{1,15})\s+(\S.*)$")


def write_sample(sample: Json, words: Labels) -> str | None:
    """The numbers of ``sample`` in words; None where there is nothing to say."""
    kinds = [kind for kind in words.groups["sample"] if sample.get(kind, 0) > 0]
    parts = [f"{sample[kind]} {words.counted('sample', kind, sample[kind])}" for kind in kinds]
    return ", ".join(parts) or None


def write_languages(sample: Json) -> str | None:
    """The languages of the sources; None where none is known or they would not read back."""
    text = ", ".join(sample.get("languages", ()))
    return text if text and read_languages(text) == sample["languages"] else None


def read_languages(text: str) -> list[str]:
    """The languages that ``text`` lists, codes or names."""
    return [part for part in (" ".join(part.split()) for part in text.split(",")) if part]


def read_sample(text: str) -> tuple[Json, bool]:
    """The numbers in ``text``, and whether they are all that it says."""
    sample: Json = {}
    complete = True
    for part in (part.strip() for part in text.split(",")):
        match = _PART.match(part)
        kind = recognise("sample", match[2]) if match else None
        if match and kind and kind not in sample:
            sample[kind] = int(match[1])
        elif part:
            complete = False
    return sample, complete
