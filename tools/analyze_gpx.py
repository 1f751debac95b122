"""Tool: read a course file and say what the course asks."""

import asyncio

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.kit.context import ToolContext
from tools.kit.new_course import take_course
from tools.kit.reply import Reply
from tools.sources.course_file import read_course_and_places


@tool(response_format="content_and_artifact")
async def analyze_gpx(upload_id: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Read a dropped course file: distance, gain as a range, climbs, difficulty and key stretches of it."""
    context = runtime.context
    upload = await context.uploads.upload(upload_id)
    content = await context.uploads.content(upload_id)
    course, places = await asyncio.to_thread(read_course_and_places, content, upload.name)  # CPU work
    return await take_course(course, context.brief, context, upload_id, places)
