"""The table of pairs: what a person writes in it counts, and is never lost."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydraft.errors import InputError
from journeydraft.maps import pairs
from journeydraft.maps.lines import Line
from journeydraft.maps.matching import Pair
from journeydraft.model.finding import Kind

OURS = (Line("m1", Kind.pain, "The button hides"), Line("m2", Kind.pain, "=SUM(A1)"))
GOLDS = (Line("g1", Kind.pain, "No button to be found"), Line("g2", Kind.pain, "The fee is a surprise"))
ROWS = [((0, 0), Pair(0, 0, "evidence", 0.5)), ((None, 1), None), ((1, None), None)]


def cells(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def written(tmp_path, content):
    file = tmp_path / "pairs.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return pairs.read(file)


def fresh():
    return pairs.table_of(pairs.PairsFile(), OURS, GOLDS, ROWS)


def test_every_pair_and_every_line_without_one():
    """With texts, so that a person can judge without looking anything up; as a spreadsheet wants it."""
    content = fresh()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 4
    first, second, third = cells(content)
    assert (first["map_id"], first["gold_id"], first["by"], first["score"]) == (
        "m1",
        "g1",
        "evidence",
        "0.50",
    )
    assert (second["map_id"], second["gold_text"]) == ("", "The fee is a surprise")
    assert third["map_text"] == "'=SUM(A1)", "a formula is shown, never calculated"


HEADING = ",".join(pairs.COLUMNS)


def edited(tmp_path, *rows, heading=HEADING, encoding="utf-8"):
    return written(tmp_path, "\r\n".join([heading, *rows, ""]).encode(encoding))


@pytest.mark.parametrize("word", ["yes", "Y", "1", "ja", "Да", "✓", "da!"])
def test_yes_in_many_words(tmp_path, word):
    """Whoever judges writes as they speak."""
    table = edited(tmp_path, f"pain,m1,,g2,,,,{word}")
    assert pairs.verdicts(table, OURS, GOLDS).yes == {(0, 1)}


@pytest.mark.parametrize("word", ["no", "N", "0", "ei", "nu", "Нет", "false"])
def test_no_in_many_words(tmp_path, word):
    """Likewise."""
    assert pairs.verdicts(edited(tmp_path, f"pain,m1,,g1,,,,{word}"), OURS, GOLDS).no == {(0, 0)}


def test_a_table_as_a_spreadsheet_saves_it(tmp_path):
    """Semicolons, a legacy encoding, and ids that it took for numbers: lines are known by their words too."""
    table = edited(
        tmp_path,
        "pain;1,00E+03;The button hides;g2;;;;ja",
        heading=";".join(pairs.COLUMNS),
        encoding="utf-16",
    )
    assert pairs.verdicts(table, OURS, GOLDS).yes == {(0, 1)}
    again = pairs.table_of(table, OURS, GOLDS, [((0, 1), Pair(0, 1, "you", None))])
    assert (
        again.decode("utf-8-sig").splitlines()[1]
        == "pain;m1;The button hides;g2;The fee is a surprise;you;;ja"
    )


def test_what_a_person_wrote_stays(tmp_path):
    """A verdict beside its pair, a column of one's own, a word that is neither yes nor no; at the end what
    was said of a line that is gone."""
    table = edited(
        tmp_path,
        "pain,m1,,g1,,evidence,0.5,no,told twice",
        "pain,m2,,,,,,perhaps,",
        "pain,m7,A line of old,g1,,evidence,0.5,yes,",
        heading=",".join((*pairs.COLUMNS, "remark")),
    )
    denied = [((0, 0), None), ((None, 1), None), ((1, None), None)]
    first, second, third, last = cells(pairs.table_of(table, OURS, GOLDS, denied))
    assert (first["verdict"], first["remark"]) == ("no", "told twice")
    assert (second["gold_id"], second["verdict"]) == ("g2", "")
    assert third["verdict"] == "perhaps"
    assert (last["map_id"], last["map_text"], last["verdict"]) == ("m7", "A line of old", "yes")
    assert [row.line for row in table.not_understood] == [3]


def test_two_rows_that_disagree_are_refused(tmp_path):
    """Neither can be right; the lines are named."""
    table = edited(tmp_path, "pain,m1,,g1,,,,yes", "pain,m1,,g1,,,,no")
    with pytest.raises(InputError, match="line 2") as error:
        pairs.verdicts(table, OURS, GOLDS)
    assert error.value.line == 3


@pytest.mark.parametrize("content", ["name,price\nbread,2\n", "My shopping list\n", "kind,map_id\npain,m1\n"])
def test_a_file_that_is_something_else_is_not_written_over(tmp_path, content):
    """It may be the only copy."""
    with pytest.raises(InputError, match="will not be written over"):
        written(tmp_path, content)


def test_headings_alone_are_a_table_too(tmp_path):
    """A score with nothing to show writes one."""
    assert written(tmp_path, pairs.table_of(pairs.PairsFile(), (), (), [])).rows == ()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=60)
@given(st.lists(st.tuples(texts, texts, st.sampled_from(["yes", "no", "hm", ""])), min_size=1, max_size=4))
def test_written_and_read_again_nothing_changes(tmp_path_factory, told):
    """Whatever the texts are: the same verdicts on the same lines, and the same bytes the second time."""
    ours = tuple(Line(f"m{n}", Kind.pain, text) for n, (text, _, _) in enumerate(told))
    golds = tuple(Line(f"g{n}", Kind.pain, text) for n, (_, text, _) in enumerate(told))
    rows = [((n, n), Pair(n, n, "meaning", 0.5)) for n in range(len(told))]
    spoken = tuple(
        pairs.Row(n + 2, {"kind": "pain", "map_id": f"m{n}", "gold_id": f"g{n}", "verdict": verdict})
        for n, (_, _, verdict) in enumerate(told)
    )
    content = pairs.table_of(pairs.PairsFile(rows=spoken), ours, golds, rows)
    file = tmp_path_factory.mktemp("pairs") / "pairs.csv"
    file.write_bytes(content)
    again = pairs.read(file)
    said = pairs.verdicts(again, ours, golds)
    assert said.yes == {(n, n) for n, (_, _, verdict) in enumerate(told) if verdict == "yes"}
    assert said.no == {(n, n) for n, (_, _, verdict) in enumerate(told) if verdict == "no"}
    assert pairs.table_of(again, ours, golds, rows) == content
