"""The ranked list of pain points, one way: for people (Markdown, spreadsheets) and programs (JSON)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeydraft.errors import SettingsError
from journeydraft.formats.json import write_json
from journeydraft.formats.labels import Labels, check_language, labels
from journeydraft.formats.pains.csv import write_csv
from journeydraft.formats.pains.markdown import write_markdown
from journeydraft.model.journey import PainPoints


def _workbook(pains: PainPoints, words: Labels) -> bytes:
    from journeydraft.formats.pains.xlsx import write_xlsx

    return write_xlsx(pains, words)


PAINS_FORMATS: Mapping[str, Callable[[PainPoints, Labels], str | bytes]] = {
    ".md": write_markdown,
    ".json": lambda pains, _words: write_json(pains),
    ".csv": write_csv,
    ".xlsx": _workbook,
}
"""How the list is written, by the ending of the file's name."""


def render_pains(pains: PainPoints, suffix: str = ".md", lang: str = "en") -> str | bytes:
    """``pains`` in the format of ``suffix``, its headings in ``lang``; text or bytes, as the format needs.

    SettingsError if the format or the language is not known.
    """
    check_language(lang)
    write = PAINS_FORMATS.get(suffix.lower())
    if write is None:
        raise SettingsError(
            f"no list of pain points ends in {suffix!r}", hint=f"expected one of {', '.join(PAINS_FORMATS)}"
        )
    return write(pains, labels(lang))
