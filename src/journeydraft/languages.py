"""The languages of headings."""

from __future__ import annotations

from typing import Literal, get_args

HeadingLanguage = Literal["en", "et", "ro", "bg", "ru"]
LANGUAGES: tuple[str, ...] = get_args(HeadingLanguage)
