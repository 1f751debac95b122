"""The two planning tools: a first answer is read in a minute, a later one has every fact."""

import json
from dataclasses import replace

import pytest
from langchain_core.tools import BaseTool, StructuredTool
from langgraph.prebuilt import ToolRuntime

from tests.tools.test_prediction_tools import context_of
from tools.domain.race import RaceBrief, RaceResult, Sport
from tools.domain.units import HALF_MARATHON_M, MARATHON_M
from tools.plan_race_fuelling import plan_race_fuelling
from tools.plan_race_pacing import plan_race_pacing

RUN = RaceBrief(
    distance_m=MARATHON_M,
    goal_time_s=14_400,
    weight_kg=70,
    recent_result=RaceResult(distance_m=HALF_MARATHON_M, time_s=6_600),
)
RIDE = RaceBrief(distance_m=160_000, sport=Sport.RIDE, ftp_w=250, wind_speed_m_per_s=5)
MOST_WORDS = 180


async def told(tool: BaseTool, brief: RaceBrief, *, before: bool) -> list[str]:
    """Return the sentences of one call, with or without the same plan told before."""
    assert isinstance(tool, StructuredTool)
    assert tool.coroutine is not None
    context = replace(context_of(brief), planned=brief if before else None)
    runtime = ToolRuntime(
        state=None, context=context, config={}, stream_writer=lambda _: None, tool_call_id="call", store=None
    )
    content, _ = await tool.coroutine(runtime=runtime)
    return [fact for paragraph in json.loads(content)["facts"] for fact in paragraph]


@pytest.mark.parametrize("brief", [RUN, RIDE], ids=["run", "ride"])
@pytest.mark.parametrize("tool", [plan_race_pacing, plan_race_fuelling], ids=["pacing", "fuel"])
async def test_a_first_answer_is_short_and_says_where_the_rest_is(tool: BaseTool, brief: RaceBrief) -> None:
    first, later = await told(tool, brief, before=False), await told(tool, brief, before=True)
    assert sum(len(fact.split()) for fact in first) <= MOST_WORDS
    assert sum(fact.startswith("What this takes for granted is under ") for fact in first) == 1
    assert not any(fact.startswith("What this takes for granted") for fact in later)
    assert first[0] == later[0]
    assert sum(map(len, later)) > sum(map(len, first))


async def test_wind_that_was_said_and_is_not_counted_is_told_at_once() -> None:
    first = await told(plan_race_pacing, RIDE, before=False)
    assert "Wind is not counted: its direction is not known." in first
    assert not any("race tyres" in fact for fact in first)
    later = await told(plan_race_pacing, RIDE, before=True)
    assert any("race tyres" in fact for fact in later)


async def test_a_first_answer_on_fuel_says_who_takes_no_caffeine() -> None:
    first = " ".join(await told(plan_race_fuelling, RUN, before=False))
    assert "never if pregnant, under 18" in first
    assert "of sodium, by thirst, and never more than you sweat." in first
    assert "of carbohydrate a day, and 140–210 g three hours before the start." in first
    later = " ".join(await told(plan_race_fuelling, RUN, before=True))
    assert "Salt does not protect" in later
    assert "You burn about" in later
