"""Tool: where a race under way is heading."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.prediction.live_projection import project_finish as projected_finish
from tools.domain.prediction.live_projection import same_effort_finish
from tools.domain.wording import projection_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ToolOutcome
from tools.kit.planning import course_of
from tools.kit.race_arguments import ClockTime, clock_seconds
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def project_finish(
    runtime: ToolRuntime[ToolContext, None],
    distance_km: Annotated[float, Field(gt=0, description="Where the athlete is, in km from the start.")],
    elapsed: Annotated[ClockTime, Field(description="The time since the start, as H:MM:SS.")],
) -> Reply:
    """Project the finish of a race under way from one split, with its range."""
    brief = runtime.context.brief
    course = await course_of(brief, runtime.context)
    at_m, elapsed_s = distance_km * 1000, clock_seconds(elapsed)
    if at_m > course.distance_m:
        raise MissingInput("That is beyond the finish of this race: ask me about a place on the course.")
    if elapsed_s <= 0:
        raise MissingInput("Tell me the time since the start, as hours:minutes:seconds.")
    projected = projected_finish(course, brief, at_m, elapsed_s)
    held = same_effort_finish(course, brief, at_m, elapsed_s)
    facts = projection_facts(brief, at_m, elapsed_s, projected, held)
    return reply([facts], ToolOutcome(findings=(projected, held), brief=brief))
