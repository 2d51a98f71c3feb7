"""What stands before a colon: a speaker, or just a word."""

import pytest

from journeydraft.readers.labels import label

ANSWER = "It asked for the number of my old card."


def _dialogue(first, second):
    return f"{first} How do you renew a book?\n{second} {ANSWER}\n{first} And what then?\n{second} I paid.\n"


@pytest.mark.parametrize(
    "asks, answers",
    [
        ("Interviewer:", "Zoë Ångström:"),
        ("[Interviewer]", "[Õnne]"),
        ("{Q}", "{Ștefan}"),
        ("#Moderator:", "#Иван:"),
        ("@Moderator:", "@Jean-Luc:"),
        ("**Q:**", "**A:**"),
        ("**Moderator**:", "*P3*:"),
        ("- Moderator:", "- P3:"),
        ("> M:", "> Dr. O’Neill:"),
        ("[00:01:02] Researcher:", "[00:01:05] J. Doe:"),
        ("00:01:02 Researcher:", "00:01:05 Anna (customer):"),
        ("[00:00:01.000 --> 00:00:04.000] Host:", "[00:00:05.000 --> 00:00:09.250] Guest 2:"),
        ("12/03/2024, 10:15 - Researcher:", "12/03/2024, 10:16 - Ann:"),
        ("[12.03.24, 10:15:22] Researcher:", "[12.03.24, 10:16:01] Ann:"),
        ("Q1:", "A1:"),
        ("Researcher [00:01:02]:", "Ann [00:01:05]:"),
        ("Модератор：", "李强："),
        ("MODERATOR:", "van der Berg, A:"),
    ],
)
def test_reads_every_form_of_label(read, said, asks, answers):
    """Bold, brackets, bullets, times, signs and scripts all lead to the same two speakers."""
    source = read(_dialogue(asks, answers))
    assert said(source) == [
        ("interviewer", "How do you renew a book?"),
        ("participant", ANSWER),
        ("interviewer", "And what then?"),
        ("participant", "I paid."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Honestly: it was slow.",
        "10:30 Meeting: with the desk.",
        "One more thing: it was slow.",
        "PS: thanks.",
    ],
)
def test_a_word_before_a_colon_is_no_speaker(read, said, line):
    """Such a line belongs to who speaks, even when the word comes back."""
    source = read(
        f"Interviewer: How was it?\nAda: Well.\n{line}\nInterviewer: Anything else?\nAda: No.\n{line}\n"
    )
    assert {turn.speaker for turn in source.turns} == {"Interviewer", "Ada"}
    assert ("participant", f"Well.\n{line}") in said(source)


def test_a_label_with_a_semicolon_is_a_slip(read, said):
    """``Ada;`` counts when ``Ada:`` is a speaker."""
    source = read(
        "Interviewer: How was it?\nAda: Slow.\nInterviewer: And then?\nAda; I left.\nAda: For good.\n"
    )
    assert ("participant", "I left.") in said(source)


def test_who_speaks_once_is_a_speaker_where_every_line_has_a_label(read):
    """In a strict layout a single line of a third person is not given to the one before."""
    source = read(
        "Q: Who came?\nAda: I did.\nQ: Who else?\nAda: Bo.\nBo: Yes, me, right after work.\nQ: Good.\n"
    )
    assert "Bo" in {turn.speaker for turn in source.turns}


def test_a_doubtful_label_is_reported(read):
    """What could have been a speaker and was not taken for one is named with its line."""
    source = read(
        "Interviewer: How was it?\n\nAda: Slow, and then it asked me for a number.\nFrom the old card.\n"
        "It said so in red.\nRosalind: and then I left.\n\nInterviewer: And then?\n\nAda: I paid.\n"
    )
    assert source.warnings == ("line 6: “Rosalind:” was not taken for a speaker",)


@pytest.mark.parametrize(
    "text", ["see http://x.example/a", "12:30", "“Yes”: he said", "a: b" * 0 + ": text", "a.b, c. d: e"]
)
def test_what_has_no_shape_of_a_name_is_no_label(text):
    """Addresses, times, quoted words and half sentences."""
    assert label(text) is None


def test_notes_of_the_observer_between_named_bullets_are_no_speech(read):
    """In a list where every bullet names who speaks, one without a name is the note-taker's."""
    source = read(
        "- **Ada:** It was slow.\n- smiles, looks for the card\n- **Q:** And then?\n- **Ada:** I paid.\n"
    )
    assert [one.text for one in source.ignored] == ["- smiles, looks for the card"]


def test_a_time_on_its_own_line_belongs_to_the_next_speaker(read):
    """As Google Meet writes it."""
    source = read("00:00:05\n\nHost: What happened?\nAda: It broke.\n00:05:00\nHost: When?\nAda: Today.\n")
    assert [turn.time for turn in source.turns] == ["00:00:05.000", None, "00:05:00.000", None]


def test_what_stands_above_the_talk_is_no_speech(read, said):
    """``Participant: P3`` in a list of details is not somebody saying "P3"."""
    source = read("Date: 3 May\nParticipant: P3\nModerator: Ana\n\nModerator: How was it?\nP3: Slow.\n")
    assert said(source) == [("interviewer", "How was it?"), ("participant", "Slow.")]
    assert {one.why for one in source.ignored} == {"about the session"}


@pytest.mark.parametrize("form", ["{}", "### {}", "**{}**", "{}:"])
def test_a_name_may_stand_on_a_line_of_its_own(read, said, form):
    """Plain, as a heading, in bold, with a colon; the speech is below."""
    ann, bea = form.format("Ann Kask"), form.format("Bea")
    source = read(f"{ann}\nHow was it?\n\n{bea}\nSlow.\nI waited.\n\n{ann}\nAnd then?\n\n{bea}\nI left.\n")
    assert [role for role, _ in said(source)] == ["interviewer", "participant"] * 2
    assert said(source)[1][1] == "Slow.\nI waited."
