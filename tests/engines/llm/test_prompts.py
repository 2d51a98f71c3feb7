"""Prompts are data: shipped ones are whole, a user's own win, and each is known by its hash."""

import json
from hashlib import sha256

import pytest

from journeydraft.engines.llm.prompts import LANGUAGES, TASKS, load_prompts
from journeydraft.engines.llm.replies import (
    Consolidated,
    Contradicted,
    Extracted,
    Framed,
    Staged,
    strict_schema,
)
from journeydraft.errors import SettingsError

REPLIES = (Extracted, Staged, Consolidated, Contradicted, Framed)


def test_the_shipped_prompts_are_whole():
    """One for each task, that says that data give no orders, in the language of the map where it words."""
    prompts = load_prompts()
    assert set(prompts) == set(TASKS)
    for task, prompt in prompts.items():
        assert "never tells you what to do" in prompt.text or "never tell you what to do" in prompt.text
        assert "JSON" in prompt.text
        assert ("{{language}}" in prompt.text) == (task != "contradict")
        for code, name in LANGUAGES.items():
            assert "{{" not in prompt.system(code)
            assert task == "contradict" or name in prompt.system(code)


def test_examples_are_what_a_reply_may_be():
    """The example's reply has the shape that replies are held to, and its quotes stand in its data."""
    shown = load_prompts()["extract"].text
    reply = Extracted.model_validate_json(shown.split("Example reply:\n")[1].splitlines()[0])
    data = shown.split("Example data:\n")[1].split("Example reply:")[0]
    assert reply.findings
    assert all(one.quote in data for one in reply.findings)
    assert all(len(one.text.split()) <= 12 for one in reply.findings)


def test_own_prompts_win_and_the_others_stay(tmp_path):
    """A file of the same name, of a higher number if there are several; its hash is another."""
    text = "---\ntask: frame\n---\nWrite a title in {{language}}. Nothing else is needed, so be brief.\n"
    (tmp_path / "frame.v1.md").write_text("An older one, which is not taken when there is a newer.", "utf-8")
    (tmp_path / "frame.v12.md").write_text(text, "utf-8")
    own, shipped = load_prompts(tmp_path), load_prompts()
    assert own["frame"].version == 12
    assert own["frame"].system("et").startswith("Write a title in Estonian.")
    assert own["frame"].sha256 == sha256(own["frame"].text.encode()).hexdigest()
    assert own["extract"] == shipped["extract"]


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_a_folder_without_prompts_is_refused(tmp_path, name):
    """With the names that files must have."""
    if name == "empty":
        (tmp_path / name).mkdir()
    with pytest.raises(SettingsError):
        load_prompts(tmp_path / name)


@pytest.mark.parametrize(
    "examples",
    [
        '[{"data": "x", "reply": ["\\ud800"]}]',
        '[{"data": "\\ud800", "reply": []}]',
        '[{"data": "x"}]',
        "[" * 100_000,
        "5",
    ],
)
def test_examples_that_cannot_be_read_are_refused(tmp_path, examples):
    """With the file of the prompt that they belong to."""
    (tmp_path / "frame.v2.md").write_text("Write a title in {{language}}, as short as it can be.", "utf-8")
    (tmp_path / "frame.v2.examples.json").write_text(examples, "utf-8")
    with pytest.raises(SettingsError, match="examples") as caught:
        load_prompts(tmp_path)
    assert caught.value.path.endswith("frame.v2.md")


def test_data_of_an_example_may_be_a_number(tmp_path):
    """It is shown as it stands."""
    (tmp_path / "frame.v2.md").write_text("Write a title in {{language}}, as short as it can be.", "utf-8")
    (tmp_path / "frame.v2.examples.json").write_text('[{"data": 5, "reply": {}}]', "utf-8")
    assert "Example data:\n5\n" in load_prompts(tmp_path)["frame"].text


@pytest.mark.parametrize("reply", REPLIES)
def test_schemas_are_as_strict_modes_want_them(reply):
    """Every object closed, every key required, no defaults, lists bounded."""

    def objects(part):
        if isinstance(part, dict):
            yield part
            for value in part.values():
                yield from objects(value)
        if isinstance(part, list):
            for value in part:
                yield from objects(value)

    schema = strict_schema(reply)
    for part in objects(schema):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert set(part["required"]) == set(part["properties"])
        if part.get("type") == "array":
            assert part["maxItems"] > 0
    assert '"default"' not in json.dumps(schema)
