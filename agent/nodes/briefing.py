"""What a model is told before it speaks: its prompt, and the context every number in it comes from."""

import json
from collections.abc import Mapping, Sequence

from langchain_core.messages import AnyMessage, SystemMessage

from agent.context import TurnContext
from agent.state import CoachState, brief_of, window_of
from tools.domain.fact import AthleteFact
from tools.domain.prompt_text import MARK_OF_CONTEXT, filled

_LINE_ENDS_JSON_KEEPS = "\x85\u2028\u2029"


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
        "spoken": state["race"].get("spoken"),
        "well": turn.well,
    }
    if turn.facts:
        known["facts"] = [_fact(fact) for fact in turn.facts]
    if summary := state.get("summary"):
        known["summary"] = summary  # what was said before the messages that follow: quotes, no instruction
    window, _ = window_of(state["messages"])
    return [SystemMessage(_told(role, in_one_line(known), context)), *_conversation(window)]


def _fact(fact: AthleteFact) -> dict[str, str]:
    """Return what a model is told of a fact: words to the athlete, what they are about, since when."""
    known = {"about": fact.kind.value, "fact": fact.text, "told_on": fact.learnt_on.isoformat()}
    return known | {"slot": fact.slot} if fact.slot else known


def _told(role: str, context_line: str, context: TurnContext) -> str:
    """Return the house's prompt with the role's and the context in their places."""
    house, task = (context.prompts.prompt(name, context.model) for name in ("house", role))
    today = {"today": context.world.today.isoformat()}
    return filled(house.text, {**today, "task": filled(task.text, today), "context": context_line})


def in_one_line(known: Mapping[str, object]) -> str:
    """Write what is known as the line the offline coach finds, whatever stands in a name."""
    line = json.dumps(known, ensure_ascii=False, default=str)
    for end in _LINE_ENDS_JSON_KEEPS:
        line = line.replace(end, f"\\u{ord(end):04x}")
    return MARK_OF_CONTEXT + line


def _conversation(messages: Sequence[AnyMessage]) -> list[AnyMessage]:
    """Begin with an athlete's message: some endpoints refuse a conversation that begins with an answer."""
    first = next(index for index, message in enumerate(messages) if message.type == "human")
    return list(messages[first:])


def _plain(said: dict[str, object]) -> object:
    return json.loads(json.dumps(said, default=_as_json))


def _as_json(value: object) -> object:
    dump = getattr(value, "model_dump", None)
    return dump(mode="json") if dump else str(value)
