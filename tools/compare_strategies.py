"""Tool: two saved strategies side by side."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import change_facts, comparison_rows
from tools.domain.wording.course_changes import course_change_facts, course_change_rows
from tools.kit.choosing import chosen_pair
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowComparison, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def compare_strategies(left: str, right: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Compare two saved strategies, or two versions of one, each by name, version ("v1") or id."""
    shelf, units = runtime.context.strategies, runtime.context.brief.units
    first, second = [await shelf.saved(each.id) for each in chosen_pair(await shelf.history(), left, right)]
    plans = (first.strategy.in_units(units), second.strategy.in_units(units))
    rows = (*comparison_rows(*plans), *course_change_rows(*plans))
    facts = change_facts(*plans) or ("The two plans are the same.",)
    where = course_change_facts(*plans)
    shown = ShowComparison(left=first.summary, right=second.summary, rows=rows)
    return reply([facts, where] if where else [facts], ToolOutcome(shown=(shown,)))
