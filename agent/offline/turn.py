"""What the offline coach is given: the context line, the athlete's words, and what tools have said since."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from pydantic import ValidationError

from agent.understanding.spelling import as_meant
from tools.domain.race import RaceBrief

_MARK = "CONTEXT: "
_LONGEST_MESSAGE = 4_000


@dataclass(frozen=True, slots=True)
class Told:
    """What one tool call gave: facts in paragraphs, or the one sentence that says why not."""

    tool: str
    paragraphs: tuple[tuple[str, ...], ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class OfflineTurn:
    """One request to the offline coach. `told_before` names the sections that have told this plan.

    Its words are as they are meant (`as_meant`), slang written out and slips mended.
    `before` is the athlete's message before this one, `asked` what was answered to it, `spoken` what of the
    training plan was last told (days from `first` to `last`, `sessions` by id). `well`: well again.
    `facts` are what is recalled of the athlete: `about` what, the `fact`, its `slot`.
    """

    text: str
    specialist: str = "answer"
    today: date = field(default_factory=date.today)
    brief: RaceBrief = field(default_factory=RaceBrief)
    planned: bool = False
    new_uploads: tuple[dict[str, Any], ...] = ()
    said: dict[str, Any] = field(default_factory=dict)
    at_m: float | None = None
    elapsed_s: float | None = None
    race_m: float | None = None
    told_before: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    before: str = ""
    asked: str = ""
    spoken: dict[str, Any] = field(default_factory=dict)
    well: bool = False
    facts: tuple[dict[str, str], ...] = ()

    @classmethod
    def of(cls, messages: Sequence[BaseMessage]) -> "OfflineTurn":
        """Read a request from its messages; what the context line does not say stays at its default."""
        context = _context(messages)
        last = max((n for n, message in enumerate(messages) if isinstance(message, HumanMessage)), default=-1)
        known: dict[str, Any] = {
            name: context[name]
            for name in ("specialist", "at_m", "elapsed_s", "race_m")
            if context.get(name) is not None
        }
        known |= _said_before(messages[: max(last, 0)])
        if context.get("today"):
            known["today"] = date.fromisoformat(context["today"])
        return cls(
            text=as_meant(messages[last].text[:_LONGEST_MESSAGE]) if last >= 0 else "",
            brief=_brief(context.get("brief")),
            planned=bool(context.get("planned")),
            new_uploads=tuple(context.get("new_uploads") or ()),
            said=dict(context.get("understood") or {}),
            told_before=tuple(context.get("told") or ()),
            spoken=dict(context.get("spoken") or {}),
            well=bool(context.get("well")),
            facts=tuple(context.get("facts") or ()),
            told=_told(messages[last + 1 :]),
            **known,
        )


def _said_before(messages: Sequence[BaseMessage]) -> dict[str, str]:
    """Return the athlete's message before and the answer to it, where both are still in the conversation."""
    if len(messages) < 2 or not isinstance(messages[-1], AIMessage):
        return {}
    human = messages[-2]
    return (
        {"before": as_meant(human.text), "asked": messages[-1].text}
        if isinstance(human, HumanMessage)
        else {}
    )


def _context(messages: Sequence[BaseMessage]) -> dict[str, Any]:
    for message in messages:
        if isinstance(message, SystemMessage):
            for line in message.text.splitlines():
                if line.startswith(_MARK):
                    try:
                        found: dict[str, Any] = json.loads(line.removeprefix(_MARK))
                    except json.JSONDecodeError:
                        return {}
                    return found
    return {}


def _brief(said: dict[str, Any] | None) -> RaceBrief:
    try:
        return RaceBrief.model_validate(said or {})
    except ValidationError:
        return RaceBrief()


def _told(messages: Sequence[BaseMessage]) -> tuple[Told, ...]:
    names = {
        call["id"]: call["name"]
        for message in messages
        if isinstance(message, AIMessage)
        for call in message.tool_calls
    }
    return tuple(
        _what_it_said(message, names.get(message.tool_call_id) or message.name or "")
        for message in messages
        if isinstance(message, ToolMessage)
    )


def _what_it_said(message: ToolMessage, tool: str) -> Told:
    try:
        content = json.loads(message.text)
    except json.JSONDecodeError:
        content = {"error" if message.status == "error" else "facts": [message.text]}
    problem = content.get("missing") or content.get("error")
    # A single sentence is a paragraph of its own.
    facts = content.get("facts") or ()
    paragraphs = tuple((said,) if isinstance(said, str) else tuple(said) for said in facts)
    return Told(tool, paragraphs, str(problem) if problem else None)
