"""What is learnt of the athlete from a turn, once it is answered."""

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.events import FactsLearnt
from agent.state import CoachState


async def learn(state: CoachState, runtime: Runtime[TurnContext]) -> None:
    """Keep what the athlete said of themselves, and tell the page."""
    *before, last = [message.text for message in state["messages"]]
    facts = await runtime.context.memory.learn(last, before)
    if facts:
        runtime.stream_writer(FactsLearnt(facts=facts))
