"""A picture beside a course file of the same race: the file stays the course."""

from tools.domain.course_picture import KeptPicture
from tools.domain.wording.pictures import beside_facts
from tools.kit.context import ToolContext
from tools.kit.reply import Facts


async def beside_the_course(kept: KeptPicture, context: ToolContext) -> Facts | None:
    """Return how a picture fits the course file of this conversation; None where there is none."""
    if context.brief.course_id is None or (kept.reading.profile is None and kept.reading.stations):
        return None  # a table of aid stations adds to a course, and says nothing against it
    course = await context.courses.course(context.brief.course_id)
    return beside_facts(kept, course) if course.origin == "gpx" else None
