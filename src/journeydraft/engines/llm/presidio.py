"""Numbers that only somebody has, by presidio where that package is installed (extra ``presidio``).

Taken from it is what checks digits or knows the plans of countries: phones, cards, accounts, the numbers of
persons in Germany, Spain, Britain and the United States. Its names come from the same spaCy pipelines that
are asked anyway, and its recognisers of mail addresses and links would fetch a list from the network.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

EVERYWHERE = (
    ("CreditCardRecognizer", "NUMBER"),
    ("IbanRecognizer", "NUMBER"),
    ("IpRecognizer", "NUMBER"),
    ("PhoneRecognizer", "PHONE"),
)
OF = {
    "en": ("NhsRecognizer", "UkNinoRecognizer", "UsSsnRecognizer", "UsItinRecognizer"),
    "de": ("DeTaxIdRecognizer", "DeSocialSecurityRecognizer", "DeIdCardRecognizer"),
    "es": ("EsNifRecognizer", "EsNieRecognizer"),
}
REGIONS = ("EE", "RO", "BG", "RU", "DE", "AT", "CH", "FR", "BE", "ES", "GB", "US")
"""Countries whose phone numbers are known without a prefix."""

SURE = 0.4
"""Score from which presidio is believed: what it found by form alone, without checking, is below."""


def recognised(text: str, language: str | None) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end (code points) of numbers; nothing where presidio is not installed."""
    for kind, recogniser in _recognisers(language):
        for found in recogniser.analyze(text, recogniser.supported_entities, None):
            if found.score >= SURE:
                yield kind, found.start, found.end


@cache
def _recognisers(language: str | None) -> tuple[tuple[str, Any], ...]:
    if find_spec("presidio_analyzer") is None:
        return ()
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    shipped: Any = importlib.import_module("presidio_analyzer.predefined_recognizers")
    wanted = [*EVERYWHERE, *((name, "NUMBER") for name in OF.get(language or "", ()))]
    made = []
    for name, kind in wanted:
        if (recogniser := getattr(shipped, name, None)) is not None:
            more = {"supported_regions": REGIONS} if name == "PhoneRecognizer" else {}
            made.append((kind, recogniser(supported_language=language or "en", **more)))
    return tuple(made)
