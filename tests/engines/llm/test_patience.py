"""A provider that keeps asking to slow down: the user hears of it, and it does not go on for ever."""

import time

import pytest
from tests.engines.llm.conftest import all_of

from journeydraft.engines.llm.faults import Busy, ModelError, Slow, Unwell
from journeydraft.engines.llm.patience import Patience, spell


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass when the test says so."""
    now = [1000.0]
    monkeypatch.setattr("journeydraft.engines.llm.patience.time.monotonic", lambda: now[0])

    def pass_by(seconds):
        now[0] += seconds

    return pass_by


def test_a_long_wait_is_told_with_its_reason_and_its_end(clock):
    """Once, and again after a minute; short waits are nothing to speak of."""
    told = []
    patience = Patience(600, told.append)
    patience.wait(2)
    assert told == []
    patience.wait(20)
    assert len(told) == 1
    assert "429" in told[0]
    assert "20 s" in told[0]
    assert "10 min" in told[0]
    clock(30)
    patience.wait(20)
    assert len(told) == 1
    clock(31)
    patience.wait(20)
    assert len(told) == 2


def test_when_nothing_is_answered_for_too_long_it_is_given_up(clock):
    """The reason says for how long; an answer in between starts the clock anew."""
    patience = Patience(100, lambda _: None)
    patience.wait(60)
    clock(60)
    patience.answered()
    patience.wait(60)
    clock(60)
    with pytest.raises(Busy) as caught:
        patience.wait(60)
    assert "answered nothing for 60 s" in caught.value.message


def test_a_provider_that_names_a_longer_wait_is_not_asked_again_before(clock):
    """Nothing is sent until the time that it named has come."""
    patience = Patience(600, lambda _: None)
    patience.check()
    with pytest.raises(Busy) as caught:
        patience.wait(7200)
    assert "2 h" in caught.value.message
    with pytest.raises(Busy):
        patience.check()
    clock(7201)
    patience.check()


def test_calls_that_are_made_again_are_told(clock):
    """At once where no reply came in time, else from the third on; not all the time."""
    told = []
    patience = Patience(600, told.append)
    patience.trouble(Unwell("the provider failed (503)"), 2)
    assert told == []
    patience.trouble(Slow("no reply within 180 s"), 1)
    assert "no reply within 180 s" in told[0]
    assert "--timeout" in told[0]
    patience.trouble(Unwell("the provider failed (503)"), 3)
    assert len(told) == 1
    clock(61)
    patience.trouble(Unwell("the provider failed (503)"), 4)
    assert told[1] == "the provider failed (503): asking again"


def test_a_model_that_is_too_slow_is_not_asked_eight_times(storms, asker, ask, run):
    """Three times the whole time is enough to know."""
    storm = storms(weather=lambda number, task: "hang")
    told = []
    with pytest.raises(Slow):
        run(asker(storm, told=told, timeout=0.3).ask(ask()))
    assert len(storm.requests) == 3
    assert told


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (45, "45 s"), (600, "10 min"), (7200, "2 h"), (86400, "24 h")]
)
def test_time_is_told_as_people_say_it(seconds, said):
    """No decimals."""
    assert spell(seconds) == said


def test_calls_that_are_turned_away_for_ever_fail_and_the_rest_is_done(storms, asker, ask, run):
    """What is answered stays; the others say why they are not."""
    storm = storms(weather=lambda number, task: "busy for ever" if number > 2 else None)
    made = asker(storm, concurrency=1)
    began = time.monotonic()
    got = run(all_of(made, [ask(f"Line number {n}.") for n in range(6)]))
    assert time.monotonic() - began < 10
    assert [isinstance(one, Busy) for one in got] == [False, False, True, True, True, True]
    assert "asks to wait for 60 min" in got[2].message
    assert len(storm.requests) == 3  # the others are not sent while the provider says to wait


def test_a_provider_that_answers_nothing_ends_the_run(storms, asker, ask, run):
    """There would be nothing in the map; the same command goes on another time."""
    storm = storms(weather=lambda number, task: "busy for ever")
    with pytest.raises(ModelError) as caught:
        run(asker(storm).ask(ask()))
    assert "answered nothing" in str(caught.value)
    assert "patience" in caught.value.hint


def test_waits_grow_when_the_time_that_is_named_does_not_help(storms, asker, ask, run, monkeypatch):
    """A provider that says "at once" and means it not is not called a thousand times."""
    monkeypatch.setattr("journeydraft.engines.llm.asking.LONGEST_WAIT", 0.2)
    storm = storms(weather=lambda number, task: None if number == 1 else "busy at once")
    made = asker(storm, concurrency=1, patience=1.5)
    got = run(all_of(made, [ask(f"Line number {n}.") for n in range(2)]))
    assert isinstance(got[1], Busy)
    assert len(storm.requests) < 40
