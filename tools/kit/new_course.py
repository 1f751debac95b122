"""A course that has just come: kept, planned for, and shown, whichever tool brought it."""

from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.race import RaceBrief
from tools.domain.wording import course_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCourse, ToolOutcome
from tools.kit.planning import course_of
from tools.kit.reply import Reply, reply


async def take_course(
    course: CourseAnalysis,
    brief: RaceBrief,
    context: ToolContext,
    upload_id: str | None,
    places: CoursePlaces | None = None,
) -> Reply:
    """Keep a course and tell it as the race of `brief`, whose `course_id` it becomes."""
    await context.courses.keep(course, upload_id, places)
    brief = brief.with_changes(course_id=course.id)
    shown = await course_of(brief, context)
    return reply(
        [course_facts(shown, brief.units)],
        ToolOutcome(
            findings=(shown.distance, shown.gain, shown.loss),
            shown=(ShowCourse(course=shown, units=brief.units),),
            brief=brief,
        ),
    )
