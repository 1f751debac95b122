"""Tool: propose to delete a saved strategy; deleting itself takes the athlete's click."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.kit.choosing import chosen
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowProposal, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def delete_strategy(which: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Ask whether to delete a saved strategy. Nothing is deleted until the athlete clicks the card."""
    context = runtime.context
    summary = chosen(await context.strategies.history(), which)
    proposal = await context.proposals.propose_delete(summary.id)
    said = f"Shall I delete “{summary.name}” v{summary.version}? It stays until you click the card below."
    return reply([[said]], ToolOutcome(shown=(ShowProposal(proposal=proposal),)))
