"""Tool: an old version of the training plan again, on a card."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ShowProposal, ToolOutcome
from tools.kit.plan_making import propose_restored
from tools.kit.reply import Reply, reply

NO_PLAN = "You have no training plan yet, so there is no version to bring back."
ONLY_ONE = "There is only one version of your plan, so there is nothing to go back to."
WAITING = "Nothing of it counts yet: press Reject on the card below, and it is gone."


@tool(response_format="content_and_artifact")
async def restore_plan_version(
    runtime: ToolRuntime[ToolContext, None],
    version: Annotated[int | None, Field(ge=1, description="Its number; unset: the one before.")] = None,
) -> Reply:
    """Propose an old version of the training plan again, from today on; unset undoes the last change."""
    context = runtime.context
    waiting, current = await context.proposals.waiting_plan(), await context.plans.current()
    if version is None and waiting:
        return reply([[WAITING]], ToolOutcome(shown=(ShowProposal(proposal=waiting[0]),)))
    if current is None:
        raise MissingInput(NO_PLAN)
    if version is None and current.summary.version == 1:
        raise MissingInput(ONLY_ONE)
    wanted = version or current.summary.parent or current.summary.version - 1
    proposal, facts = await propose_restored(context, current.summary.plan_id, wanted)
    return reply(facts, ToolOutcome(shown=(ShowProposal(proposal=proposal),)))
