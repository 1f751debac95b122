"""What stays of the messages that no longer fit: a rolling summary."""

from typing import Any

from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langgraph.runtime import Runtime
from langgraph.types import Overwrite

from agent.context import TurnContext
from agent.endpoint.speaking import replies
from agent.rolling_summary import retold, rolled, worth_retelling
from agent.state import CoachState, shortened, window_of
from tools.domain.prompt_text import filled
from tools.kit.errors import ModelUnavailable

PROMPT = "summary"
PATIENCE_S = 15.0
"""Seconds a model has for a summary: the athlete has their answer and waits for nothing else [D]."""


async def summarised(state: CoachState, answer: str, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Return the window of messages with this turn's answer, and the summary of what fell out of it."""
    window, fallen = window_of([*state["messages"], shortened(AIMessage(answer))])
    before = state.get("summary", "")
    summary = rolled(before, fallen) if fallen else before
    if worth_retelling(summary, before):
        summary = await _retold(summary, state, runtime.context) or summary
    return {"messages": Overwrite(window), "summary": summary}


async def _retold(summary: str, state: CoachState, context: TurnContext) -> str | None:
    """Let the endpoint's model put a summary into prose; None where it cannot or says what was not there."""
    if context.endpoint is None or state["turn"].endpoint_failed or context.budget.refusal:
        return None
    told = context.prompts.prompt(PROMPT, context.model)
    question = [SystemMessage(filled(told.text, {"today": context.world.today.isoformat()}))]
    reply = replies(
        context.endpoint,
        [*question, HumanMessage(summary)],
        (),
        timeout_s=min(context.model_timeout_s, PATIENCE_S),
        budget=context.budget,
        purpose=PROMPT,
    )
    try:
        return retold(summary, "".join([chunk.text async for chunk in reply]))
    except ModelUnavailable:
        return None
