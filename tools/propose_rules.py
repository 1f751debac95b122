"""Tool: rules in the athlete's words, read back on a card; keeping them takes the athlete's click."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.kit.context import ToolContext
from tools.kit.outcome import ShowProposal, ToolOutcome
from tools.kit.reply import Reply, reply
from tools.kit.rule_making import propose_rules_from


@tool(response_format="content_and_artifact")
async def propose_rules(
    words: Annotated[
        str, Field(max_length=2_000, description="The athlete's own words about their rules, unchanged.")
    ],
    runtime: ToolRuntime[ToolContext, None],
) -> Reply:
    """Read rules for training from the athlete's own words (days, hours, sports, hurts, times away).

    For "no rides on Sunday", "8 hours a week", "strength on Tuesday", "my knee hurts downhill", "I can ride
    on Sundays again". The card reads them back; nothing is kept until the athlete approves it.
    """
    proposal, _, facts = await propose_rules_from(runtime.context, words)
    shown = (ShowProposal(proposal=proposal),) if proposal else ()
    return reply(facts, ToolOutcome(shown=shown))
