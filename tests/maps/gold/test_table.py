"""Human codings as tables."""

import json

import pytest

from journeydraft.errors import InputError
from journeydraft.maps.gold import read_gold
from journeydraft.maps.kinds import codebook
from journeydraft.model.finding import Kind


def read(tmp_path, text, *codes, name="coding.csv", encoding="utf-8"):
    (tmp_path / name).write_bytes(text.encode(encoding))
    return read_gold(tmp_path / name, codebook(codes))


def test_offsets_and_codes(tmp_path):
    """The plainest form."""
    gold = read(tmp_path, "file,start,end,code\np1.txt,10,20,pain\np1.txt,30,44,gain\n")
    assert [(line.kind, line.places[0].span) for line in gold.lines] == [
        (Kind.pain, (10, 20)),
        (Kind.gain, (30, 44)),
    ]
    assert gold.form == "coding"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("Document name;Code;Segment;Beginning;End", "utf-8-sig"),
        ("Document\tCodes\tQuotation Content\tStart Position\tEnd Position", "utf-16"),
        ("Fail;Kood;Tsitaat;Algus;Lõpp", "utf-8"),
        ("Файл;Код;Цитата;Начало;Конец", "utf-8"),
    ],
)
def test_headings_of_other_programs_and_languages(tmp_path, head, encoding):
    """As MAXQDA and ATLAS.ti write them, with their delimiters and encodings."""
    delimiter = "\t" if "\t" in head else ";"
    row = delimiter.join(["p1", "Pain > Hidden fee", '"Nobody told me, ever"', "3", "3"])
    gold = read(tmp_path, f"{head}\n{row}\n", encoding=encoding)
    assert [(line.kind, line.text) for line in gold.lines] == [(Kind.pain, "Hidden fee")]
    assert gold.lines[0].places[0].quote == "Nobody told me, ever"


def test_a_kind_marks_stretches_and_a_code_below_it_is_a_finding(tmp_path):
    """Two stretches of “Pain” are two lines, two of “Pain > Fee” one; two coders' same stretch is one."""
    gold = read(
        tmp_path,
        "file,quote,code,coder\np1,a fee,Pain,X\np1,a fee,Pain,Y\np2,a wait,Pain,X\n"
        "p1,a fee,Pain > Fee,X\np2,one more fee,Pain > Fee,Y\n",
    )
    assert [(line.text, len(line.places)) for line in gold.lines] == [("Fee", 2), ("a fee", 1), ("a wait", 1)]


def test_several_codes_in_a_cell(tmp_path):
    """Each counts, and those that are no kind are counted apart."""
    gold = read(tmp_path, 'file,line,codes\np1,7,"Pain; Emotion\nWeather"\np1,9,Weather\n')
    assert [line.kind for line in gold.lines] == [Kind.pain, Kind.emotion]
    assert gold.unmapped == {"Weather": 2}


def test_codes_that_are_no_kind_are_counted_by_their_outermost_name(tmp_path):
    """So that one --code settles all below it."""
    text = "file,quote,code\np1,by bus,Habits > Travel\np1,at night,Habits > Time\np1,rain,Weather\n"
    assert read(tmp_path, text).unmapped == {"Habits": 2, "Weather": 1}
    settled = read(tmp_path, text, "Habits=action")
    assert [(line.kind, line.text) for line in settled.lines] == [
        (Kind.action, "Travel"),
        (Kind.action, "Time"),
    ]


def test_a_list_of_objects_is_a_table_too(tmp_path):
    """Its keys are its headings."""
    rows = [{"file": "01.md", "line": 8, "code": "👎"}, {"file": "01.md", "line": 9, "code": "?"}]
    gold = read(tmp_path, json.dumps(rows), "👎=pain", name="codes.json")
    assert [(line.kind, line.shown) for line in gold.lines] == [(Kind.pain, "(01.md:8)")]
    assert gold.unmapped == {"?": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,quote\np1,a fee\np2,b\n", "no column for code"),
        ("file,code\np1,pain\np2,pain\n", "quote"),
        ("file,start,end,code\np1,10,5,pain\n", "neither a quote"),
        ("file,start,end,code\np1,-1,1e9,pain\n", "neither a quote"),
        ("just words\n", "no delimiter"),
        ("file,quote,code\n" + "p1,b,pain\n" * 99 + "p1," + "x" * 200_000 + ",pain\n", "broken cell"),
    ],
)
def test_a_table_that_is_no_coding_is_refused(tmp_path, text, said):
    """What is missing, and where."""
    with pytest.raises(InputError, match=said) as error:
        read(tmp_path, text)
    assert error.value.path.endswith("coding.csv")
