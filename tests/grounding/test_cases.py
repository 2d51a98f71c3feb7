"""The golden quotes of cases.toml: what each is taken for, and what is shown of the source."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from journeydraft.grounding import SourceIndex

STUDIES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["study"]
CASES = [
    pytest.param(study["turns"], case, id=f"{study['name'].split(':')[0]}: {case['quote'][:40]!r}")
    for study in STUDIES
    for case in study["case"]
]


def source_of(turns: list[dict[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """Write turns as a transcript; return it with the spans of what participants say."""
    text, spans = "", []
    for turn in turns:
        text += f"{turn['speaker']}: "
        if turn["speaker"] != "I":
            spans.append((len(text), len(text) + len(turn["text"])))
        text += turn["text"] + "\n"
    return text, spans


@pytest.mark.parametrize(("turns", "case"), CASES)
def test_golden_case(turns: list[dict[str, str]], case: dict[str, Any]) -> None:
    """A quote has the status a reader would give it, and what is shown is the source's own wording."""
    text, spans = source_of(turns)
    match = SourceIndex(text, spans).locate(case["quote"])
    assert (match.status if match else "missing") == case["expect"]
    assert (text[match.start : match.end] if match else None) == case.get("shows")
