"""Patience, memory, pace and budget, over real HTTP."""

import asyncio
import random
import time

import pytest
from tests.engines.llm.conftest import Memory, all_of

from journeydraft.engines.llm.asking import READINGS, UNANSWERED
from journeydraft.engines.llm.faults import Fault, ModelError, OutOfBudget, Refused, Truncated, Unreadable


def several(ask, count):
    return [ask(f"Line number {n} of what was said.") for n in range(count)]


def test_a_reply_that_has_landed_is_not_asked_for_again(storms, asker, ask, run):
    """Nor by the next run, with the same store."""
    storm, memory = storms(), Memory()
    first = run(asker(storm, memory).ask(ask()))
    again = asker(storm, memory)
    assert run(again.ask(ask())) == first
    assert len(storm.requests) == 1
    assert (again.ledger.calls, again.ledger.kept) == (0, 1)


def test_another_model_or_other_words_are_another_reply(storms, asker, ask, run):
    """The key is a hash of all that decides on a reply."""
    storm, memory = storms(), Memory()
    run(asker(storm, memory).ask(ask()))
    run(asker(storm, memory, model="openai:other").ask(ask()))
    run(asker(storm, memory).ask(ask("Something else was said.")))
    run(asker(storm, memory, max_tokens=1000).ask(ask()))
    assert len(storm.requests) == 4


def test_faults_that_pass_are_waited_out(storms, asker, ask, run):
    """A third of all calls fails in one way or another: every reply comes in the end."""
    troubles = random.Random(3)
    kinds = ["failed", "overloaded", "reset", "busy", "busy without a word", "garbage"]
    storm = storms(weather=lambda n, task: troubles.choice(kinds) if troubles.random() < 0.3 else None)
    asks = several(ask, 30)
    got = run(all_of(asker(storm), asks))
    assert not [one for one in got if isinstance(one, Fault)]
    assert [one.findings[0].quote for one in got] == [f"Line number {n} of what was said." for n in range(30)]


def test_everybody_waits_when_one_is_told_to(storms, asker, ask, run):
    """Retry-After holds all calls back, not only the one that was told."""
    times = []

    def weather(number, task):
        times.append(time.monotonic())
        return "busy" if number == 1 else None

    storm = storms(weather=weather)
    run(all_of(asker(storm, concurrency=1), several(ask, 4)))
    assert times[1] - times[0] >= 0.28


def test_so_many_at_once_and_no_more(storms, asker, ask, run):
    """The allowance is used in full, and not passed."""
    storm = storms(latency=0.1)
    run(all_of(asker(storm, concurrency=5), several(ask, 20)))
    assert storm.busy == 5


def test_requests_a_minute_are_kept_to(storms, asker, ask, run):
    """What is beyond the allowance waits for the minute to pass."""
    storm = storms()

    async def a_while():
        work = asyncio.create_task(all_of(asker(storm, requests_per_minute=3), several(ask, 6)))
        await asyncio.sleep(1.5)
        sent = len(storm.requests)
        work.cancel()
        return sent

    assert run(a_while()) == 3


def test_an_unreadable_reply_is_asked_for_again_with_what_was_wrong(storms, asker, ask, run):
    """The second request says so."""
    storm = storms(weather=lambda number, task: "garbage" if number == 1 else None)
    assert run(asker(storm).ask(ask())).findings
    assert "could not be used" in storm.requests[1]["messages"][-1]["content"]


def test_a_passage_is_given_up_after_some_replies(storms, asker, ask, run):
    """And the useless replies are not remembered for ever."""
    storm, memory = storms(weather=lambda number, task: "garbage"), Memory()
    made = asker(storm, memory)
    with pytest.raises(Unreadable):
        run(made.ask(ask()))
    assert len(storm.requests) == READINGS
    assert len(memory.rows) == READINGS  # a kill now would not pay for them again
    memory.forget(made.useless)
    assert not memory.rows


def test_a_cut_reply_is_not_paid_for_twice(storms, asker, ask, run):
    """The next run knows that this passage has to be split."""
    storm, memory = storms(weather=lambda number, task: "cut and said"), Memory()
    for _ in range(2):
        with pytest.raises(Truncated):
            run(asker(storm, memory).ask(ask()))
    assert len(storm.requests) == 1


def test_a_refusal_is_taken_for_an_answer(storms, asker, ask, run):
    """It is not tried again and again."""
    storm = storms(weather=lambda number, task: "refused")
    with pytest.raises(Refused):
        run(asker(storm).ask(ask()))
    assert len(storm.requests) == 1


def test_a_complaint_brings_one_more_try_and_then_the_reply_is_taken(storms, asker, ask, run):
    """A check that a reply does not pass costs one call, and never the reply."""
    storm = storms()
    got = run(asker(storm).ask(ask(check=lambda reply: "it is too dull")))
    assert got.findings
    assert len(storm.requests) == 2
    assert "too dull" in storm.requests[1]["messages"][-1]["content"]


def test_nobody_there_ends_the_run_at_once(storms, asker, ask, run):
    """A server that was never reached is not waited for by every passage."""
    storm = storms()
    made = asker(storm)
    storm.close()
    began = time.monotonic()
    with pytest.raises(ModelError) as caught:
        run(all_of(made, several(ask, 10)))
    assert "--base-url" in str(caught.value)
    assert time.monotonic() - began < 5


def test_a_provider_that_answers_nothing_ends_the_run(storms, asker, ask, run):
    """A hundred passages are not each tried eight times against a server that is down."""
    storm = storms(weather=lambda number, task: "overloaded")
    with pytest.raises(ModelError) as caught:
        run(all_of(asker(storm), several(ask, 100)))
    assert "none of" in str(caught.value)
    assert len(storm.requests) <= UNANSWERED + 8


def test_a_wrong_key_ends_the_run(storms, asker, ask, run):
    """One message, not one for every passage."""
    storm = storms(weather=lambda number, task: "no key")
    with pytest.raises(ModelError):
        run(all_of(asker(storm, concurrency=1), several(ask, 10)))
    assert len(storm.requests) <= 2


def test_the_budget_is_not_passed_and_what_is_done_is_kept(storms, asker, ask, run):
    """Spent and reserved together stay below; the rest is named as not done."""
    storm, memory = storms(), Memory()
    made = asker(storm, memory, budget=0.05, price=(10.0, 40.0), max_tokens=200)
    got = run(all_of(made, several(ask, 40)))
    assert made.ledger.money <= 0.05
    left = [one for one in got if isinstance(one, OutOfBudget)]
    assert left
    assert len(got) - len(left) == len(memory.rows) == len(storm.requests) > 0


def test_a_budget_without_a_price_is_refused(storms, asker):
    """It could not be kept."""
    with pytest.raises(ModelError) as caught:
        asker(storms(), budget=1)
    assert "--price" in str(caught.value)


def test_usage_is_counted_by_task(storms, asker, ask, run):
    """As the server counted it."""
    storm = storms()
    made = asker(storm, price=(1.0, 2.0))
    run(all_of(made, several(ask, 3)))
    calls, tokens_in, tokens_out = made.ledger.by_task["extract"]
    assert calls == 3
    assert made.ledger.money == pytest.approx((tokens_in + 2 * tokens_out) / 1_000_000)
