"""The breaker: some failures in a row, a pause, one trial, longer pauses while it stays dead."""

from app.llm.breaker import FAILURES, FIRST_PAUSE, LONGEST_PAUSE, Breaker


def failing(times: int, now: float = 0.0) -> Breaker:
    breaker = Breaker()
    for _ in range(times):
        breaker = breaker.began(now).failed(now)
    return breaker


def test_it_is_closed_at_first() -> None:
    assert Breaker().state(0.0) == "closed"
    assert Breaker().admits(0.0)


def test_a_few_failures_in_a_row_open_it() -> None:
    assert failing(FAILURES - 1).admits(0.0)
    assert failing(FAILURES).state(0.0) == "open"
    assert not failing(FAILURES).admits(FIRST_PAUSE - 1)


def test_an_answer_between_begins_the_count_anew() -> None:
    breaker = failing(FAILURES - 1).succeeded().failed(0.0)
    assert breaker.admits(0.0)


def test_after_the_pause_one_trial_is_let_through() -> None:
    breaker = failing(FAILURES)
    assert breaker.state(FIRST_PAUSE) == "half open"
    assert breaker.admits(FIRST_PAUSE)
    assert not breaker.began(FIRST_PAUSE).admits(FIRST_PAUSE)


def test_a_trial_that_succeeds_closes_it() -> None:
    breaker = failing(FAILURES).began(FIRST_PAUSE).succeeded()
    assert breaker == Breaker()


def test_a_trial_that_fails_opens_it_for_longer() -> None:
    breaker = failing(FAILURES).began(FIRST_PAUSE).failed(FIRST_PAUSE)
    assert not breaker.admits(FIRST_PAUSE + 1.9 * FIRST_PAUSE)
    assert breaker.admits(FIRST_PAUSE + 2 * FIRST_PAUSE)


def test_a_trial_nobody_waited_for_leaves_the_next_one_free() -> None:
    assert failing(FAILURES).began(FIRST_PAUSE).abandoned().admits(FIRST_PAUSE)


def test_no_pause_is_longer_than_the_longest() -> None:
    breaker, now = failing(FAILURES), 0.0
    for _ in range(20):
        now = breaker.open_until or now
        breaker = breaker.began(now).failed(now)
    assert breaker.open_until == now + LONGEST_PAUSE


def test_a_pause_the_endpoint_asks_for_begins_at_once() -> None:
    breaker = Breaker().began(0.0).failed(0.0, asked_pause=7.0)
    assert not breaker.admits(6.9)
    assert breaker.admits(7.0)


def test_a_call_that_fails_while_it_is_open_changes_nothing() -> None:
    breaker = failing(FAILURES)
    assert breaker.failed(1.0) == breaker


def test_many_calls_may_go_on_while_it_is_closed() -> None:
    assert Breaker().began(0.0).began(0.0).admits(0.0)
