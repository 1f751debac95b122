"""Tool: two saved strategies side by side."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import change_facts, comparison_rows
from tools.kit.choosing import chosen
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowComparison, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def compare_strategies(left: str, right: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Compare two saved strategies, each by name, version or id."""
    shelf, units = runtime.context.strategies, runtime.context.brief.units
    history = await shelf.history()
    first = await shelf.saved(chosen(history, left).id)
    second = await shelf.saved(chosen(history, right).id)
    plans = (first.strategy.in_units(units), second.strategy.in_units(units))
    rows = comparison_rows(*plans)
    facts = change_facts(*plans) or ("The two plans are the same.",)
    shown = ShowComparison(left=first.summary, right=second.summary, rows=rows)
    return reply([facts], ToolOutcome(shown=(shown,)))
