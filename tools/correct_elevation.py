"""Tool: better heights for a course, on request."""

import asyncio

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.ground.better_elevation import NoGroundHeights, is_barometric, on_better_ground
from tools.domain.race import RaceBrief
from tools.domain.wording import change_facts, course_facts
from tools.domain.wording.elevation import correction_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, SourceError, SourceUnavailable
from tools.kit.outcome import ShowCourse, ShowPacing, ToolOutcome
from tools.kit.outside_ports import TerrainService
from tools.kit.planning import course_of, strategy_of
from tools.kit.reply import Facts, Reply, reply

NO_SERVICE = "No service for heights is connected here: the course keeps its own."
NO_COURSE = "Drop the course as a file (GPX, FIT or TCX), and I take the heights of the ground along it."
NO_LINE = "I do not know where this course lies: drop its file again, and I take the heights along it."
OF_A_PICTURE = (
    "This course was read from a picture, so I know its heights and not where it lies: drop a GPX file of it."
)
BAROMETRIC = (
    "These heights were recorded by a barometer, which measures a way better than any map does: I keep them."
)
ALREADY = "These are the heights of {source} already: I keep them."
STAYS = "The course keeps its heights."


@tool(response_format="content_and_artifact")
async def correct_elevation(runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Put better heights under the race's course where they are missing or wrong; it plans anew by itself.

    Only when the athlete asks for it, or wants it after it was offered. It says why where it declines.
    """
    context = runtime.context
    brief, terrain = context.brief, context.terrain
    if terrain is None:
        raise MissingInput(NO_SERVICE)
    if not brief.course_id:
        raise MissingInput(NO_COURSE)
    course = await context.courses.course(brief.course_id)
    if declined := _declined(course):
        return reply([[declined]], ToolOutcome(brief=brief))
    places = await context.courses.places(course.id)
    if places is None:
        raise MissingInput(OF_A_PICTURE if course.origin == "picture" else NO_LINE)
    better = await _better(course, places, brief, terrain, runtime)
    await context.courses.keep(better, None, places)
    return await _told(course, better, context)


def _declined(course: CourseAnalysis) -> str | None:
    """Say why a course keeps its heights, None where it need not."""
    if course.elevation_source:
        return ALREADY.format(source=course.elevation_source)
    return BAROMETRIC if is_barometric(course) else None


async def _better(
    course: CourseAnalysis,
    places: CoursePlaces,
    brief: RaceBrief,
    terrain: TerrainService,
    runtime: ToolRuntime[ToolContext, None],
) -> CourseAnalysis:
    """Return the course on the service's heights; raise SourceError."""
    try:
        ground = await terrain.heights(places.lat, places.lon, runtime.stream_writer)
        return await asyncio.to_thread(
            on_better_ground,
            course,
            places,
            ground.elevation_m,
            resolution_m=ground.resolution_m,
            source=ground.source,
            sport=brief.sport,
        )
    except (SourceError, NoGroundHeights) as error:
        raise SourceUnavailable(f"{error} {STAYS}") from None


async def _told(before: CourseAnalysis, better: CourseAnalysis, context: ToolContext) -> Reply:
    """Tell before and after, and what it changes in a plan that was told."""
    brief = context.brief.with_changes(course_id=better.id)
    shown = await course_of(brief, context)
    facts: Facts = [correction_facts(before, better, brief.units)]
    findings = (better.gain, better.loss)
    if context.planned is None:
        card = ShowCourse(course=shown, units=brief.units)
        outcome = ToolOutcome(findings=(*findings, before.gain), shown=(card,), brief=brief)
        return reply([*facts, course_facts(shown, brief.units)], outcome)
    old = (await strategy_of(context.planned, context))[1]
    new = (await strategy_of(brief, context))[1]
    # It is the same course to the athlete, under another id.
    changes = change_facts(old.model_copy(update={"course_id": new.course_id}), new)
    return reply(
        [*facts, changes or ("The plan stays as it is.",)],
        ToolOutcome(
            findings=(*findings, before.gain, *new.pacing.findings),
            shown=(ShowPacing(course=shown, strategy=new),),
            brief=brief,
            strategy=new,
        ),
    )
