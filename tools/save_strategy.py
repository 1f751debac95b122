"""Tool: propose to save the strategy; saving itself takes the athlete's click."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.strategy import RaceStrategy
from tools.domain.wording import change_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowProposal, ToolOutcome
from tools.kit.planning import strategy_of
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def save_strategy(
    runtime: ToolRuntime[ToolContext, None],
    name: str | None = Field(default=None, max_length=80, description="What to call it; unset: the race."),
) -> Reply:
    """Put the race strategy on a card with a Save button. Nothing is saved until the athlete clicks it."""
    context = runtime.context
    _, strategy = await strategy_of(context.brief, context)
    title = (name or strategy.race_name).strip()
    proposal = await context.proposals.propose_save(strategy, title, await _changes(context, strategy, title))
    said = proposal.outcome or "The card below saves it when you click Save."
    return reply([[said]], ToolOutcome(shown=(ShowProposal(proposal=proposal),), strategy=strategy))


async def _changes(context: ToolContext, strategy: RaceStrategy, name: str) -> tuple[str, ...]:
    """Return what differs from the newest saved version of that name."""
    history = await context.strategies.history()
    newest = next((summary for summary in history if summary.name == name), None)
    if newest is None:
        return ()
    return change_facts((await context.strategies.saved(newest.id)).strategy, strategy)
