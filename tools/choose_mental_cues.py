"""Tool: what to think where."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import cue_change_facts, cue_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCues, ToolOutcome
from tools.kit.planning import planned
from tools.kit.race_arguments import RaceArguments
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def choose_mental_cues(
    runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None
) -> Reply:
    """Choose mental cues tied to stretches of the course, each with its technique and evidence."""
    plan = await planned(race, runtime.context)
    changes = cue_change_facts(plan.before, plan.strategy) if plan.before else ()
    facts = [changes] if changes else [*cue_facts(plan.strategy), *filter(None, [plan.history])]
    return reply(
        facts,
        ToolOutcome(shown=(ShowCues(strategy=plan.strategy),), brief=plan.brief, strategy=plan.strategy),
    )
