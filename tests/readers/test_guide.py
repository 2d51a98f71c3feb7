"""Notes along a guide: what is asked, what is answered, what is the observer's."""

GUIDE = """How do you renew a book?
- {answer}

And at the desk?
- They are kind.

What would you change?
- The opening hours.
"""


def _answer(read, said, text):
    return said(read(GUIDE.format(answer=text)))[1:-4]


def test_a_question_in_brackets_is_the_interviewers(read, said):
    """``(Why?) Because …``: the follow-up is no testimony."""
    assert _answer(read, said, "(Why by phone?) Because the desk is far.") == [
        ("interviewer", "(Why by phone?)"),
        ("participant", "Because the desk is far."),
    ]


def test_a_question_to_the_participant_is_the_interviewers(read, said):
    """Written into the answer's line, without brackets."""
    assert _answer(read, said, "What do you do then? I call them.") == [
        ("interviewer", "What do you do then?"),
        ("participant", "I call them."),
    ]


def test_a_question_that_yes_or_no_answers_is_the_interviewers(read, said):
    """Without "you" in it, and without a question word."""
    assert _answer(read, said, "For errands - order something online? No. I like the shop.") == [
        ("interviewer", "For errands - order something online?"),
        ("participant", "No. I like the shop."),
    ]


def test_a_question_with_an_abbreviation_is_asked_to_its_end(read, said):
    """The dot of "vs." ends no sentence."""
    assert _answer(read, said, "By phone.\nIs it easier by phone vs. at the desk? No.") == [
        ("participant", "By phone."),
        ("interviewer", "Is it easier by phone vs. at the desk?"),
        ("participant", "No."),
    ]


def test_a_question_to_the_participant_inside_an_answer_is_no_speech(read, understood):
    """Only what the participant said around it is; a question of the participant's own is."""
    text = "They close early. Do you call them then? I do. Why should I go there?"
    told = understood(read(GUIDE.format(answer=text)))
    assert "They close early. ⟦Do you call them then?⟧ I do. Why should I go there?" in told


def test_the_participants_own_question_stays_speech(read, said):
    """In the first person it is the participant's."""
    text = "Why do I have to log in to see a price? It makes no sense."
    assert _answer(read, said, text) == [("participant", text)]


def test_no_answer_is_no_speech(read, said):
    """``n/a``, ``(did not ask)`` and the observer's remarks are left out."""
    for text in ("n/a", "-", "(did not ask)", "[see above]", "Note: he was tired"):
        assert _answer(read, said, text) == []


def test_an_answer_of_two_bullets_is_two_turns(read, said):
    """Each bullet is one thought."""
    assert _answer(read, said, "By phone.\n- On the bus.") == [
        ("participant", "By phone."),
        ("participant", "On the bus."),
    ]


def test_an_answer_goes_on_in_the_next_line(read, said):
    """Without a bullet of its own it is the same turn, word for word as in the file."""
    assert _answer(read, said, "By phone.\nOn the bus.") == [("participant", "By phone.\nOn the bus.")]


def test_paragraphs_answer_where_the_questions_are_marked(read, said):
    """``**Q:**`` or a bold line, the answer below without any mark."""
    source = read(
        "**Q:** How do you renew?\n\nBy phone.\n\n**Q:** And then?\n\nI wait.\n\n"
        "**Q:** Why?\n\nNo idea, is it me?\n"
    )
    assert [role for role, _ in said(source)] == ["interviewer", "participant"] * 3


def test_a_list_without_questions_is_no_guide(read):
    """Session notes in bullets under headings are observations."""
    source = read(
        "# Start\n- opens the app\n- “So many buttons!”\n\n# Renew\n- looks for the card\n- gives up\n"
    )
    assert source.format == "observation-notes"
