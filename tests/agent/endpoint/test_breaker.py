"""When a model is left alone, and when it is asked again."""

from hypothesis import given
from hypothesis import strategies as st

from agent.endpoint.breaker import LONGEST_PAUSE_S, Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def breaker(failures: int = 3, pause_s: float = 10.0) -> tuple[Breaker, Clock]:
    clock = Clock()
    return Breaker(failures=failures, pause_s=pause_s, clock=clock), clock


def test_failures_in_a_row_open_it_and_one_success_between_does_not() -> None:
    it, _ = breaker()
    for outcome in (it.failed, it.failed, it.worked, it.failed, it.failed):
        assert it.admit()
        outcome()
    assert it.state == "closed"
    it.failed()
    assert it.state == "open"
    assert not it.admit()
    assert it.opens_in_s == 10.0


def test_after_the_pause_one_request_decides() -> None:
    it, clock = breaker(failures=1)
    it.failed()
    clock.now += 10.0
    assert it.state == "half open"
    assert it.admit()
    assert not it.admit(), "one is on trial"
    it.failed()
    assert it.state == "open"
    clock.now += 10.0
    assert it.admit()
    it.worked()
    assert it.state == "closed"
    assert it.admit()


def test_a_trial_that_says_nothing_lets_the_next_one_try() -> None:
    it, clock = breaker(failures=1)
    it.failed()
    clock.now += 10.0
    assert it.admit()
    it.undecided()
    assert it.admit()


def test_it_rests_as_long_as_it_is_asked_to_within_reason() -> None:
    it, clock = breaker()
    it.rest(30.0)
    clock.now += 29.0
    assert not it.passable
    clock.now += 1.0
    assert it.passable
    it.rest(1e9)
    assert it.opens_in_s == LONGEST_PAUSE_S


@given(st.lists(st.sampled_from(["ask worked", "ask failed", "ask undecided", "wait", "rest"]), max_size=40))
def test_it_never_stays_closed_off_for_good(steps: list[str]) -> None:
    it, clock = breaker()
    for step in steps:
        if step == "wait":
            clock.now += 5.0
        elif step == "rest":
            it.rest(20.0)
        elif it.admit():
            getattr(it, step.removeprefix("ask "))()
    clock.now += LONGEST_PAUSE_S
    assert it.passable
