"""Forty messages about an athlete's own data: the right specialist, the right tool, the right arguments.

When they were first run, before any rule was tuned on them, 23 of 40 reached the right specialist and 1 the
right tool. Of twenty more, written after that and run once, 19 reached the right specialist and 16 the right
tool with the right arguments; what they showed was mended in general, so only their first score says how a
new message fares.
"""

import pytest

from agent.specialists import TRAINING
from tests.support.offline import as_tool, called, read, routed
from tests.support.own_data_messages import FORTY, HOLD_OUT, OfOwnData

pytestmark = pytest.mark.corpus

TOOLS = [as_tool(tool.name) for tool in TRAINING.tools]


def rightly_routed(each: OfOwnData) -> bool:
    return set(routed(each.message)) == set(each.specialists)


def rightly_called(each: OfOwnData) -> bool:
    calls = called(each.message, "training", TOOLS).tool_calls
    if each.tool is None:
        return not calls
    return any(call["name"] == each.tool and each.arguments.items() <= call["args"].items() for call in calls)


def test_there_are_forty_different_messages() -> None:
    assert len({each.text for each in FORTY}) == 40


@pytest.mark.parametrize("each", FORTY, ids=lambda each: each.text[:40])
def test_the_right_specialist_answers(each: OfOwnData) -> None:
    assert rightly_routed(each), routed(each.message)


@pytest.mark.parametrize("each", FORTY, ids=lambda each: each.text[:40])
def test_the_right_tool_answers(each: OfOwnData) -> None:
    assert rightly_called(each), called(each.message, "training", TOOLS).tool_calls


def test_the_hold_out_does_not_fall_below_its_first_run() -> None:
    assert len({each.text for each in HOLD_OUT}) == 21
    assert sum(rightly_routed(each) for each in HOLD_OUT) >= 19
    assert sum(rightly_called(each) for each in HOLD_OUT) >= 16


@pytest.mark.parametrize("each", [*FORTY, *HOLD_OUT], ids=lambda each: each.text[:40])
def test_what_is_asked_of_recordings_changes_no_race(each: OfOwnData) -> None:
    told_of_oneself = {"sport", "ftp_w", "critical_power_w", "weight_kg", "sweat_rate_l_per_h"}
    assert read(each.message).changes.keys() <= told_of_oneself
