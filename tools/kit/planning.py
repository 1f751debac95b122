"""The course and the strategy a tool works with: computed the same way whichever tool asks."""

import asyncio
from dataclasses import dataclass

from tools.domain.course import CourseAnalysis
from tools.domain.display import race_distance
from tools.domain.ground.certified_distance import on_certified_distance
from tools.domain.ground.course_analysis import flat_course
from tools.domain.ground.course_for_sport import for_sport
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.kit.context import CourseShelf, ToolContext
from tools.kit.errors import MissingInput
from tools.kit.profiling import with_history
from tools.kit.race_arguments import RaceArguments, brief_with


async def course_of(brief: RaceBrief, context: ToolContext) -> CourseAnalysis:
    """Return the course of a brief, on its certified distance where one was named; raise MissingInput."""
    return await course_among(context.courses, brief)


async def course_among(courses: CourseShelf, brief: RaceBrief) -> CourseAnalysis:
    """Return the course of a brief from an athlete's courses; raise MissingInput, NotFound."""
    if brief.course_id:
        course = for_sport(await courses.course(brief.course_id), brief.sport)
        return on_certified_distance(course, brief.distance_m) if brief.distance_m else course
    if brief.distance_m:
        return for_sport(flat_course(brief.distance_m, brief.race_name or _named(brief)), brief.sport)
    raise MissingInput("Drop the course (GPX, FIT or TCX), or tell me the distance, and I will plan it.")


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


@dataclass(frozen=True, slots=True)
class Plan:
    """What each planning tool tells its part of; `before` is the plan told already, if this changes it.

    `history` says what of the athlete's own history it stands on, where this specialist speaks first.
    """

    brief: RaceBrief
    course: CourseAnalysis
    strategy: RaceStrategy
    before: RaceStrategy | None
    history: tuple[str, ...] = ()


async def planned(race: RaceArguments | None, context: ToolContext) -> Plan:
    """Plan the race of the brief with a model's arguments on top of it; raise MissingInput."""
    if race and race.race_date and race.race_date < context.today:
        raise MissingInput(f"{race.race_date:%-d %B %Y} has already passed: tell me the date of the race.")
    brief, told = brief_with(race, context.brief), context.planned
    if told and _same_race(told, brief):  # a plan that was told stands on what it stood on
        course, strategy = await strategy_of(brief, context)
        return Plan(brief, course, strategy, (await strategy_of(told, context))[1])
    brief, history = await with_history(brief, context)
    course, strategy = await strategy_of(brief, context)
    return Plan(brief, course, strategy, None, history if context.first else ())


def _same_race(one: RaceBrief, other: RaceBrief) -> bool:
    return (one.course_id, one.distance_m) == (other.course_id, other.distance_m)
