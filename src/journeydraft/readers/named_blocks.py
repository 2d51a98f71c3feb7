"""Text with the speaker's name on a line of its own, or as a heading, above every turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from journeydraft.readers import lines as text_lines
from journeydraft.readers.assemble import Head, assemble
from journeydraft.readers.base import Blob, ReadOptions, Transcript
from journeydraft.readers.lines import Line
from journeydraft.readers.role_words import key_of, role_words

_NAME = re.compile(r"\s{0,3}(?:#{1,6} +)?[*_]{0,3}(?P<name>[^\W_][^:：?!…\"“”*#\n]{0,50}?)[*_]{0,3}:?\s*")
_MOST_WORDS = 4
_FEWEST = 4  # turns


class NamedBlocksReader:
    """A name, the speech below it, an empty line, the next name."""

    name = "a transcript with names on lines of their own"

    def recognises(self, blob: Blob) -> float:
        """0.85 if nearly every block of lines opens with one of a few names that come back."""
        lines = text_lines.peek(blob)
        heads = _heads(lines)
        return 0.85 if len(heads) >= _FEWEST and len({head.speaker for head in heads.values()}) > 1 else 0.0

    def read(self, blob: Blob, _options: ReadOptions) -> Iterator[Transcript]:
        """One transcript, roles undecided."""
        lines = text_lines.split(blob.text, blob.path)
        result = assemble(lines, _heads(lines))
        yield Transcript("named-blocks-txt", result.utterances, text=blob.text, ignored=result.ignored)


def _heads(lines: list[Line]) -> dict[int, Head]:
    """The name lines, if they open nearly every block; else none."""
    blocks = list(_blocks(lines))
    names = {block[0].number: name for block in blocks if len(block) > 1 and (name := _name(block[0]))}
    counts = Counter(key_of(name) for name in names.values())
    kept = {
        number: name
        for number, name in names.items()
        if counts[key_of(name)] > 1 or role_words().is_speaker(name)
    }
    if len(kept) < 0.8 * len(blocks):
        return {}
    text = {line.number: line for line in lines}
    return {number: Head(name, len(text[number].text)) for number, name in kept.items()}


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines with nothing between them; an empty line right below a block's first line does not count."""
    group: list[Line] = []
    for line in lines:
        if not line.blank:
            group.append(line)
        elif len(group) > 1 or (group and _name(group[0]) is None):
            yield group
            group = []
    if group:
        yield group


def _name(line: Line) -> str | None:
    match = _NAME.fullmatch(line.text)
    if match is None or match["name"].endswith((".", ",", ";")) or len(match["name"].split()) > _MOST_WORDS:
        return None
    return None if role_words().is_no_speaker(match["name"]) else match["name"].strip()
