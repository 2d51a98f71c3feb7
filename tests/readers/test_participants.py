"""Ids of participants: from labels, files and columns, and by number."""

import pytest

from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.readers import name_participants
from journeydraft.readers.participants import file_code


def _source(path, *speakers, kind=SourceKind.interview, **turn):
    turns = tuple(Turn(i, i + 1, speaker, Role.participant, **turn) for i, speaker in enumerate(speakers))
    return Source(path, kind, "txt", "x" * len(speakers), turns)


def _ids(*sources):
    return [tuple(turn.participant for turn in source.turns) for source in name_participants(sources)]


@pytest.mark.parametrize(
    "path, code",
    [
        ("p03.md", "P3"),
        ("P3_interview.vtt", "P3"),
        ("sessions/p1-session2.txt", "P1"),
        ("participant-12.docx", "P12"),
        ("Osaleja 4.txt", "P4"),
        ("07.md", "P7"),
        ("transcript_p2.vtt", "P2"),
        ("mp3.txt", None),
        ("2024-03-12.txt", None),
        ("anna.txt", None),
    ],
)
def test_the_file_name_may_tell(path, code):
    """``P`` and a number, a word for participant and a number, or a number alone."""
    assert file_code(path) == code


def test_the_label_tells_first():
    """``P3`` in the transcript, whatever the file is called; other labels get the free numbers."""
    assert _ids(_source("a.txt", "P3", "Ann", "P3")) == [("P3", "P1", "P3")]


def test_sessions_of_one_participant_share_an_id():
    """By the files' names."""
    assert _ids(_source("p1_session1.txt", "Ann"), _source("p1_session2.txt", "Ann")) == [("P1",), ("P1",)]


def test_a_name_is_the_same_person_in_every_file():
    """And nobody is called by it."""
    assert _ids(_source("mon.txt", "Ann"), _source("tue.txt", "ann"), _source("wed.txt", "Bo")) == [
        ("P1",),
        ("P1",),
        ("P2",),
    ]


def test_a_machines_label_is_somebody_else_in_every_file():
    """``SPEAKER_01``, "Participant" and no label are the file's own."""
    for label in ("SPEAKER_01", "Participant", None):
        assert _ids(_source("mon.txt", label), _source("tue.txt", label)) == [("P1",), ("P2",)]


def test_numbers_that_files_have_are_not_given_again():
    """A file without a code gets the next free number."""
    assert _ids(_source("anna.txt", "Ann"), _source("p1.txt", "Bo")) == [("P2",), ("P1",)]


def test_people_who_are_no_evidence_get_no_id():
    """Interviewers and observers stay without."""
    turns = (Turn(0, 1, "Q", Role.interviewer), Turn(1, 2, "Ann", Role.participant))
    (named,) = name_participants([Source("a.txt", SourceKind.interview, "txt", "xx", turns)])
    assert [turn.participant for turn in named.turns] == [None, "P1"]


def test_authors_of_two_review_files_are_different_people():
    """The ids of the table stay where they can; a second file's ``R1`` gets a free number."""
    one = _source("a.csv", None, kind=SourceKind.review, participant="R1")
    two = _source("b.csv", None, kind=SourceKind.review, participant="R1")
    assert _ids(one, two) == [("R1",), ("R2",)]
