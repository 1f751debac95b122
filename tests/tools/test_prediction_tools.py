"""The two tools that look ahead, called as an agent calls them, for a race known by its distance."""

import json
import re
from datetime import date
from typing import Any, cast

import pytest
from langchain_core.tools import BaseTool, StructuredTool
from langgraph.prebuilt import ToolRuntime

from tests.support.empty_shelves import NoActivities, NoCorrections
from tools.domain.race import Cutoff, RaceBrief, RaceResult, Sport
from tools.domain.units import HALF_MARATHON_M, MARATHON_M
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ToolOutcome
from tools.kit.race_arguments import KnownResult, RaceArguments
from tools.predict_finish import predict_finish
from tools.project_finish import project_finish

HALF_90 = RaceResult(distance_m=HALF_MARATHON_M, time_s=5400)
MARATHON = RaceBrief(distance_m=MARATHON_M)


def context_of(brief: RaceBrief) -> ToolContext:
    """A turn's world without shelves: a race known by its distance needs none."""
    nothing = cast(Any, None)
    return ToolContext(
        athlete_id="athlete",
        thread_id="thread",
        today=date(2026, 3, 1),
        brief=brief,
        uploads=nothing,
        courses=nothing,
        strategies=nothing,
        proposals=nothing,
        activities=cast(Any, NoActivities()),
        profile=NoCorrections(),
        sync=nothing,
        plans=nothing,
        rules=nothing,
        facts=nothing,
        rule_reader=nothing,
    )


async def called(
    tool: BaseTool, brief: RaceBrief, **arguments: object
) -> tuple[list[list[str]], ToolOutcome]:
    """Return the facts and the outcome of one call."""
    assert isinstance(tool, StructuredTool)
    assert tool.coroutine is not None
    runtime = ToolRuntime(
        state=None,
        context=context_of(brief),
        config={},
        stream_writer=lambda _: None,
        tool_call_id="call",
        store=None,
    )
    content, outcome = await tool.coroutine(runtime=runtime, **arguments)
    return json.loads(content)["facts"], outcome


async def test_a_prediction_is_told_with_its_reasons_and_what_the_others_say() -> None:
    brief = MARATHON.with_changes(recent_result=HALF_90, weekly_distance_km=64.37376)
    facts, outcome = await called(predict_finish, brief)
    answer, reasons, others = facts
    assert answer[0].startswith(
        "Your half marathon in 1:30:00 points to about 3:20:00, most likely 3:10:00–3:34:00"
    )
    assert "64.4 km a week" in reasons[0]
    assert others[0] == "The others say, for a flat, cool marathon:"
    assert "- Riegel's law: 3:08:00." in others
    assert "- Tanda's model of your training: no answer, mean training pace not known." in others
    assert outcome.findings[0].model == "vickers_m1"
    assert len(outcome.findings) == 9


async def test_more_results_can_be_told() -> None:
    ten = KnownResult(distance_km=10, time="0:40:00")
    brief = MARATHON.with_changes(recent_result=HALF_90, weekly_distance_km=60)
    facts, outcome = await called(predict_finish, brief, race=RaceArguments(other_results=[ten]))
    assert any("The model of Vickers & Vertosick (2016) with two races: 3:" in fact for fact in facts[2])
    assert outcome.brief is not None
    assert outcome.brief.other_results == (RaceResult(distance_m=10_000, time_s=2400),)


async def test_where_nothing_can_be_said_the_reason_is_said_once() -> None:
    mile = RaceResult(distance_m=1609.344, time_s=330)
    facts, _ = await called(predict_finish, MARATHON.with_changes(recent_result=mile))
    assert facts[0] == ["I cannot predict a finish: a marathon cannot be predicted from a race under 5 km."]
    assert facts[1][0].startswith("The others say")


async def test_without_a_result_one_is_asked_for() -> None:
    with pytest.raises(MissingInput, match="recent race result"):
        await called(predict_finish, MARATHON)


async def test_a_goal_too_fast_is_warned_of() -> None:
    brief = MARATHON.with_changes(recent_result=HALF_90, weekly_distance_km=64, goal_time_s=10_800)
    facts, _ = await called(predict_finish, brief)
    assert "faster than that supports" in facts[0][0]
    assert any("28 %" in fact for fact in facts[0])


async def test_thirty_kilometres_in_two_thirty_five() -> None:
    facts, outcome = await called(
        project_finish, MARATHON.with_changes(goal_time_s=13_500), distance_km=30, elapsed="2:35"
    )
    assert facts == [
        [
            "At km 30 in 2:35:00 you are heading for about 3:44:00, most likely 3:39:00–3:55:00: "
            "3:45:00 is still the right target.",
            "Held without slowing, the same effort to the end gives 3:38:00; most runners slow, and the "
            "forecast counts with that.",
        ]
    ]
    assert [finding.name for finding in outcome.findings] == ["projected_finish", "same_effort_finish"]


@pytest.mark.parametrize(
    ("goal_s", "words"), [(14_400, "16 min inside 4:00:00"), (12_600, "14 min outside 3:30:00")]
)
async def test_the_goal_is_measured_against_the_forecast(goal_s: float, words: str) -> None:
    brief = MARATHON.with_changes(goal_time_s=goal_s)
    facts, _ = await called(project_finish, brief, distance_km=30, elapsed="2:35")
    assert words in facts[0][0]


async def test_a_shorter_race_is_told_its_even_effort_and_no_more() -> None:
    facts, _ = await called(project_finish, RaceBrief(distance_m=10_000), distance_km=5, elapsed="0:25:00")
    assert facts[0][0] == "At km 5 in 25:00, the same effort to the end gives 50:00."
    assert "in marathons only" in facts[0][1]


@pytest.mark.parametrize(("distance_km", "elapsed"), [(50, "3:00:00"), (30, "0:00:00")])
async def test_a_place_or_a_time_that_cannot_be_is_asked_about(distance_km: float, elapsed: str) -> None:
    with pytest.raises(MissingInput):
        await called(project_finish, MARATHON, distance_km=distance_km, elapsed=elapsed)


async def test_a_mistyped_time_is_answered() -> None:
    facts, _ = await called(project_finish, MARATHON, distance_km=30, elapsed="0:35:00")
    assert facts[0][0].startswith("I cannot say where that leads: faster than anyone has run")


async def test_a_ride_is_compared_with_the_plan_and_its_next_cutoffs() -> None:
    ride = RaceBrief(sport=Sport.RIDE, distance_m=100_000, ftp_w=220, weight_kg=70)
    facts, outcome = await called(project_finish, ride, distance_km=50, elapsed="2:10:00")
    assert " behind the plan's clock (" in facts[0][0]
    assert facts[0][1].startswith("I have no model for where a ride goes from a split")
    assert "running only" not in str(facts)
    assert outcome.findings[0].model == "plan_clock"
    hurried = ride.with_changes(
        cutoffs=(Cutoff(at_m=40_000, time_s=7_000), Cutoff(at_m=80_000, time_s=9_000))
    )
    facts, outcome = await called(project_finish, hurried, distance_km=50, elapsed="2:10:00")
    assert len(facts[1]) == 1
    assert facts[1][0].startswith("Cut-off at km 80 (2:30:00): you are heading for about ")
    assert facts[1][0].endswith(" min too late.")
    assert outcome.findings[-1].model == "scaled_plan"


async def test_a_run_has_its_range_at_the_cutoffs_too() -> None:
    brief = MARATHON.with_changes(goal_time_s=14_400, cutoffs=(Cutoff(at_m=30_000, time_s=18_000),))
    facts, _ = await called(project_finish, brief, distance_km=21.1, elapsed="2:00:00")
    assert "you are heading for about" in facts[0][0]
    assert re.search(
        r"^Cut-off at km 30 \(5:00:00\): .* \(most likely .*\), 2 h \d+ min to spare\.$", facts[1][0]
    )
