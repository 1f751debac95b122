"""A conversation with the offline coach, put together as the graph's nodes put it together."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from agent.offline.chat_model import OfflineCoach
from agent.understanding import Understood, understand
from tests.support.fifty_messages import TODAY, Message

COACH = OfflineCoach()


def as_tool(name: str, *arguments: str) -> dict[str, Any]:
    """Return a tool in OpenAI's format, taking strings."""
    properties = {argument: {"type": "string"} for argument in arguments}
    parameters = {"type": "object", "properties": properties}
    return {"type": "function", "function": {"name": name, "description": name, "parameters": parameters}}


ROUTING = [as_tool("choose_specialists", "specialists")]
PACING_TOOLS = [
    as_tool(name)
    for name in (
        "plan_race_pacing",
        "explain_kilometre",
        "check_gear",
        "predict_finish",
        "project_finish",
        "analyze_gpx",
        "read_course_photo",
        "save_strategy",
        "list_strategies",
        "open_strategy",
        "compare_strategies",
        "delete_strategy",
    )
]
TRAINING_TOOLS = [
    as_tool(name)
    for name in (
        "fetch_activities",
        "review_activity",
        "show_dashboard",
        "show_profile",
        "sync_activities",
        "sync_status",
        "connect_source",
        "predict_finish",
        "propose_plan_version",
        "show_plan",
        "restore_plan_version",
        "propose_rules",
        "show_rules",
        "debrief_race",
    )
]


def read(message: Message) -> Understood:
    """Return what the parser understands of a message."""
    return understand(message.text, TODAY, message.brief)


def context(message: Message, specialist: str) -> SystemMessage:
    """Return the system message a specialist gets."""
    understood = read(message)
    brief = message.brief.with_changes(**understood.changes)
    known = {
        "specialist": specialist,
        "today": TODAY.isoformat(),
        "brief": brief.model_dump(mode="json", exclude_none=True),
        "planned": message.planned,
        "new_uploads": [
            {"id": f"u{n}", "name": name, "course_id": "c1", "kind": kind_of(name)}
            for n, name in enumerate(message.uploads)
        ],
        "understood": understood.model_dump(mode="json")["changes"],
        "at_m": understood.at_m,
        "elapsed_s": understood.elapsed_s,
    }
    return SystemMessage(f"Some prompt.\n\nCONTEXT: {json.dumps(known)}")


def kind_of(name: str) -> str:
    """Return what a dropped file is, as the reading node says it."""
    return "course" if name.endswith(".gpx") else "picture"


def routed(message: Message) -> list[str]:
    """Return the specialists the offline coach chooses."""
    reply = COACH.bind_tools(ROUTING).invoke([context(message, "route"), HumanMessage(message.text)])
    (call,) = reply.tool_calls
    assert call["name"] == "choose_specialists"
    chosen: list[str] = call["args"]["specialists"]
    return chosen


def rightly_routed(message: Message) -> bool:
    """Tell whether everyone who should answer does, and nobody who should not."""
    chosen = set(routed(message))
    return set(message.specialists) <= chosen <= {*message.specialists, *message.also_fine}


def rightly_understood(message: Message) -> bool:
    """Tell whether all that was said was understood, and nothing else."""
    understood = read(message)
    if understood.wants_sample != message.wants_sample or understood.at_m != pytest.approx(message.at_m):
        return False
    if understood.elapsed_s != pytest.approx(message.elapsed_s):
        return False
    if understood.changes.keys() != message.changes.keys():
        return False
    return all(
        value == pytest.approx(message.changes[name], rel=1e-4)
        if isinstance(value, int | float)
        else value == message.changes[name]
        for name, value in understood.changes.items()
    )


def invented(message: Message) -> set[str]:
    """Return the digits of the answer that the athlete did not write."""
    return set(re.findall(r"\d+", general(message))) - set(re.findall(r"\d+", message.text))


def called(message: Message, specialist: str, tools: Sequence[dict[str, Any]]) -> AIMessage:
    """Return a specialist's first reply."""
    reply = COACH.bind_tools(tools).invoke([context(message, specialist), HumanMessage(message.text)])
    assert isinstance(reply, AIMessage)
    return reply


def told(
    message: Message, specialist: str, tools: Sequence[dict[str, Any]], *contents: dict[str, Any]
) -> str:
    """Return what a specialist writes after its tools have answered with these contents."""
    asked = called(message, specialist, tools)
    calls = asked.tool_calls or [{"name": "plan_race_pacing", "args": {}, "id": "1"}]
    answers = [
        ToolMessage(json.dumps(content), tool_call_id=calls[min(n, len(calls) - 1)]["id"])
        for n, content in enumerate(contents)
    ]
    conversation = [context(message, specialist), HumanMessage(message.text), asked, *answers]
    return COACH.bind_tools(tools).invoke(conversation).text


def general(message: Message) -> str:
    """Return what is said when nobody in particular answers."""
    return COACH.invoke([context(message, "answer"), HumanMessage(message.text)]).text
