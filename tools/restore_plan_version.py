"""Tool: an old version of the training plan again, on a card; unset, what was changed last is undone."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.proposal import ProposalKind
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ShowProposal, ToolOutcome
from tools.kit.plan_making import propose_restored
from tools.kit.plan_recovering import illness_ahead
from tools.kit.reply import Reply, reply
from tools.kit.undoing import OF_STRATEGIES, changed_last, rules_before, strategy_before

NO_PLAN = "You have no training plan yet, so there is no version to bring back."
ONLY_ONE = "There is only one version of your plan, so there is nothing to go back to."
WAITING = "Nothing of it counts yet: press Reject on the card below, and it is gone."
UNWELL = (
    "Your plan leaves training out until {last:%A %-d %B}, because you told me that you are ill or hurt, so "
    "I do not bring it back now. Write “I am well again” when you are, and I do."
)


@tool(response_format="content_and_artifact")
async def restore_plan_version(
    runtime: ToolRuntime[ToolContext, None],
    version: Annotated[
        int | None, Field(ge=1, description="Its number; unset: undo the last change.")
    ] = None,
) -> Reply:
    """Propose an old version of the training plan again, from today on.

    Unset it undoes what was changed last in this conversation: the plan, the rules or a race's strategy.
    """
    context = runtime.context
    waiting, current = await context.proposals.waiting_plan(), await context.plans.current()
    if version is None and waiting:
        return reply([[WAITING]], ToolOutcome(shown=(ShowProposal(proposal=waiting[0]),)))
    last = await changed_last(context)
    if version is None and last is ProposalKind.CHANGE_RULES:
        proposal, facts = await rules_before(context)
        return reply(facts, ToolOutcome(shown=(ShowProposal(proposal=proposal),)))
    if last in OF_STRATEGIES and (version is None or current is None):
        proposal, facts = await strategy_before(context, version)
        return reply(facts, ToolOutcome(shown=(ShowProposal(proposal=proposal),)))
    if current is None:
        raise MissingInput(NO_PLAN)
    if version is None and current.summary.version == 1:
        raise MissingInput(ONLY_ONE)
    if off := illness_ahead(current, context):
        raise MissingInput(UNWELL.format(last=off.last))
    wanted = version or current.summary.parent or current.summary.version - 1
    if wanted == current.summary.version == 1:
        raise MissingInput(ONLY_ONE)
    proposal, facts = await propose_restored(context, current.summary.plan_id, wanted)
    return reply(facts, ToolOutcome(shown=(ShowProposal(proposal=proposal),)))
