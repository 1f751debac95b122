"""What a plan is made of, as a model may ask for it."""

from datetime import date
from typing import Any, cast

import pytest

from tests.support.empty_shelves import NoActivities, NoCorrections
from tools.domain.race import RaceBrief
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.planning import planned
from tools.kit.race_arguments import RaceArguments

NOTHING = cast(Any, None)
TODAY = date(2026, 3, 1)
CONTEXT = ToolContext(
    athlete_id="athlete",
    thread_id="thread",
    today=TODAY,
    brief=RaceBrief(distance_m=10_000, goal_time_s=2_700),
    uploads=NOTHING,
    courses=NOTHING,
    strategies=NOTHING,
    proposals=NOTHING,
    activities=cast(Any, NoActivities()),
    profile=NoCorrections(),
    sync=NOTHING,
    plans=NOTHING,
    rules=NOTHING,
    facts=NOTHING,
    rule_reader=NOTHING,
)


async def test_a_race_that_is_over_is_not_planned() -> None:
    with pytest.raises(MissingInput, match="28 February 2026 has already passed"):
        await planned(RaceArguments(race_date=date(2026, 2, 28)), CONTEXT)


async def test_a_race_today_is_planned() -> None:
    plan = await planned(RaceArguments(race_date=TODAY), CONTEXT)
    assert plan.brief.race_date == TODAY
