"""A node of the graph, watched while it works."""

from collections.abc import Awaitable
from functools import wraps
from typing import Any, Protocol

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.state import CoachState
from tools.kit.watching import watched


class Stage(Protocol):
    """A node of the graph, as LangGraph calls it."""

    def __call__(self, state: CoachState, *, runtime: Runtime[TurnContext]) -> Awaitable[dict[str, Any]]:
        """Do the node's work and return what changes."""
        ...


def staged(name: str, stage: Stage) -> Stage:
    """Return the node, watched under a name."""

    @wraps(stage)
    async def watched_stage(state: CoachState, *, runtime: Runtime[TurnContext]) -> dict[str, Any]:
        with watched("stage", name):
            return await stage(state, runtime=runtime)

    return watched_stage
