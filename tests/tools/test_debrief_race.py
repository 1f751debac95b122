"""The tools for a race run and for versions of a strategy, called as an agent calls them."""

import json

import pytest
from langchain_core.tools import BaseTool, StructuredTool
from langgraph.prebuilt import ToolRuntime

from tests.support.race_shelves import (
    Activities,
    Courses,
    Desk,
    Strategies,
    known,
    race_context,
    saved_strategy,
)
from tests.support.raced import hilly_marathon, race_plan, raced
from tools.compare_strategies import compare_strategies
from tools.debrief_race import debrief_race
from tools.domain.debrief import ReportedFuel
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, NotFound
from tools.kit.outcome import ShowComparison, ShowDebrief, ShowProposal, ToolOutcome
from tools.restore_strategy import restore_strategy

COURSE = hilly_marathon()
PLAN = race_plan(course_id=COURSE.id)
FASTER = race_plan(course_id=COURSE.id, goal_time_s=12_300.0, hill_factor=0.6, temperature_c=22.0)
RACE = raced(PLAN, lambda at: 0.96 if at < 31_000 else 1.1)


def context(desk: Desk | None = None) -> ToolContext:
    return race_context(
        Strategies(saved_strategy(FASTER, version=2), saved_strategy(PLAN)),
        Activities((known("race", RACE), RACE)),
        Courses(COURSE),
        desk or Desk(),
    )


async def called(tool: BaseTool, context: ToolContext, **said: object) -> tuple[list[list[str]], ToolOutcome]:
    assert isinstance(tool, StructuredTool)
    assert tool.coroutine is not None
    runtime = ToolRuntime(
        state=None, context=context, config={}, stream_writer=lambda _: None, tool_call_id="c", store=None
    )
    content, outcome = await tool.coroutine(runtime=runtime, **said)
    return json.loads(content)["facts"], outcome


async def test_a_debrief_says_how_it_went_and_shows_a_reference() -> None:
    fuel = ReportedFuel(servings=5, drink_l=1.5)
    facts, outcome = await called(debrief_race, context(), strategy="Hilly v1", fuel=fuel)
    assert facts[0][0].startswith("“Hilly Marathon” took you 3:29:25; planned were 3:30:00.")
    assert any("It turned at km 3" in said for said in facts[0])
    assert any(said.startswith("km 33–38: ") for paragraph in facts for said in paragraph)
    assert any("62 % of the plan" in said for paragraph in facts for said in paragraph)
    assert facts[-1][-1].startswith("Each has a Keep button")
    assert outcome.shown == (ShowDebrief(activity_id="race", strategy_id="Hilly-1", fuel=fuel),)
    assert {"planned_finish", "actual_finish"} <= {each.name for each in outcome.findings}


async def test_without_fuel_it_asks_for_it() -> None:
    facts, _ = await called(debrief_race, context())
    assert any("5 gels and 1.5 litres" in said for paragraph in facts for said in paragraph)


async def test_an_old_version_is_offered_back_and_nothing_happens_before_the_click() -> None:
    desk = Desk()
    facts, outcome = await called(restore_strategy, context(desk), which="Hilly v1")
    assert facts[0][0].startswith("Shall I bring “Hilly” v1 of 1 April 2026 back? It becomes v3")
    assert "The goal moves from 3:25:00 to 3:30:00" in facts[1][1]
    assert desk.restored == ["Hilly-1"]
    assert isinstance(outcome.shown[0], ShowProposal)


async def test_the_newest_version_is_not_brought_back() -> None:
    with pytest.raises(MissingInput, match="newest version already"):
        await called(restore_strategy, context(), which="Hilly")
    with pytest.raises(NotFound, match=r"“Hilly” has no v7\. Saved are: v2, v1"):
        await called(restore_strategy, context(), which="Hilly v7")


async def test_two_versions_are_compared_the_earlier_first() -> None:
    facts, outcome = await called(compare_strategies, context(), left="v2", right="v1")
    assert "The goal moves from 3:30:00 to 3:25:00" in facts[0][0]
    shown = outcome.shown[0]
    assert isinstance(shown, ShowComparison)
    assert (shown.left.version, shown.right.version) == (1, 2)
    assert any(what.startswith("Pace, km") for what, _, _ in shown.rows)
