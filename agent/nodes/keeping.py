"""Keeping an answer for whoever asks the same again."""

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.state import CoachState


async def keep_answer(state: CoachState, runtime: Runtime[TurnContext]) -> None:
    """Keep the answer of this turn, where it depends on nothing but its key."""
