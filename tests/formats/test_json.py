"""The JSON that other programs rely on, and its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from journeydraft.formats import read_map
from journeydraft.formats.json import read_json, schema, write_json
from journeydraft.model.journey import Evidence, Header, Item, JourneyMap, Stage, Transition

GOLDEN = Path(__file__).parent / "golden"


def test_a_written_map_fits_the_schema() -> None:
    """The published schema takes what is written, and refuses a key that it does not know."""
    written = json.loads((GOLDEN / "loan.json").read_text("utf-8"))
    jsonschema.validate(written, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written | {"stags": []}, schema())


def test_keys_are_always_there_but_for_those_of_some_lanes() -> None:
    """A program may ask for ``time`` or ``reviews`` without looking; an action has no ``severity`` at all."""
    map_ = JourneyMap(
        header=Header(title="x"),
        stages=(Stage(name="a", actions=(Item(text="b"),)),),
        transitions=(Transition(**{"from": "a"}, kind="exit", participants={"count": 1, "of": 2}),),
        evidence={"p1": Evidence(source="s")},
    )
    written = json.loads(write_json(map_))
    item = written["stages"][0]["actions"][0]
    assert item["reviews"] is None and item["evidence"] == []
    assert "severity" not in item and "owner" not in item
    assert written["evidence"]["p1"]["time"] is None
    assert written["transitions"][0]["to"] is None and written["transitions"][0]["from"] == "a"
    assert list(written["stages"][0])[:3] == ["id", "name", "goal"]
    assert read_json(write_json(map_)) == map_


def test_the_schema_is_published_for_json_schema_2020() -> None:
    """Validators know which draft they read, and the keys are those of the JSON."""
    published = schema()
    assert published["$schema"].endswith("2020-12/schema")
    assert "from" in published["$defs"]["Transition"]["properties"]


def test_text_stays_readable() -> None:
    """Letters of any script stand as they are, not as escapes."""
    map_ = read_map(GOLDEN / "loan.json").model_copy(update={"header": Header(title="Заявка на заём, õ")})
    assert "Заявка на заём, õ" in write_json(map_)
