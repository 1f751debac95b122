"""Tool: the bundled sample race, so that a visitor sees a whole plan at once."""

import asyncio
from datetime import date
from functools import cache
from importlib.resources import files

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.race import RaceBrief
from tools.domain.units import MARATHON_M
from tools.kit.context import ToolContext
from tools.kit.new_course import take_course
from tools.kit.reply import Reply
from tools.sources.course_file import read_course_and_places

SAMPLE = "data/sample-course.gpx"
SAMPLE_GOAL_S = 3 * 3600 + 45 * 60
SAMPLE_WEIGHT_KG = 58


@cache
def _sample() -> tuple[CourseAnalysis, CoursePlaces]:
    return read_course_and_places(files("tools").joinpath(SAMPLE).read_bytes(), SAMPLE)


def sample_course() -> CourseAnalysis:
    """Return the analysis of the bundled course."""
    return _sample()[0]


def next_18_april(today: date) -> date:
    """Return the next 18 April, the day of the sample race."""
    this_year = date(today.year, 4, 18)
    return this_year if this_year > today else date(today.year + 1, 4, 18)


@tool(response_format="content_and_artifact")
async def open_sample_race(runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Open the sample race: an invented marathon course and an invented runner with a goal."""
    context = runtime.context
    course, places = await asyncio.to_thread(_sample)
    brief = RaceBrief(
        race_name=course.name,
        distance_m=MARATHON_M,
        goal_time_s=SAMPLE_GOAL_S,
        weight_kg=SAMPLE_WEIGHT_KG,
        race_date=next_18_april(context.today),
        units=context.brief.units,
    )
    return await take_course(course, brief, context, None, places)
