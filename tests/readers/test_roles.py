"""Who asks and who answers."""

import pytest

from journeydraft.errors import InputError
from journeydraft.model.source import SourceKind

ROLES = {"Ann": "interviewer", "Bea": "participant"}
ASKED = ["Can you tell me how you renew a book", "And what happened next", "How did that make you feel"]
TOLD = [
    "I took my phone out on the bus and it asked me for a number that is only on the old card",
    "It threw me out three times and then I gave up and paid the fine at the desk on Monday",
    "Stupid, mostly, because it is two euros every time and nobody there ever says a word about it",
]


def _roles(source):
    return {turn.speaker: str(turn.role) for turn in source.turns}


def _dialogue(end="?"):
    return "".join(f"Ann: {a}{end}\nBea: {b}.\n" for a, b in zip(ASKED, TOLD, strict=True))


def test_who_asks_is_the_interviewer(read):
    """Names say nothing; the questions do."""
    source = read(_dialogue())
    assert _roles(source) == ROLES
    assert source.kind is SourceKind.interview


def test_questions_are_found_without_question_marks(read):
    """A recogniser's lower-case text without punctuation has questions too."""
    text = "".join(
        f"SPEAKER_00: {a.lower()}\nSPEAKER_01: {b.lower()}\n" for a, b in zip(ASKED, TOLD, strict=True)
    )
    assert _roles(read(text)) == {"SPEAKER_00": "interviewer", "SPEAKER_01": "participant"}


@pytest.mark.parametrize(
    "label, role",
    [
        ("Moderator", "interviewer"),
        ("UX Researcher", "interviewer"),
        ("Ann (researcher)", "interviewer"),
        ("Facilitator 2", "interviewer"),
        ("Observer", "observer"),
        ("P12", "participant"),
        ("Participant 3", "participant"),
        ("Bea - customer", "participant"),
    ],
)
def test_a_label_that_names_a_role_decides(read, label, role):
    """Even where the way of speaking says otherwise."""
    text = f"{label}: Do you know how it works?\nBea: I think so, it is rather long to tell.\n" * 3
    assert _roles(read(text))[label] == role


def test_options_win_over_everything(read):
    """``--participant`` and ``--interviewer`` settle it."""
    source = read(_dialogue(), participants=("ann",), interviewers=("Bea",))
    assert _roles(source) == {"Ann": "participant", "Bea": "interviewer"}


UNCLEAR = "Ann: I like the desk.\nBea: I like the app.\nAnn: It is slow.\nBea: It is quick.\n"


def test_refuses_what_cannot_be_decided(read):
    """Two people who chat: the message names them and the way out."""
    with pytest.raises(InputError) as error:
        read(UNCLEAR, path="a/chat.txt")
    assert error.value.path == "a/chat.txt"
    assert "Ann, Bea" in error.value.message
    assert "--interviewer" in error.value.hint


def test_naming_one_of_two_is_enough(read):
    """With the interviewer named, the other one answers."""
    assert _roles(read(UNCLEAR, interviewers=("Ann",))) == ROLES


def test_force_goes_on_and_says_so(read):
    """The guess stands in the warnings."""
    assert any("guess" in warning for warning in read(UNCLEAR, force=True).warnings)


def test_several_participants_may_answer(read):
    """A focus group: one asks, the others are participants each."""
    source = read(
        "Moderator: Who uses it?\nAda: I do, and I like it well enough.\nBo: Not me, I call them.\n"
        "Moderator: Why?\nBo: Because a person answers.\nAda: That is true, they are kind.\n"
    )
    assert source.participants == ("P1", "P2")


def test_who_says_next_to_nothing_is_taken_for_an_observer(read):
    """One short remark of somebody without a role is not testimony, and the file says so."""
    talk = (
        "Moderator: And then?\nAda: " + "I walked over to the desk and waited for my turn again. " * 12 + "\n"
    )
    source = read(talk * 4 + "Rick: Recorder is on.\n" + talk)
    assert _roles(source)["Rick"] == "observer"
    assert any("Rick" in warning for warning in source.warnings)


def test_refuses_a_dialogue_that_lost_its_speakers(read):
    """Without labels the interviewer's questions would be quoted as testimony."""
    text = "\n\n".join(f"{a}?\n\n{b}." for a, b in zip(ASKED, TOLD, strict=True))
    with pytest.raises(InputError, match="cannot be told apart"):
        read(text)
    assert read(text, force=True).kind is SourceKind.notes


def test_one_labelled_speaker_tells_a_monologue(read):
    """Nobody asks: these are notes, and the speaker is the participant."""
    source = read("Ada: I opened the app.\n\nAda: It was slow.\n\nAda: I left it there and called.\n")
    assert _roles(source) == {"Ada": "participant"}
    assert source.kind is SourceKind.notes


def test_refuses_a_dialogue_written_with_dashes(read):
    """As in a novel: who speaks must be counted out, and one lost line turns everything round."""
    with pytest.raises(InputError, match="cannot be told apart"):
        read("– How was it?\n– Slow, I waited.\n– And then?\n– I left.\n– Why?\n– No idea.\n")
