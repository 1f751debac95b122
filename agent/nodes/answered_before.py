"""An answer given before to the same question, where everything it depends on is as it was."""

from typing import Any

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.nodes.route import who_answers
from agent.state import CoachState


async def answered_before(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Tell the answer that is kept for this question; without one nothing happens here."""
    return {}


def who_goes_on(state: CoachState) -> list[str]:
    """Return the nodes that come next: those who answer, unless the answer is told already."""
    return ["remember"] if state["turn"].answered_before else who_answers(state)
