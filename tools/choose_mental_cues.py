"""Tool: what to think where."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import cue_change_facts, cue_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCues, ToolOutcome
from tools.kit.planning import strategy_of, told_before
from tools.kit.race_arguments import RaceArguments, brief_with
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def choose_mental_cues(
    runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None
) -> Reply:
    """Choose mental cues tied to stretches of the course, each with its technique and evidence."""
    context = runtime.context
    brief = brief_with(race, context.brief)
    _, strategy = await strategy_of(brief, context)
    before = await told_before(strategy, context)
    changes = cue_change_facts(before, strategy) if before else ()
    facts = [changes] if changes else cue_facts(strategy)
    return reply(
        facts,
        ToolOutcome(shown=(ShowCues(strategy=strategy),), brief=brief, strategy=strategy),
    )
