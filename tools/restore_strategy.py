"""Tool: propose to bring an old version of a saved strategy back; doing so takes the athlete's click."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import change_facts
from tools.domain.wording.strategy_versions import restore_facts
from tools.kit.choosing import chosen
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ShowProposal, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def restore_strategy(which: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Ask whether to bring an old version of a saved strategy back ("Boston v1"), as its newest version.

    Nothing changes until the athlete clicks the card; every version stays.
    """
    context = runtime.context
    history = await context.strategies.history()
    old = chosen(history, which)
    newest = next(each for each in history if each.name == old.name)
    if newest.version == old.version:
        raise MissingInput(
            f"“{old.name}” v{old.version} is its newest version already, so there is nothing to bring back."
        )
    units = context.brief.units
    now = (await context.strategies.saved(newest.id)).strategy.in_units(units)
    then = (await context.strategies.saved(old.id)).strategy.in_units(units)
    proposal = await context.proposals.propose_restore(old.id)
    facts = restore_facts(old, newest, change_facts(now, then))
    return reply(facts, ToolOutcome(shown=(ShowProposal(proposal=proposal),)))
