"""Fifty messages an athlete would write, and thirty more that no rule was tuned on."""

import re

import pytest

from tests.support.fifty_messages import FIFTY, HOLD_OUT, Message
from tests.support.offline import general, read, routed
from tools.domain.race import RaceBrief


def rightly_routed(message: Message) -> bool:
    chosen = set(routed(message))
    return set(message.specialists) <= chosen <= {*message.specialists, *message.also_fine}


def rightly_understood(message: Message) -> bool:
    understood = read(message)
    if understood.wants_sample != message.wants_sample or understood.at_m != pytest.approx(message.at_m):
        return False
    if understood.changes.keys() != message.changes.keys():
        return False
    return all(
        value == pytest.approx(message.changes[name], rel=1e-4)
        if isinstance(value, int | float)
        else value == message.changes[name]
        for name, value in understood.changes.items()
    )


def invented(message: Message) -> set[str]:
    """Return the digits of the answer that the athlete did not write."""
    return set(re.findall(r"\d+", general(message))) - set(re.findall(r"\d+", message.text))


def test_there_are_fifty_different_messages() -> None:
    assert len({message.text for message in FIFTY}) == 50


def test_at_least_forty_five_of_fifty_reach_the_right_specialist() -> None:
    wrong = [message.text for message in FIFTY if not rightly_routed(message)]
    assert len(wrong) <= 5, wrong


@pytest.mark.parametrize("message", FIFTY, ids=lambda message: message.text[:40])
def test_every_number_is_understood(message: Message) -> None:
    assert rightly_understood(message), read(message).changes


@pytest.mark.parametrize("message", [*FIFTY, *HOLD_OUT], ids=lambda message: message.text[:40])
def test_no_number_is_invented_where_nothing_was_computed(message: Message) -> None:
    assert invented(message) == set()


@pytest.mark.parametrize("message", FIFTY, ids=lambda message: message.text[:40])
def test_expectations_are_briefs_that_can_exist(message: Message) -> None:
    assert isinstance(message.brief.with_changes(**message.changes), RaceBrief)


def test_the_hold_out_keeps_the_score_of_its_first_run() -> None:
    """28 of 30 reached the right specialist and 28 were understood whole when they were first run."""
    assert len({message.text for message in HOLD_OUT}) == 30
    assert sum(rightly_routed(message) for message in HOLD_OUT) >= 28
    assert sum(rightly_understood(message) for message in HOLD_OUT) >= 28
