"""The texts of a project and what is coded in them.

Positions are code points of the text as it lies in the package, from 0, the end not included, as the standard
says; line ends are one character. A source that is not at hand is replaced by a text of its quotes alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from journeydraft.formats.drawing.wrapping import shortened
from journeydraft.formats.labels import labels
from journeydraft.formats.refi.guids import guid
from journeydraft.model.journey import Evidence, JourneyMap
from journeydraft.model.source import Source

_SHOWN = 60
"""Characters of a selection's name."""

Cited = Mapping[str, tuple[str, ...]]
"""The codes (guids) that each piece of evidence stands for, by its id."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A coded stretch of a text; ``codes`` are guids."""

    guid: str
    name: str
    start: int
    end: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the project, its selections from its beginning to its end."""

    guid: str
    name: str
    content: str
    selections: tuple[Selection, ...]


def texts(map_: JourneyMap, sources: Sequence[Source], cited: Cited) -> tuple[Text, ...]:
    """The ``sources`` with what is coded in them; then, for quotes without a place, a text a source."""
    known = {source.path: source for source in sources}
    names = _names({*known, *(one.source for one in map_.evidence.values())})
    coded, homeless = _sorted_out(map_, known, cited)
    title = labels(map_.provenance.language).text("sections", "evidence")
    whole = [
        _text(guid("text", path, source.text), names[path], source.text, coded[path])
        for path, source in known.items()
    ]
    quotes = [
        _quotes(guid("quotes", path), f"{names[path]} · {title}", told) for path, told in homeless.items()
    ]
    return (*whole, *quotes)


def span(evidence: Evidence, text: str) -> tuple[int, int] | None:
    """Where the quote stands in ``text``: as it was recorded, else where it stands once; None otherwise."""
    quote = evidence.quote or ""
    if evidence.start is not None and text.startswith(quote, evidence.start):
        return evidence.start, evidence.start + len(quote)
    start = text.find(quote)
    if start < 0 or text.find(quote, start + 1) >= 0:
        return None
    return start, start + len(quote)


Stretch = tuple[int, int, tuple[str, ...]]
Homeless = Mapping[str, list[tuple[str, tuple[str, ...]]]]


def _sorted_out(
    map_: JourneyMap, known: Mapping[str, Source], cited: Cited
) -> tuple[Mapping[str, list[Stretch]], Homeless]:
    """Stretches by source, and quotes that have no place in theirs."""
    coded: dict[str, list[Stretch]] = defaultdict(list)
    homeless: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for ident, codes in cited.items():
        evidence = map_.evidence.get(ident)
        if evidence is None or not evidence.quote:
            continue
        source = known.get(evidence.source)
        found = span(evidence, source.text) if source else None
        if found:
            coded[evidence.source].append((*found, codes))
        else:
            homeless[evidence.source].append((evidence.quote, codes))
    return coded, homeless


def _text(ident: str, name: str, content: str, stretches: Iterable[Stretch]) -> Text:
    together: dict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for start, end, codes in stretches:
        together[start, end].update(dict.fromkeys(codes))
    selections = (
        Selection(
            guid("selection", ident, str(start), str(end)),
            shortened(content[start:end], _SHOWN),
            start,
            end,
            tuple(codes),
        )
        for (start, end), codes in sorted(together.items())
    )
    return Text(ident, name, content, tuple(selections))


def _quotes(ident: str, name: str, told: Iterable[tuple[str, tuple[str, ...]]]) -> Text:
    """A text of quotes, a blank line between them."""
    content, stretches = "", []
    for quote, codes in told:
        content += "\n\n" if content else ""
        stretches.append((len(content), len(content) + len(quote), codes))
        content += quote
    return _text(ident, name, content, stretches)


def _names(paths: Iterable[str]) -> Mapping[str, str]:
    """What each source is called: its file's name, or its path where others have that name too."""
    files = {path: shortened(PurePosixPath(path).name) for path in sorted(paths)}
    often = Counter(files.values())
    return {path: name if often[name] == 1 else shortened(path) for path, name in files.items()}


def files_of(texts_: Iterable[Text]) -> Iterator[tuple[str, bytes]]:
    """The files that the texts are in a package: UTF-8 without a mark, which would count as a character."""
    for text in texts_:
        yield f"sources/{text.guid}.txt", text.content.encode("utf-8")
