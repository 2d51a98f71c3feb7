"""A stage is reached by those who affirm that they did or met with something there."""

import pytest

from journeydraft.merge.reached import was_there
from journeydraft.model.finding import Finding, Kind
from journeydraft.model.journey import Evidence
from journeydraft.model.proved import Proved
from journeydraft.model.source import SourceKind


def proved(kind, quote, language="en"):
    finding = Finding(kind, quote, quote, "p1.txt", 0, participant="P1", language=language)
    return Proved(finding, Evidence(source="p1.txt"), SourceKind.interview, stage=0)


@pytest.mark.parametrize(
    ("kind", "quote", "language", "there"),
    [
        (Kind.action, "I called the help desk.", "en", True),
        (Kind.action, "I don't call the help desk.", "en", False),
        (Kind.action, "Ma ei helistanud neile.", "et", False),
        (Kind.action, "Я не звонила туда.", "ru", False),
        (Kind.pain, "I could not find the number.", "en", True),
        (Kind.pain, "If it were to crash I would call.", "en", False),
        (Kind.need, "A number to call would help.", "en", False),
        (Kind.question, "Is there a number?", "en", False),
    ],
)
def test_only_what_was_done_or_met_counts(kind, quote, language, there):
    """A denied act, an "if", a wish and a question are no visits; a failure is one."""
    assert was_there(proved(kind, quote, language)) is there
