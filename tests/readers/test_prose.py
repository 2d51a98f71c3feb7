"""Text without speakers."""

import pytest

from journeydraft.errors import InputError
from journeydraft.model.source import SourceKind


def test_an_observation_is_a_line(read, said):
    """Two lines are two observations, even without an empty one between."""
    source = read("Opens the app.\nSo many buttons!\n\nIt is slow.\n")
    assert [words for _, words in said(source)] == ["Opens the app.", "So many buttons!", "It is slow."]
    assert source.kind is SourceKind.notes


def test_wrapped_lines_are_one_paragraph_of_a_monologue(read, said):
    """A voice memo typed with hard line ends is not cut at each of them."""
    line = "and then it asked me for the number of the old card, which I threw away"
    source = read(f"So I opened the app on the bus as I always do,\n{line},\n{line}.\n\nI left.\n\n" * 2)
    assert source.format == "monologue"
    assert len(source.turns) == 4


def test_a_line_of_a_recogniser_without_speakers_keeps_its_time(read):
    """``[00:01:05] text``: the time is the turn's, and no part of what was said."""
    source = read("[00:01:05] I open the app.\n[00:01:15] So many buttons.\n")
    assert [(turn.time, source.said(turn)) for turn in source.turns] == [
        ("00:01:05.000", "I open the app."),
        ("00:01:15.000", "So many buttons."),
    ]


def test_markup_and_programs_are_refused(read):
    """A saved web page is no notes."""
    for text in (
        "<!DOCTYPE html><html><p>I like it</p></html>",
        "{\\rtf1\\ansi I like it}",
        '<?xml version="1.0"?><a/>',
    ):
        with pytest.raises(InputError, match="no reader knows"):
            read(text, path="page.txt")


@pytest.mark.parametrize(
    "remark", ["(**Remarque** : corrigé depuis)", "(Note: fixed since)", "(Cf. the list)"]
)
def test_an_observers_remark_in_brackets_is_no_speech(read, understood, remark):
    """With the full stop behind it, so that nothing of it hangs on to what was said."""
    assert f"The lines look alike ⟦{remark}.⟧" in understood(
        read(f"The lines look alike {remark}.\nIt is slow.\n")
    )
