"""Names of discovered stages: words of the study that tell one stage from the others."""

import numpy as np

from journeydraft.stages.naming import names
from journeydraft.stages.usage import Answered


def anywhere(words, _language):
    """A meaning that says nothing."""
    return np.zeros((len(words), 3))


def answered(*rows, language="en", asked=""):
    return [Answered(stage, who, said, asked, language) for stage, who, said in rows]


QUEUE = answered(
    (0, "P1", "We stood in the queue for ages."),
    (0, "P2", "The queue goes round the corner."),
    (1, "P1", "Then the card reader was broken."),
    (1, "P2", "My card reader was slow and I had to try again."),
    (2, "P1", "There was never a free table."),
    (2, "P2", "Somebody had left trays on our table."),
)


def test_a_stage_is_called_by_what_its_people_name_and_others_do_not():
    """The word that several people use there, in the phrase that they use it in."""
    assert names(QUEUE, 3, anywhere) == ["Queue", "Card reader", "Table"]


def test_what_everybody_says_everywhere_names_nothing():
    """The study's own subject tells no stage from another."""
    rows = [(s, p, f"The canteen has a {w}.") for s, w in enumerate(["queue", "till", "door"]) for p in "AB"]
    assert "Canteen" not in names(answered(*rows), 3, anywhere)


def test_a_heading_over_most_of_a_stage_is_its_name():
    """The guide's own words go first; a question is no heading."""
    headed = answered((0, "P1", "It took the queue."), (0, "P2", "A queue."), asked="3. Paying")
    asked = answered((1, "P1", "The door."), (1, "P2", "The door."), asked="What was it?")
    assert names([*headed, *asked], 2, anywhere) == ["Paying", "Door"]


def test_what_people_were_asked_to_have_done_is_the_name():
    """ "Do you sign in" names the stage by what is done in it, not by a noun out of the answers."""
    rows = answered((0, "P1", "It took the queue."), (0, "P2", "A queue."), asked="Do you normally sign in?")
    assert names([*rows, *QUEUE[2:]], 3, anywhere)[0] == "Sign in"


def test_a_question_that_several_were_asked_names_their_stage():
    """As it was asked, without its number; a question of one person alone is no name."""
    asked = "4. How was the voice of the answer, in a word?"
    rows = answered((0, "P1", "It took the queue."), (0, "P2", "A queue."), asked=asked)
    assert names([*rows, *QUEUE[2:]], 3, anywhere)[0] == "How was the voice of the answer, in a word?"
    alone = [*answered((0, "P1", "The queue."), asked=asked), *answered((0, "P2", "A queue."))]
    assert names([*alone, *QUEUE[2:]], 3, anywhere)[0] == "Queue"


def test_of_questions_asked_in_one_go_the_first_names_the_stage():
    """The others depend on it, however short they are."""
    asked = "How was the voice of the answer? Does it depend on it?"
    rows = answered((0, "P1", "It took the queue."), (0, "P2", "A queue."), asked=asked)
    assert names([*rows, *QUEUE[2:]], 3, anywhere)[0] == "How was the voice of the answer?"


def test_no_name_stands_twice():
    """Two stages with the same words do not share a name."""
    rows = [(stage, who, "The queue was long.") for stage in (0, 1) for who in "AB"]
    found = [name for name in names([*answered(*rows), *QUEUE[2:]], 3, anywhere) if name]
    assert len(found) == len(set(found))


def test_names_are_in_the_main_language_of_the_study():
    """Most answers are Russian, so names are; verbs and feelings name nothing."""
    russian = answered(
        (0, "P1", "Я открыл сайт и разозлился."),
        (0, "P2", "На сайте ничего не найти."),
        (0, "P3", "На сайте всё ясно."),
        (1, "P1", "Забрал посылку из постамата."),
        (1, "P2", "Постамат у дома, в постамате тепло."),
        language="ru",
    )
    english = answered((0, "P4", "The page was slow."), (1, "P4", "The parcel came."))
    first, second = names([*russian, *english], 2, anywhere)
    assert first.casefold().startswith("сайт")
    assert second.casefold().startswith("постамат")


def test_the_meaning_decides_between_words_that_are_as_common():
    """Of two words with the same people, the one nearer to what the stage is about is shown first."""
    rows = answered(
        (0, "P1", "The pillar by the queue."),
        (0, "P2", "A queue by the pillar."),
        (1, "P1", "The door."),
        (1, "P2", "A door."),
    )

    def near(words, _language):
        return np.array([[1.0, 0.0] if word == "queue" else [0.0, 0.0] for word in words])

    assert names(rows, 2, near)[0].startswith("Queue")


def test_nothing_told_means_no_names():
    """Stages without words are left to be named."""
    assert names([], 2, anywhere) == [None, None]
    assert names(answered((0, "P1", "…"), (1, "P2", "ok")), 2, anywhere) == [None, None]
