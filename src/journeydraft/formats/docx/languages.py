"""Codes of languages as word processors want them: with a country."""

from __future__ import annotations

from collections.abc import Mapping

_COUNTRIES: Mapping[str, str] = {
    "ar": "SA",
    "cs": "CZ",
    "da": "DK",
    "el": "GR",
    "en": "US",
    "et": "EE",
    "fa": "IR",
    "he": "IL",
    "hi": "IN",
    "ja": "JP",
    "ko": "KR",
    "sl": "SI",
    "sv": "SE",
    "uk": "UA",
    "ur": "PK",
    "vi": "VN",
    "zh": "CN",
}
"""The country of a language whose code is not the country's too."""


def tag(code: str) -> str:
    """``et`` → ``et-EE``; a code that has a country, or is none of two letters, as it is."""
    if len(code) != 2 or not code.isalpha():
        return code
    return f"{code.lower()}-{_COUNTRIES.get(code.lower(), code.upper())}"
