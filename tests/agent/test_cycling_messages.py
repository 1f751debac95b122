"""Twenty-five messages of cyclists and trail runners, and ten more that no rule was tuned on."""

import pytest

from tests.support.cycling_messages import HOLD_OUT, RIDES_AND_TRAILS
from tests.support.fifty_messages import Message
from tests.support.offline import invented, read, rightly_routed, rightly_understood
from tools.domain.race import RaceBrief

pytestmark = pytest.mark.corpus


def test_there_are_twenty_five_different_messages() -> None:
    assert len({message.text for message in RIDES_AND_TRAILS}) == 25


def test_at_least_twenty_three_of_twenty_five_reach_the_right_specialist() -> None:
    wrong = [message.text for message in RIDES_AND_TRAILS if not rightly_routed(message)]
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("message", RIDES_AND_TRAILS, ids=lambda message: message.text[:40])
def test_every_number_is_understood(message: Message) -> None:
    assert rightly_understood(message), (read(message).changes, read(message).refused)


@pytest.mark.parametrize("message", [*RIDES_AND_TRAILS, *HOLD_OUT], ids=lambda message: message.text[:40])
def test_no_number_is_invented_where_nothing_was_computed(message: Message) -> None:
    assert invented(message) == set()


@pytest.mark.parametrize("message", RIDES_AND_TRAILS, ids=lambda message: message.text[:40])
def test_expectations_are_briefs_that_can_exist(message: Message) -> None:
    assert isinstance(message.brief.with_changes(**message.changes), RaceBrief)


def test_the_hold_out_keeps_the_score_of_its_first_run() -> None:
    """All 10 reached the right specialist and were understood whole when they were first run."""
    assert len({message.text for message in HOLD_OUT}) == 10
    assert sum(rightly_routed(message) for message in HOLD_OUT) == 10
    assert sum(rightly_understood(message) for message in HOLD_OUT) == 10
