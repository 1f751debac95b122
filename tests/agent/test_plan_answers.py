"""What is said first: forty messages, answered for an athlete who trains by a plan, offline."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from agent.coach import Coach
from agent.specialists import TRAINING
from agent.toolbox import take_step
from memory.database import Database
from tests.support.coaching import coach_on
from tests.support.fifty_messages import TODAY
from tests.support.offline import as_tool, called
from tests.support.plan_messages import FORTY, HOLD_OUT, Begins, OfPlans
from tools.domain.plan_edit import ResizeWorkout
from tools.domain.plan_request import PlanWish
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingSport, WorkoutPurpose
from tools.kit.context import ToolContext
from tools.kit.plan_making import propose_edits, propose_new

TOOLS = {tool.name: tool for tool in TRAINING.tools}
BOUND = [as_tool(name) for name in TOOLS]
FIRST_SENTENCE = {
    Begins.NEW_PLAN: r"^\d+ weeks (?:to|of)\b.* a week\.$",
    Begins.QUESTION: r"^[^.]*\?",
    Begins.SESSION: r"^(?:Today|Tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*: ",
    Begins.WEEK: r"^Week \d+ .*\bis a \w+ week: ",
    Begins.WHOLE: r"^\d+ weeks to\b",
    Begins.VERSIONS: r"^(?:“.*” has \d+ versions?\b|Version \d+\b)",
    Begins.CHANGE: (
        r"\b(?:[Aa]way from|let go|moved|shortened|removed|added|becomes|missed|again|as a B race|is off"
        r"|out of the plan|until|change)\b"
    ),
    Begins.RULES: r"^(?:I understood|I read|You have set no rules|Your rules|No rides|At most)",
}
# What was planned for these days is nothing, so nothing follows from what happened on them.
NOTHING_FOLLOWS = r"^(?:Nothing|There is|That|No such session|Your plan|I know|Week \d+ asks)\b.*"


async def world_on(coach: Coach, athlete_id: str, day: date, thread: str) -> ToolContext:
    """Return an athlete's world on a day."""
    world = await coach._world(athlete_id, thread)
    return replace(world, today=day, proposals=coach.proposals.for_athlete(athlete_id, thread, day))


@pytest.fixture
async def coach(database: Database, athlete_id: str, tmp_path: Path) -> AsyncIterator[Coach]:
    """A coach whose athlete has trained by a marathon plan for two weeks, with two versions of it."""
    async with coach_on(database, tmp_path) as coach:
        world = await world_on(coach, athlete_id, TODAY - timedelta(days=14), "setup")
        race = GoalRace(
            day=date(2027, 3, 14),
            priority=RacePriority.A,
            name="Berlin Marathon",
            sport=TrainingSport.RUN,
            distance_m=42_195.0,
        )
        desk = coach.proposals.for_athlete(athlete_id, "setup", world.today)
        first, _ = await propose_new(world, PlanWish(races=(race,), weekly_hours_now=5.0, days_a_week=5))
        await desk.decide(first.id, True)
        current = await world.plans.current()
        assert current is not None
        long = [each for each in current.plan.workouts if each.purpose is WorkoutPurpose.LONG][3]
        edit = ResizeWorkout(workout_id=long.id, minutes=round(long.planned_duration_s * 0.8 / 60))
        second, _ = await propose_edits(world, (edit,))
        await desk.decide(second.id, True)
        yield coach


async def first_sentence(each: OfPlans, coach: Coach, athlete_id: str) -> str:
    """Return what is said first, the first fact or what is missing."""
    reply = called(each.message, "training", BOUND)
    if not reply.tool_calls:
        return reply.text
    (call,) = reply.tool_calls
    world = await world_on(coach, athlete_id, TODAY, each.text)
    message = await take_step(TOOLS[call["name"]], call["args"], world, lambda _: None)
    said = json.loads(message.text)
    return str(said["facts"][0][0] if "facts" in said else said.get("missing") or said.get("error"))


def begins_rightly(each: OfPlans, sentence: str) -> bool:
    if each.begins is Begins.SETTING:
        return "settings panel" in sentence
    if re.search(FIRST_SENTENCE[each.begins], sentence):
        return True
    return each.begins is Begins.CHANGE and re.search(NOTHING_FOLLOWS, sentence) is not None


async def test_every_answer_begins_with_what_was_asked(coach: Coach, athlete_id: str) -> None:
    said = {each.text: (each, await first_sentence(each, coach, athlete_id)) for each in FORTY}
    wrong = {text: sentence for text, (each, sentence) in said.items() if not begins_rightly(each, sentence)}
    assert wrong == {}
    changed = [each for each, sentence in said.values() if each.begins is Begins.CHANGE]
    nothing = [s for each, s in said.values() if each in changed and re.search(NOTHING_FOLLOWS, s)]
    assert len(nothing) <= 6, nothing


async def test_the_hold_out_begins_as_it_did_when_it_was_first_run(coach: Coach, athlete_id: str) -> None:
    said = {each.text: (each, await first_sentence(each, coach, athlete_id)) for each in HOLD_OUT}
    wrong = {text: sentence for text, (each, sentence) in said.items() if not begins_rightly(each, sentence)}
    assert wrong == {}
