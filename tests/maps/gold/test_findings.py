"""Lists of findings in JSON, and JSON that is none."""

import json

import pytest

from journeydraft.errors import InputError
from journeydraft.maps.gold import read_gold
from journeydraft.maps.kinds import codebook
from journeydraft.model.finding import Kind


def read(tmp_path, value, *codes):
    file = tmp_path / "gold.json"
    file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return read_gold(file, codebook(codes))


def test_findings_with_quotes(tmp_path):
    """Quotes as objects with a file, several files, or as bare texts; a kind by any name."""
    gold = read(
        tmp_path,
        {
            "participants": {"P1": {"file": "p1.txt"}},
            "findings": [
                {
                    "id": "F1",
                    "kind": "pain",
                    "text": "No button",
                    "quotes": [{"file": "p2.txt", "text": "no button"}],
                },
                {"id": "F2", "kind": "Positive", "text": "Easy", "quotes": ["it was easy"]},
                {"kind": "need", "text": "A map", "quotes": [{"files": ["a.txt", "b.txt"], "text": "a map"}]},
                {"id": "F4", "kind": "behaviour", "text": "Comes by bus", "quotes": []},
            ],
        },
    )
    assert [(line.id, line.kind) for line in gold.lines][:2] == [("F1", Kind.pain), ("F2", Kind.gain)]
    assert gold.lines[1].places[0].source == ""
    assert [place.source for place in gold.lines[2].places] == ["a.txt", "b.txt"]
    assert gold.unmapped == {"behaviour": 1}
    assert gold.sources == {"p1.txt", "p2.txt", "a.txt", "b.txt"}
    assert gold.form == "findings"


def test_the_list_alone_and_other_names(tmp_path):
    """``type`` and ``title``, no quotes at all; a kind that the user settles."""
    gold = read(tmp_path, [{"type": "behaviour", "title": "Comes by bus", "kind": ""}], "behaviour=action")
    assert gold.lines[0].kind is Kind.action
    assert gold.lines[0].text == "Comes by bus"
    assert gold.lines[0].id == read(tmp_path, [{"kind": "action", "text": "Comes by bus"}]).lines[0].id


def test_an_id_that_stands_twice_is_refused(tmp_path):
    """Verdicts could not be told apart."""
    twice = [{"id": 1, "kind": "pain", "text": "a"}, {"id": 1, "kind": "pain", "text": "b"}]
    with pytest.raises(InputError, match="id “1”"):
        read(tmp_path, twice)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"themes": []}, "no shape that is known"),
        ([1, 2], "no shape that is known"),
        ({"findings": ["a"]}, "no shape that is known"),
        ({"findings": {"a": 1}}, "no shape that is known"),
        ("{", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        (f"[{'1' * 5000}]", "number is too long"),
        ([{"kind": "pain", "text": "no \ud800 button"}], "half a character"),
    ],
)
def test_what_is_no_list_of_findings_is_refused(tmp_path, value, said):
    """With one message that names the file."""
    with pytest.raises(InputError, match=said) as error:
        read(tmp_path, value)
    assert error.value.path.endswith("gold.json")


@pytest.mark.parametrize("name", ["codes.qdc", "project.qde", "coding.xlsx"])
def test_what_people_may_try_is_refused_with_the_next_step(tmp_path, name):
    """A codebook has no coded places; a workbook is one click from CSV."""
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_gold(tmp_path / name, codebook())
    assert error.value.hint
