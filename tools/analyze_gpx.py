"""Tool: read a GPX file and say what the course asks."""

import asyncio

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_analysis import CourseTooShort, analyze_course
from tools.domain.wording import course_facts
from tools.kit.context import ToolContext
from tools.kit.errors import UnreadableFile
from tools.kit.outcome import ShowCourse, ToolOutcome
from tools.kit.planning import course_of
from tools.kit.reply import Reply, reply
from tools.sources.gpx import read_gpx


@tool(response_format="content_and_artifact")
async def analyze_gpx(upload_id: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Read a dropped GPX file: distance, gain as a range, climbs, difficulty, key stretches of the course."""
    context = runtime.context
    upload = await context.uploads.upload(upload_id)
    content = await context.uploads.content(upload_id)
    course = await asyncio.to_thread(_analysis, content, upload.name)
    await context.courses.keep(course, upload_id)
    brief = context.brief.with_changes(course_id=course.id)
    shown = await course_of(brief, context)
    return reply(
        [course_facts(shown, brief.units)],
        ToolOutcome(
            findings=(shown.distance, shown.gain, shown.loss),
            shown=(ShowCourse(course=shown, units=brief.units),),
            brief=brief,
        ),
    )


def _analysis(content: bytes, file_name: str) -> CourseAnalysis:
    """Parse and judge; CPU work, called in a thread."""
    track = read_gpx(content)
    try:
        course = analyze_course(track)
    except CourseTooShort as error:
        raise UnreadableFile(str(error)) from error
    return course if track.name else course.model_copy(update={"name": file_name.rsplit(".", 1)[0]})
