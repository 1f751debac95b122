"""Tool: go on with a course of the library."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.course_library import CourseSummary
from tools.domain.ground.certified_distance import TOLERANCE
from tools.domain.race import RaceBrief
from tools.domain.wording import course_facts
from tools.kit.choosing_course import chosen_course
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCourse, ToolOutcome
from tools.kit.planning import course_of
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def open_course(which: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Take a course of the athlete's library, by its name or "last", as the race of this conversation."""
    context = runtime.context
    chosen = await chosen_course(context.courses, which)
    brief = on_course(context.brief, chosen)
    course = await course_of(brief, context)
    return reply(
        [course_facts(course, brief.units)],
        ToolOutcome(
            findings=(course.distance, course.gain, course.loss),
            shown=(ShowCourse(course=course, units=brief.units),),
            brief=brief,
        ),
    )


def on_course(brief: RaceBrief, course: CourseSummary) -> RaceBrief:
    """Return the brief on another course, without what belonged to the race before it.

    What was said of a race that had no course yet stays, but a distance that is not this course's.
    """
    if brief.course_id == course.id:
        return brief
    fits = brief.distance_m is None or abs(brief.distance_m / course.distance_m - 1) <= TOLERANCE
    if brief.course_id is None and fits:
        return brief.with_changes(course_id=course.id)
    left = {"distance_m": None, "race_name": None, "race_date": None, "goal_time_s": None}
    places: dict[str, object] = {"cutoffs": (), "stops": (), "aid_stations": ()}
    return brief.model_copy(update={"course_id": course.id, **left, **places})
