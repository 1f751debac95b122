"""The course and the strategy a tool works with: computed the same way whichever tool asks."""

import asyncio

from tools.domain.certified_distance import on_certified_distance
from tools.domain.course import CourseAnalysis
from tools.domain.course_analysis import flat_course
from tools.domain.display import race_distance
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput


async def course_of(brief: RaceBrief, context: ToolContext) -> CourseAnalysis:
    """Return the course of a brief, on its certified distance where one was named; raise MissingInput."""
    if brief.course_id:
        course = await context.courses.course(brief.course_id)
        return on_certified_distance(course, brief.distance_m) if brief.distance_m else course
    if brief.distance_m:
        return flat_course(brief.distance_m, brief.race_name or _named(brief))
    raise MissingInput("Drop the course as a GPX file, or tell me the distance, and I will plan it.")


def _named(brief: RaceBrief) -> str:
    """Name a race nobody has named: Marathon, Half marathon, 10 km, or 18 April marathon."""
    name = race_distance(brief.distance_m or 0.0, brief.units)
    if brief.race_date:
        return f"{brief.race_date:%-d %B} {name}"
    return f"{name[0].upper()}{name[1:]}"


async def strategy_of(brief: RaceBrief, context: ToolContext) -> tuple[CourseAnalysis, RaceStrategy]:
    """Return the course and the whole strategy; computed off the event loop."""
    course = await course_of(brief, context)
    return course, await asyncio.to_thread(build_strategy, course, brief)


async def told_before(strategy: RaceStrategy, context: ToolContext) -> RaceStrategy | None:
    """Return the plan already told on this course: a change to it is told as a change."""
    planned, brief = context.planned, strategy.brief
    if planned is None or (planned.course_id, planned.distance_m) != (brief.course_id, brief.distance_m):
        return None
    return (await strategy_of(planned, context))[1]
