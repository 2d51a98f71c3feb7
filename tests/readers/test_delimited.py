"""CSV and TSV: reviews, surveys and transcripts."""

from __future__ import annotations

import csv
import io

import pytest

from journeydraft.errors import InputError
from journeydraft.model.source import Role, SourceKind
from journeydraft.readers import tables
from journeydraft.readers.base import Blob, ReadOptions, Transcript, Utterance
from journeydraft.readers.delimited import DelimitedReader

TRUSTPILOT = '''id,stars,title,text,language,createdAt,consumer,verificationLevel,reply
a1,2,Bad,"It was, well,
slow and ""dear""",en,2024-01-01,Ann,verified,"Sorry,
Ann"
a2,5,,Kõik oli korras,et,2024-01-02,Bob,verified,
a3,1,,,en,2024-01-03,Bob,verified,
a4,4,,Much better now,en,2024-01-04,Ann,verified,
'''

GOOGLE_PLAY = (
    "Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,"
    "Review Submit Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,"
    "Developer Reply Text,Review Link\n"
    'org.example.bank,12,1.2,ro,phone1,2024-02-03T10:11:12Z,1706955072000,1,,"Nu pot plăti, se blochează",,'
    "Ne pare rău,https://example.org/r/1\n"
    "org.example.bank,12,1.2,bg,phone2,2024-02-04T10:11:12Z,1707041472000,5,,Бързо и удобно,,,https://example.org/r/2\n"
)

SURVEY = """Respondent ID;What do you like best about Zed?;What do you dislike about Zed?;\
How often do you use it?;How likely are you to recommend us?
17;The simple start page, really;Nothing much but the price;daily;9
18;Colours are nice and calm;;weekly;3
"""


def read(data: str | bytes, path: str = "reviews.csv", options: ReadOptions = ReadOptions()) -> Transcript:  # noqa: B008
    blob = Blob(path, data if isinstance(data, bytes) else data.encode())
    (transcript,) = DelimitedReader().read(blob, options)
    return transcript


def words(utterance: Utterance) -> str:
    return " ".join(part.text.strip() for part in utterance.parts)


def test_title_and_body_of_a_review() -> None:
    """Title and text are one turn of the author, each piece with its true line."""
    transcript = read(TRUSTPILOT)
    first = transcript.utterances[0]
    assert transcript.kind is SourceKind.review
    assert words(first) == 'Bad It was, well, slow and "dear"'
    assert [part.line for part in first.parts] == [2, 2, 3]
    assert first.role is Role.participant
    assert first.attributes == {"id": "a1", "rating": "2", "date": "2024-01-01"}
    assert transcript.mapping["author"] == "consumer"


def test_line_is_the_true_line() -> None:
    """Cells that hold newlines do not shift the lines of the rows below."""
    assert [one.parts[0].line for one in read(TRUSTPILOT).utterances] == [2, 5, 7]


def test_author_is_one_participant() -> None:
    """Two reviews of one name share a participant, whose id is not the name."""
    ann, bob, again = read(TRUSTPILOT).utterances
    assert ann.participant == again.participant == "a1"
    assert (ann.speaker, bob.participant) == ("Ann", "a2")


def test_reply_is_no_evidence() -> None:
    """The company's answer is listed as ignored, at its line."""
    assert [(one.line, one.text, one.why) for one in read(TRUSTPILOT).ignored] == [
        (3, "Sorry,", "reply of the company")
    ]


def test_empty_texts_are_counted() -> None:
    """Rows without a text are left out with one warning."""
    assert [w for w in read(TRUSTPILOT).warnings if "no text" in w] == ["1 row has no text: left out"]


def test_google_play_in_utf16() -> None:
    """The export is UTF-16LE with a byte order mark; language and date come along, the reply does not."""
    transcript = read(b"\xff\xfe" + GOOGLE_PLAY.encode("utf-16-le"))
    assert [words(one) for one in transcript.utterances] == ["Nu pot plăti, se blochează", "Бързо и удобно"]
    assert [one.language for one in transcript.utterances] == ["ro", "bg"]
    assert transcript.utterances[0].attributes["date"] == "2024-02-03T10:11:12Z"
    assert [one.participant for one in transcript.utterances] == ["R1", "R2"]


def test_survey_has_a_turn_for_each_answer() -> None:
    """The heading is the question; closed questions and empty cells make no turn; a score is the rating."""
    transcript = read(SURVEY)
    assert [(one.participant, one.question) for one in transcript.utterances] == [
        ("17", "What do you like best about Zed?"),
        ("17", "What do you dislike about Zed?"),
        ("18", "What do you like best about Zed?"),
    ]
    assert [one.attributes["rating"] for one in transcript.utterances] == ["9", "9", "3"]
    assert any("How often do you use it?" in warning for warning in transcript.warnings)


def test_transcript_in_rows() -> None:
    """``dialog`` with a speaker and times is a recorded talk, in which rows of one speaker are joined."""
    transcript = read(
        "start time,end time,speaker,dialog\n00:00:01,00:00:03,Anna,Kuidas läks?\n"
        "00:00:04.5,00:00:08,Mart,See oli aeglane\n00:00:09,00:00:10,Mart,ja kallis.\n"
    )
    assert transcript.kind is None
    assert [(one.speaker, words(one)) for one in transcript.utterances] == [
        ("Anna", "Kuidas läks?"),
        ("Mart", "See oli aeglane ja kallis."),
    ]
    assert [(p.line, p.time) for p in transcript.utterances[1].parts] == [
        (3, "00:00:04.500"),
        (4, "00:00:09.000"),
    ]


def test_unknown_columns_name_the_way_out() -> None:
    """Without a text column the error lists the columns and the option; the option then works."""
    text = "Kood,Lugu\n1,Pood oli kinni ja ma läksin koju\n2,Mulle meeldis väga see uus leht\n"
    with pytest.raises(InputError) as caught:
        read(text)
    assert "'Kood', 'Lugu'" in str(caught.value)
    assert "--text-col" in str(caught.value)
    transcript = read(text, options=ReadOptions(text_col=("lugu",), id_col="Kood"))
    assert [(one.participant, words(one)) for one in transcript.utterances] == [
        ("1", "Pood oli kinni ja ma läksin koju"),
        ("2", "Mulle meeldis väga see uus leht"),
    ]


def test_named_column_must_exist() -> None:
    """A misspelt column is an error that lists what there is."""
    with pytest.raises(InputError, match="'stars'"):
        read(TRUSTPILOT, options=ReadOptions(rating_col="starz"))


def test_options_override_the_guess() -> None:
    """``--segment-col`` takes any column."""
    transcript = read(TRUSTPILOT, options=ReadOptions(segment_col="verificationLevel"))
    assert {one.attributes["segment"] for one in transcript.utterances} == {"verified"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    """Four delimiters, told by what makes even rows."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(
        [["rating", "comment"], ["1", f"slow{delimiter} dear, and; odd | too"], ["5", "fine\nand quick"]]
    )
    transcript = read(stream.getvalue())
    assert [words(one) for one in transcript.utterances] == [
        f"slow{delimiter} dear, and; odd | too",
        "fine and quick",
    ]
    assert transcript.format == ("tsv" if delimiter == "\t" else "csv")


def test_titles_above_the_headings() -> None:
    """Lines above the headings, as spreadsheets have, are listed as ignored."""
    transcript = read("Spring survey,,\n,,\nid,rating,comment\n1,2,too slow\n2,5,fine\n")
    assert [one.text for one in transcript.ignored] == ["Spring survey"]
    assert [one.parts[0].line for one in transcript.utterances] == [4, 5]


def test_second_line_of_headings() -> None:
    """Qualtrics writes codes above the questions, and ids in JSON below."""
    transcript = read(
        'ResponseId,Q1\n"Response ID","What was hard, if anything?"\n'
        '"{""ImportId"":""_recordId""}","{""ImportId"":""Q1""}"\n'
        "R_1,Finding the right form at all\nR_2,The bank never answered my mail\n"
    )
    assert [(one.participant, one.question) for one in transcript.utterances] == [
        ("R_1", "What was hard, if anything?"),
        ("R_2", "What was hard, if anything?"),
    ]


def test_one_column_of_texts() -> None:
    """A list under one known heading is read, commas and all."""
    transcript = read("comment\nI like it, really\nBad, slow\n")
    assert [words(one) for one in transcript.utterances] == ["I like it, really", "Bad, slow"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("rating,text\n1,slow\n2,dear,too dear\n3,fine\n4,odd\n", 3),
        ('rating,text\n1,slow\n2,"dear\n3,fine\n', 3),
        ('rating,text\n1,"slow" or so\n2,fine\n', 2),
    ],
)
def test_broken_rows_have_a_line(text: str, line: int) -> None:
    """Too many cells, an open quote, text after a quote: the line where the row begins is told."""
    with pytest.raises(InputError) as caught:
        read(text)
    assert (caught.value.path, caught.value.line) == ("reviews.csv", line)


def test_force_leaves_broken_rows_out() -> None:
    """By force the other rows are read, and the left out one is told."""
    transcript = read("rating,text\n1,slow\n2,dear,too dear\n3,fine\n", options=ReadOptions(force=True))
    assert [words(one) for one in transcript.utterances] == ["slow", "fine"]
    assert any("lines 3" in warning for warning in transcript.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Well, I tried\nThen, I left\n",
        "Moderator: Well, how was it?\nP3: Slow, dear\n",
        "00:00:01\tAnna\nHow was it?\n00:00:04\tMart\nSlow.\n",
        "I came, saw, and left\nIt was slow, dear, and odd\nNext, please, sir\n",
        "",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    """Commas and tabs alone make no table."""
    assert DelimitedReader().recognises(Blob("p1.txt", text.encode())) == 0.0


def test_names_do_not_become_ids() -> None:
    """A nickname with digits stays out of the participant's id; codes are kept; nobody is one row each."""
    transcript = read(
        "author,comment,rating\nmari85,slow,1\nP3,fine,5\n"
        "A Google user,odd,2\nA Google user,fine,4\nmari85,ok,3\n"
    )
    assert [one.participant for one in transcript.utterances] == ["R1", "P3", "R3", "R4", "R1"]


def test_long_table_comes_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long table makes several transcripts; an author stays the same participant in all."""
    monkeypatch.setattr(tables, "CHUNK", 2)
    blob = Blob("r.csv", b"author,comment\nAnn,slow\nBob,fine\nAnn,dear\n")
    first, second = DelimitedReader().read(blob, ReadOptions())
    assert [words(one) for one in (*first.utterances, *second.utterances)] == ["slow", "fine", "dear"]
    assert second.utterances[0].participant == first.utterances[0].participant
    assert (first.name, second.name) == (None, "rows from 4")


def test_no_text_at_all_is_an_error() -> None:
    """A table whose text cells are all empty is refused."""
    with pytest.raises(InputError, match="no row"):
        read("rating,text\n1,\n2,\n")


def test_table_without_headings_is_refused() -> None:
    """Numbers in the first row are no headings."""
    with pytest.raises(InputError) as caught:
        read("1,2,slow\n2,3,fine\n", options=ReadOptions(text_col=("text",)))
    assert "headings" in caught.value.message


def test_times_and_names_that_take_turns_are_a_talk() -> None:
    """Without a heading for speakers, recurring names beside recording times are speakers."""
    talk = read(
        "Time,Name,Text\n0:01,Anna,How was it?\n0:04,Mart,Slow.\n0:09,Anna,Why?\n0:12,Mart,No idea.\n"
    )
    assert [one.speaker for one in talk.utterances] == ["Anna", "Mart", "Anna", "Mart"]
    forms = read(
        "start,end,name,What was hard for you?\n"
        "2024-05-06T10:00:00,2024-05-06T10:05:00,Anna,Finding the right form\n"
        "2024-05-06T11:00:00,2024-05-06T11:05:00,Mart,Nobody answered my letters\n"
    )
    assert [one.question for one in forms.utterances] == ["What was hard for you?"] * 2
