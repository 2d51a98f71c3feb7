"""Reading ahead: in order, beside its user, and no further than it was asked to."""

import threading

import pytest

from journeydraft.engines.embedded.ahead import ahead


def test_results_come_in_order_and_from_another_thread():
    """Each item stands beside what was made of it."""
    made = list(ahead(lambda n: (n * n, threading.get_ident()), range(5)))
    assert [(item, square) for item, (square, _) in made] == [(n, n * n) for n in range(5)]
    assert threading.get_ident() not in {who for _, (_, who) in made}


def test_the_next_is_worked_on_while_the_last_is_used():
    """The second item is done before anybody asks for it."""
    done = threading.Event()
    results = ahead(lambda n: done.set() if n == 2 else n, [1, 2])
    assert next(results) == (1, 1)
    assert done.wait(10)


def test_what_fails_there_fails_here():
    """An error is raised where its result is wanted, and what was good before it is given."""
    results = ahead(lambda n: 1 / n, [1, 0])
    assert next(results) == (1, 1)
    with pytest.raises(ZeroDivisionError):
        next(results)
