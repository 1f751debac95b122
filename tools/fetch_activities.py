"""Tool: the athlete's recorded activities."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.wording.library import recording_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCourse, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def fetch_activities(
    runtime: ToolRuntime[ToolContext, None], limit: int = Field(default=5, ge=1, le=20)
) -> Reply:
    """Fetch the athlete's recorded activities (dropped recordings with times), newest first."""
    context = runtime.context
    recordings = await context.activities.recordings(limit)
    if not recordings:
        return reply(
            [["I have no recorded activity of yours yet: drop a recording (GPX, FIT or TCX)."]], ToolOutcome()
        )
    shown = (ShowCourse(course=recordings[0], units=context.brief.units),)
    return reply([recording_facts(recordings, context.brief.units)], ToolOutcome(shown=shown))
