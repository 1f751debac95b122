"""Tool: the athlete's own rules as they stand, with what the plan obeys."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.planning.rule_conflicts import conflicts
from tools.domain.wording.rules import read_back
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowRules, ToolOutcome
from tools.kit.reply import Facts, Reply, reply

NO_RULES = (
    "You have set no rules. Tell me any, like “no rides on Sunday”, “two hours at most on Saturday” or "
    "“8 hours a week”, and every plan keeps to them."
)


@tool(response_format="content_and_artifact")
async def show_rules(runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Show the athlete's own rules for training as they stand, with their versions."""
    context = runtime.context
    known = await context.rules.rules()
    if not known.rules:
        return reply([[NO_RULES]], ToolOutcome(shown=(ShowRules(),) if known.version else ()))
    count = "1 rule" if len(known.rules) == 1 else f"{len(known.rules)} rules"
    facts: Facts = [
        [f"Your plan keeps to {count} of yours:"],
        [f"- {read_back(each, context.brief.units)}" for each in known.rules],
        [each.sentence for each in conflicts(known.rules)],
    ]
    return reply([each for each in facts if each], ToolOutcome(shown=(ShowRules(),)))
