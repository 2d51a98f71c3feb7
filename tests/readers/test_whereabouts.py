"""Turns know the heading and the stage direction above them."""

from journeydraft.readers import read_blob
from journeydraft.readers.base import Blob

NOTES = """(_opens the map_)

- Where am I?

(_zooms in_)
(_opens the list_)

- Too long.
(_scrolling_) So many!

# End

- I would call them.
"""


def stands(text, path="p1.md"):
    (source,) = read_blob(Blob(path, text.encode()))
    return [(turn.heading, turn.where) for turn in source.turns if source.is_evidence(turn)]


def test_notes_carry_their_directions_until_the_next_one_or_a_heading():
    """Directions that follow one another stand together; one that opens a line holds from there."""
    assert stands(NOTES) == [
        (None, "opens the map"),
        (None, "zooms in · opens the list"),
        (None, "scrolling"),
        ("End", None),
    ]


def test_brackets_of_a_transcript_are_sounds_and_no_places():
    """[laughs] between two speakers says nothing of where they are."""
    talk = "Moderator: How was it?\n[laughs]\nAnna: Fine, I paid by card.\n" * 3
    assert {where for _, where in stands(talk, "p1.txt")} == {None}


def test_headings_over_a_guide_stand_over_its_answers():
    """Questions and answers below "# Paying" belong there."""
    guide = (
        "# Paying\n\n1. How did you pay?\n- By card.\n2. Was it easy?\n- No.\n\n"
        "# Delivery\n\n3. When did it come?\n- Late.\n"
    )
    assert stands(guide) == [("Paying", None), ("Paying", None), ("Delivery", None)]
