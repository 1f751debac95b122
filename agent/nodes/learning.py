"""What is learnt of the athlete from a turn, once it is answered."""

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.events import FactsLearnt
from agent.state import CoachState
from tools.domain.safety.red_flags import RedFlagKind, red_flag


async def learn(state: CoachState, runtime: Runtime[TurnContext]) -> None:
    """Keep what the athlete said of themselves, and tell the page."""
    *before, last = [message.text for message in state["messages"]]
    flag = red_flag(last) if state["turn"].urgent else None
    if flag is not None and flag.kind is not RedFlagKind.REFER:
        return  # what happens in an emergency, or should not be said, is no fact to live with
    learnt = await runtime.context.memory.learn(last, before)
    if learnt:
        runtime.stream_writer(FactsLearnt(facts=learnt.facts, ended=learnt.ended))
