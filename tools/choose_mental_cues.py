"""Tool: what to think where."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import cue_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCues, ToolOutcome
from tools.kit.planning import strategy_of
from tools.kit.race_arguments import RaceArguments, brief_with
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def choose_mental_cues(
    runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None
) -> Reply:
    """Choose mental cues tied to stretches of the course, each with its technique and evidence."""
    brief = brief_with(race, runtime.context.brief)
    _, strategy = await strategy_of(brief, runtime.context)
    return reply(
        cue_facts(strategy),
        ToolOutcome(shown=(ShowCues(strategy=strategy),), brief=brief, strategy=strategy),
    )
