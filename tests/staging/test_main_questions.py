"""Follow-ups that were noted inside an answer belong to the guide's question."""

from tests.test_segment import source

from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import Role, SourceKind
from journeydraft.segment import segment
from journeydraft.staging.main_questions import under_main_questions

ASKED = "Should the assistant have a name? Please say why."
NOTES = source(
    (Role.interviewer, "Do you always sign in?"),
    (Role.participant, "I never do."),
    (Role.interviewer, "(What would help?)"),
    (Role.participant, "A link."),
    (Role.interviewer, ASKED),
    (Role.interviewer, "(Any reason why?)"),
    (Role.participant, "It would feel warmer."),
    (Role.participant, "My sister calls hers Otto."),
)


def test_an_answer_to_a_follow_up_stands_under_what_the_guide_asked():
    """ "(Any reason why?)" says nothing of what is spoken of; the question before it does."""
    (chunk,) = segment(NOTES)
    found = [
        Proved(
            Finding(
                Kind.thought,
                "…",
                NOTES.said(one.turn),
                NOTES.path,
                one.number,
                participant="P1",
                question=one.question,
            ),
            Evidence(source=NOTES.path),
            SourceKind.interview,
        )
        for one in chunk.said
    ]
    assert [one.finding.question for one in found][-1] == "(Any reason why?)"
    asked = [one.finding.question for one in under_main_questions(found, [NOTES])]
    assert asked == ["Do you always sign in?", "Do you always sign in?", ASKED, ASKED]
