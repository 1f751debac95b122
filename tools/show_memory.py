"""Tool: what is remembered of the athlete beyond this conversation."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.fact import FactKind
from tools.domain.wording.memory import TITLES, counted, grouped
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowMemory, ToolOutcome
from tools.kit.reply import Facts, Reply, reply

MOST_TOLD = 40
NOTHING = (
    "Tell me what a coach should know, like “my left knee hurts downhill”, “I hate gels” or “I ride a gravel "
    "bike”, and I keep it."
)
ON_THE_CARD = "On the card you can correct or forget each of them."


@tool(response_format="content_and_artifact")
async def show_memory(
    runtime: ToolRuntime[ToolContext, None],
    about: Annotated[
        FactKind | None, Field(description="Only facts of this kind; leave it out for everything.")
    ] = None,
) -> Reply:
    """Show what is remembered of the athlete from earlier conversations, to look at, correct and forget."""
    known = await runtime.context.facts.facts()
    asked = [fact for fact in known if about in (None, fact.kind)]
    shown = ToolOutcome(shown=(ShowMemory(),))
    if not asked:
        other = f"I remember nothing of that. {counted(len(known))}" if known else f"{counted(0)} {NOTHING}"
        return reply([[other]], shown)
    facts: Facts = [
        [counted(len(asked)) if about is None else f"{TITLES[about]}:"],
        *(
            [*([f"{TITLES[kind]}:"] if about is None else []), *(f"- {fact.text}" for fact in group)]
            for kind, group in grouped(asked[:MOST_TOLD])
        ),
        [f"The card shows all {len(asked)}. {ON_THE_CARD}" if len(asked) > MOST_TOLD else ON_THE_CARD],
    ]
    return reply(facts, shown)
