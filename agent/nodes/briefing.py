"""What a model is told before it speaks: its prompt, and the context every number in it comes from."""

import json
from collections.abc import Sequence

from langchain_core.messages import AnyMessage, SystemMessage

from agent.context import TurnContext
from agent.prompts import prompt
from agent.state import CoachState, brief_of


def briefed(role: str, state: CoachState, context: TurnContext) -> list[AnyMessage]:
    """Return the system message of a role and the recent conversation."""
    turn = state["turn"]
    known = {
        "specialist": role,
        "today": context.world.today.isoformat(),
        "brief": brief_of(state).model_dump(mode="json", exclude_none=True),
        "planned": state["race"]["planned"] is not None,
        "told": state["race"]["told"],
        "new_uploads": list(turn.new_uploads),
        "understood": _plain(turn.said),
        "at_m": turn.at_m,
        "elapsed_s": turn.elapsed_s,
        "race_m": turn.race_m,
    }
    context_line = "CONTEXT: " + json.dumps(known, ensure_ascii=False, default=str)
    system = SystemMessage("\n\n".join((prompt("house"), prompt(role), context_line)))
    return [system, *_conversation(state["messages"])]


def _conversation(messages: Sequence[AnyMessage]) -> list[AnyMessage]:
    """Begin with an athlete's message: some endpoints refuse a conversation that begins with an answer."""
    first = next(index for index, message in enumerate(messages) if message.type == "human")
    return list(messages[first:])


def _plain(said: dict[str, object]) -> object:
    return json.loads(json.dumps(said, default=_as_json))


def _as_json(value: object) -> object:
    dump = getattr(value, "model_dump", None)
    return dump(mode="json") if dump else str(value)
