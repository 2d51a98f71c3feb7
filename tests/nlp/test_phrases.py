"""What a question is about, in its own words."""

import pytest

from journeydraft.nlp.phrases import case_of, matters


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Have you ever used a locker or a pick-up point?", "used a locker"),
        ("Can you describe your experience using this machine?", "experience using this machine"),
        ("Do you sign into the portal?", "sign into the portal"),
    ],
)
def test_what_people_were_asked_to_have_done_is_the_matter(question, about):
    """Verbs count that a list of stop words has, and no phrase ends before what such a verb wants."""
    assert next(phrase.text for phrase in matters(question, "en") if phrase.opened) == about


@pytest.mark.parametrize(
    ("question", "language", "case"),
    [
        ("When the card was refused, what did you do?", "en", "the card was refused"),
        ("Когда вы пришли в офис, что было дальше?", "ru", "вы пришли в офис"),
        ("Kui te poodi jõudsite, mis siis juhtus?", "et", "te poodi jõudsite"),
        ("Quand vous êtes arrivé à la caisse, que s'est-il passé ?", "fr", "vous êtes arrivé à la caisse"),
        ("What did you do when the card was refused?", "en", None),
    ],
)
def test_a_question_may_put_a_case(question, language, case):
    """What had happened stands before the comma; without one there is no case."""
    assert case_of(question, language) == case


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("How do you feel about the quality of the answer you got?", "quality of the answer"),
        ("What opening hours do you expect when you go there?", "opening hours"),
    ],
)
def test_what_a_question_is_about_may_stand_far_from_you(question, about):
    """Behind what is felt of it, or behind the word that asks."""
    assert [phrase.text for phrase in matters(question, "en") if phrase.opened] == [about]
