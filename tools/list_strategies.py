"""Tool: what the athlete has saved."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording.library import saved_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowStrategies, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def list_strategies(runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """List the athlete's saved strategies, newest first."""
    context = runtime.context
    history = await context.strategies.history()
    if not history:
        return reply(
            [["You have no saved strategy yet. Plan a race, then click Save on its card."]], ToolOutcome()
        )
    units = context.brief.units
    return reply(
        [saved_facts(history, units)], ToolOutcome(shown=(ShowStrategies(strategies=history, units=units),))
    )
