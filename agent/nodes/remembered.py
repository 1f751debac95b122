"""What is remembered of the athlete for a message; or what they want forgotten, said and done with."""

from agent.context import TurnContext
from agent.state import Turn
from tools.kit.outcome import ShowMemory


async def with_memory(turn: Turn, text: str, context: TurnContext) -> Turn:
    """Return a turn with the facts that matter for its message.

    A wish to have something forgotten is a clear yes: it is said what is forgotten, and nobody else answers.
    """
    if turn.urgent:
        return turn
    forgotten = await context.memory.forget(text)
    if forgotten is None:
        return turn.with_(facts=await context.memory.recall(text))
    shown = (ShowMemory(),) if forgotten.shows_all else ()
    notes = (*turn.notes, forgotten.sentence)
    return turn.with_(notes=notes, shown=shown, facts=forgotten.facts, said={}, settled=True)
