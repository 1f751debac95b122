"""Tool: the athlete's library of courses."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording.courses import library_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCourses, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def list_courses(runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """List the courses the athlete has given us, newest first, on a card to search, name and delete them."""
    context = runtime.context
    page = await context.courses.listed()
    return reply([library_facts(page, context.brief.units)], ToolOutcome(shown=(ShowCourses(),)))
