"""Tool: what happens at one place of the race."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.wording import place_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ToolOutcome
from tools.kit.planning import strategy_of
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def explain_kilometre(
    runtime: ToolRuntime[ToolContext, None], distance_km: float = Field(ge=0, description="The place, in km.")
) -> Reply:
    """Explain one place of the race: its target, grade, fuel and cue."""
    brief = runtime.context.brief
    course, strategy = await strategy_of(brief, runtime.context)
    at_m = distance_km * 1000
    if at_m > course.distance_m:
        raise MissingInput("That is beyond the finish of this race: ask me about a place on the course.")
    return reply([place_facts(strategy, course, at_m)], ToolOutcome(brief=brief))
