"""Fifty messages an athlete would write, and thirty more that no rule was tuned on."""

import pytest

from tests.support.fifty_messages import FIFTY, HOLD_OUT, Message
from tests.support.offline import invented, read, rightly_routed, rightly_understood
from tools.domain.race import RaceBrief

pytestmark = pytest.mark.corpus


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
