"""Which stages a study gets when nobody has chosen: a template has to convince."""

import numpy as np

from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import Role, Source, SourceKind, Turn
from journeydraft.nlp.meaning import Meaning
from journeydraft.stages.guided import guided, in_rounds
from journeydraft.stages.template import StageSpec, StageTemplate
from journeydraft.staging.best import best_stages
from journeydraft.staging.discovering import discover

TOPICS = ("choose", "pay", "wait", "unpack")


class Topics:
    """An encoder for which a text means its first word that is a topic."""

    dimensions = len(TOPICS) + 1

    def encode_parts(self, tellings, *, progress=None):
        return np.stack([self._of(part) for telling in tellings for part in telling.parts])

    def _of(self, text):
        row = np.full(self.dimensions, 0.05, np.float32)
        row[next((i for i, topic in enumerate(TOPICS) if topic in text), len(TOPICS))] = 1
        return row / np.linalg.norm(row)


MEANING = Meaning(Topics(), {"any": np.zeros(len(TOPICS) + 1, np.float32)})


def template(name, *topics):
    return StageTemplate(
        name=name, stages=tuple(StageSpec(id=topic, name=topic, about=(topic,)) for topic in topics)
    )


def study(*stories, questions=(), heading=None, headings=()):
    """One source a story: a turn and a finding for each of its topics, below a heading or one of several."""
    sources, found = [], []
    for number, story in enumerate(stories, 1):
        path, text, turns = f"p{number}.txt", " ".join(story), []
        for place, topic in enumerate(story):
            start = len(" ".join(story[:place])) + (place > 0)
            asked = questions[place] if questions else None
            turns.append(
                Turn(
                    start,
                    start + len(topic),
                    role=Role.participant,
                    participant=path,
                    heading=headings[place] if headings else heading,
                )
            )
            finding = Finding(Kind.pain, topic, topic, path, place, path, language="en", question=asked)
            evidence = Evidence(source=path, start=start, end=start + len(topic), quote=topic)
            found.append(Proved(finding, evidence, SourceKind.interview))
        sources.append(Source(path, SourceKind.interview, "txt", text, tuple(turns), language="en"))
    return found, sources


JOURNEY = ("choose", "choose", "pay", "pay", "wait", "wait", "unpack", "unpack")
FITS = template("buying", *TOPICS)
OTHER = template("other", "visit", "stay")


def test_a_template_whose_stages_people_tell_of_is_used():
    """Every stage is told of by everybody, and the runner-up is far."""
    found, sources = study(JOURNEY, JOURNEY, JOURNEY)
    staged = best_stages(found, [FITS, OTHER], sources, MEANING)
    assert staged.best.template.name == "buying"
    assert {one.stage for one in staged.found} == {0, 1, 2, 3}


def test_a_template_that_heaps_all_in_one_stage_is_refused():
    """All that people tell is about paying and sounds most like the template, and yet it is no journey."""
    heap = template("heap", "pay", "arrive", "leave")
    found, sources = study(["pay"] * 8, ["pay"] * 7, ["pay"] * 8)
    staged = best_stages(found, [heap, OTHER], sources, MEANING)
    assert staged.best.template.name == "discovered"
    assert staged.runner_up.template.name == "heap"


def test_headings_of_the_documents_come_before_a_template():
    """Who wrote them knows the parts of the journey; the template that fitted is named beside them."""
    headings = ["The shelf", "The shelf", "The till", "The till", "The bench", "The bench", "Home", "Home"]
    staged = best_stages(*_told(JOURNEY, JOURNEY, JOURNEY, headings=headings))
    assert [stage.named("en") for stage in staged.best.template.stages] == list(dict.fromkeys(headings))
    assert staged.runner_up.template.name == "buying"


def test_a_template_that_barely_leads_is_not_used():
    """Of two that are told of alike neither is the study's."""
    staged = best_stages(*_told(JOURNEY, JOURNEY, JOURNEY, templates=[FITS, template("same", *TOPICS)]))
    assert staged.best.template.name == "discovered"


def _told(*stories, templates=(FITS, OTHER), headings=()):
    found, sources = study(*stories, headings=headings)
    return found, templates, sources, MEANING


def test_wishes_make_no_stage_of_a_journey():
    """What people answer to "What should …?" belongs to a part of the journey and is none."""
    asked = ["How did you choose?"] * 2 + ["How did you pay?"] * 2 + ["How did you wait?"] * 2
    wished = [*asked, "What should the unpacking be called?", "Should the unpacking be quick?"]
    told = [*asked, "How did you unpack?", "And how did you unpack?"]
    for questions, placed in ((told, True), (wished, False)):
        found = discover(*study(JOURNEY, JOURNEY, JOURNEY, questions=questions), MEANING).found
        assert any(one.stage is not None for one in found if one.finding.text == "unpack") is placed
        assert any(one.stage is not None for one in found if one.finding.text == "pay")


def test_talk_about_the_study_stays_out_of_every_stage():
    """What stands below an introduction is unplaced, whatever it sounds like."""
    found, sources = study(JOURNEY, JOURNEY, heading="Introduction")
    assert {one.stage for one in best_stages(found, [FITS, OTHER], sources, MEANING).found} == {None}


def test_an_order_of_the_same_questions_is_the_guides():
    """Most answer what others were asked in the same words; questions of one person only are talk."""
    asked = [f"Tell me, what happened in part {number}?" for number in range(8)]
    found, sources = study(JOURNEY, JOURNEY, questions=asked)
    assert guided(found)
    assert not in_rounds(found, sources)
    assert not guided(study(JOURNEY, questions=asked)[0])
    assert not guided(study(JOURNEY, JOURNEY)[0])
