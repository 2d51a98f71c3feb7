"""The fonts: those that come along, and the system's only for what they lack."""

from __future__ import annotations

import pytest

from journeydraft.formats import typesetting
from journeydraft.formats.typesetting import fonts


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("Kõik on hästi, șț, Ελλάδα, Жълт", False),
        ("שלום مرحبا 😀 → ✓ “x” … 12", False),
        ("地図", True),
        ("ひらがな", True),
    ],
)
def test_the_system_is_asked_for_other_scripts_alone(monkeypatch, text: str, system: bool) -> None:
    """So that pages in the shipped languages are the same on every machine."""
    asked = []
    monkeypatch.setattr(fonts, "_fonts", asked.append)
    fonts.fonts_for(text)
    assert asked == [system]


def test_the_families_are_there() -> None:
    """Every family that texts ask for comes with the packages."""
    assert set(typesetting.FAMILIES) <= set(fonts.fonts_for("").families())
