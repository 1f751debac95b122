"""What answers may rest on, made by the real tools: a marathon, its prediction, a training plan, a ride."""

import asyncio
import json
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, cast

from langchain_core.tools import BaseTool, StructuredTool
from langgraph.prebuilt import ToolRuntime

from tests.tools.test_prediction_tools import context_of
from tools.choose_mental_cues import choose_mental_cues
from tools.domain.checking.evidence import Evidence, ToolSaid
from tools.domain.course import CourseAnalysis
from tools.domain.knowledge import Citation, KnowledgePassage
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.planning.build_plan import build_plan
from tools.domain.race import RaceBrief, RaceResult, Sport, UnitSystem
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingPlan, TrainingSport
from tools.domain.units import MARATHON_M
from tools.domain.wording.plan import phases_fact, plan_headline, week_facts, workout_facts
from tools.explain_kilometre import explain_kilometre
from tools.open_sample_race import sample_course
from tools.plan_race_fuelling import plan_race_fuelling
from tools.plan_race_pacing import plan_race_pacing
from tools.predict_finish import predict_finish
from tools.project_finish import project_finish

TODAY = date(2026, 11, 23)  # a Monday
RACE_DAY = date(2027, 4, 18)  # a Sunday


class OneCourse:
    """A shelf with the sample course on it."""

    async def course(self, course_id: str) -> CourseAnalysis:
        """Return it, whatever is asked for."""
        return sample_course()

    async def keep(self, course: CourseAnalysis, upload_id: str | None) -> None:
        """Keep nothing."""


async def _called(reply: Awaitable[Any]) -> Any:
    return await reply


def _said(tool: BaseTool, brief: RaceBrief, **arguments: object) -> ToolSaid:
    assert isinstance(tool, StructuredTool)
    assert tool.coroutine is not None
    context = replace(context_of(brief), courses=cast(Any, OneCourse()), today=TODAY, planned=brief)
    runtime = ToolRuntime(
        state=None, context=context, config={}, stream_writer=lambda _: None, tool_call_id="call", store=None
    )
    content, outcome = asyncio.run(_called(tool.coroutine(runtime=runtime, **arguments)))
    sentences = tuple(fact for paragraph in json.loads(content)["facts"] for fact in paragraph)
    return ToolSaid(tool.name, sentences, outcome.findings)


@cache
def a_brief() -> RaceBrief:
    """The sample marathon, on a Sunday in April, with a goal of 3:45."""
    return RaceBrief(
        race_name=sample_course().name,
        course_id=sample_course().id,
        distance_m=MARATHON_M,
        goal_time_s=13_500,
        weight_kg=58,
        race_date=RACE_DAY,
        temperature_c=20,
        recent_result=RaceResult(distance_m=10_000, time_s=2_730),
    )


@cache
def race() -> Evidence:
    """A planned marathon: pacing, fuel, cues."""
    brief = a_brief()
    tools = tuple(_said(tool, brief) for tool in (plan_race_pacing, plan_race_fuelling, choose_mental_cues))
    return Evidence(
        today=TODAY,
        brief=brief,
        tools=tools,
        said=("I weigh 58 kg and want to run the sample marathon in 3:45. How should I pace and fuel it?",),
        names=(brief.race_name or "",),
    )


@cache
def imperial_race() -> Evidence:
    """The same in miles."""
    brief = a_brief().with_changes(units=UnitSystem.IMPERIAL)
    tools = tuple(_said(tool, brief) for tool in (plan_race_pacing, plan_race_fuelling))
    return replace(race(), brief=brief, tools=tools)


@cache
def prediction() -> Evidence:
    """What the finish is likely to be, before the race and in it."""
    brief = a_brief().with_changes(goal_time_s=12_600)
    tools = (
        _said(predict_finish, brief),
        _said(project_finish, brief, distance_km=25.0, elapsed="2:15:00"),
    )
    said = ("My 10 km best is 45:30. Can I run 3:30? I passed 25 km in 2:15.",)
    return Evidence(today=TODAY, brief=brief, tools=tools, said=said, names=(brief.race_name or "",))


@cache
def kilometre_30() -> Evidence:
    """One place of the course."""
    brief = a_brief()
    return replace(
        race(),
        tools=(*race().tools, _said(explain_kilometre, brief, distance_km=30.0)),
        said=("When do I reach km 30?",),
    )


@cache
def a_training_plan() -> TrainingPlan:
    """Five runs a week until the marathon."""
    goal = GoalRace(
        day=RACE_DAY,
        priority=RacePriority.A,
        name=sample_course().name,
        sport=TrainingSport.RUN,
        distance_m=MARATHON_M,
        goal_time_s=13_500,
    )
    wish = PlanWish(races=(goal,), days_a_week=5, hours_a_week=6, weekly_hours_now=4)
    return build_plan(PlanRequest(wish=wish, standing=PlanStanding(today=TODAY))).plan


@cache
def training() -> Evidence:
    """A training plan, this week, its sessions, and its versions."""
    plan = a_training_plan()
    week, after = plan.weeks[0], plan.weeks[1]
    sessions = [each for each in week.workouts if not each.is_rest]
    told = [fact for each in sessions for fact in workout_facts(each, TODAY, UnitSystem.METRIC)]
    sentences = (
        plan_headline(plan),
        phases_fact(plan),
        *week_facts(week, TODAY, UnitSystem.METRIC),
        *week_facts(after, TODAY, UnitSystem.METRIC),
        *told,
    )
    return Evidence(
        today=TODAY,
        brief=a_brief(),
        tools=(ToolSaid("show_plan", sentences),),
        said=("What is on this week?",),
        answered=("Version 2 of your plan has 4 runs this week.",),
        names=(sample_course().name, "Spring marathon"),
        plan_version=3,
    )


@cache
def ride() -> Evidence:
    """A ride by power over 90 km."""
    brief = RaceBrief(
        sport=Sport.RIDE, distance_m=90_000, ftp_w=250, weight_kg=74, race_name="Lakes Time Trial",
        race_date=RACE_DAY + timedelta(days=28),
    )  # fmt: skip
    tools = tuple(_said(tool, brief) for tool in (plan_race_pacing, plan_race_fuelling))
    said = (
        "My FTP is 250 W and I weigh 74 kg. 90 km time trial. My threshold heart rate is 168 bpm, max 184.",
    )
    return Evidence(today=TODAY, brief=brief, tools=tools, said=said, names=("Lakes Time Trial",))


@cache
def knowledge() -> Evidence:
    """A general question, answered from passages."""
    passage = KnowledgePassage(
        id="fuelling/carbohydrate-per-hour",
        title="Carbohydrate an hour",
        text="Beyond two and a half hours up to 90 g of carbohydrate an hour can be used when glucose and"
        " fructose are taken together. For one to two hours about 30 g an hour is enough.",
        citations=(
            Citation(authors="Jeukendrup", year=2014, title="A step towards personalized sports nutrition"),
        ),
    )
    return Evidence(today=TODAY, said=("How much carbohydrate can I use?",), passages=(passage,))


EVIDENCE = {
    "race": race, "imperial": imperial_race, "prediction": prediction, "km30": kilometre_30,
    "training": training, "ride": ride, "knowledge": knowledge,
}  # fmt: skip
