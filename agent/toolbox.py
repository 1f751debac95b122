"""Calling one tool: shown as a step, its expected failures told to the model as failures."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool
from langgraph.prebuilt import ToolRuntime
from pydantic import ValidationError

from agent.context import Emit
from agent.events import StepFinished, StepStarted
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, NotFound, PacelineError
from tools.kit.outcome import ToolOutcome
from tools.kit.watching import watched

STEP_LABELS = {
    "analyze_gpx": "Reading the course",
    "carry_strategy": "Getting the strategy ready to go",
    "check_gear": "Looking at that gear",
    "choose_mental_cues": "Choosing cues",
    "compare_courses": "Comparing courses",
    "compare_strategies": "Comparing strategies",
    "connect_source": "Opening the connections",
    "consult_knowledge": "Looking it up",
    "correct_elevation": "Measuring the ground",
    "debrief_race": "Comparing the race with its strategy",
    "delete_strategy": "Finding the strategy",
    "explain_kilometre": "Looking at that place",
    "fetch_activities": "Fetching activities",
    "fetch_weather": "Looking up the weather",
    "list_courses": "Looking through your courses",
    "list_strategies": "Looking through saved strategies",
    "open_course": "Opening the course",
    "open_sample_race": "Opening the sample race",
    "open_strategy": "Opening the strategy",
    "plan_race_fuelling": "Planning fuel",
    "plan_race_pacing": "Solving the pacing",
    "predict_finish": "Predicting the finish",
    "project_finish": "Projecting the finish",
    "propose_plan_version": "Working out the plan",
    "propose_rules": "Reading your rules",
    "read_course_photo": "Looking at what was read",
    "restore_plan_version": "Bringing the version back",
    "restore_strategy": "Bringing the version back",
    "review_activity": "Reviewing the workout",
    "save_strategy": "Preparing the card",
    "show_dashboard": "Computing your form",
    "show_memory": "Looking at what I remember",
    "show_plan": "Opening your plan",
    "show_profile": "Reading your history",
    "show_rules": "Opening your rules",
    "sync_activities": "Asking for a sync",
    "sync_status": "Looking at imports and syncs",
}


async def use_tool(
    tool: BaseTool,
    arguments: dict[str, Any],
    world: ToolContext,
    tell: Callable[[str], None] = lambda _: None,
) -> ToolMessage:
    """Run a tool and return its message, with a ToolOutcome as artifact; raise PacelineError.

    `tell` hears how far a tool is that takes its time.
    """
    call_id = uuid4().hex
    runtime = ToolRuntime(
        state=None, context=world, config={}, stream_writer=tell, tool_call_id=call_id, store=None
    )
    call = {"type": "tool_call", "name": tool.name, "id": call_id, "args": {**arguments, "runtime": runtime}}
    with watched("tool", tool.name):
        message = await tool.ainvoke(call)
    assert isinstance(message, ToolMessage)
    return message


async def take_step(tool: BaseTool, arguments: dict[str, Any], world: ToolContext, emit: Emit) -> ToolMessage:
    """Run a tool as a visible step; an expected failure comes back as an error message, never as facts."""
    step = uuid4().hex
    label = STEP_LABELS.get(tool.name, tool.name.replace("_", " ").capitalize())
    emit(StepStarted(id=step, label=label))
    try:
        message = await use_tool(
            tool, arguments, world, lambda said: emit(StepStarted(id=step, label=f"{label}: {said}"))
        )
    except PacelineError as error:
        message = _failure(
            tool, "missing" if isinstance(error, MissingInput | NotFound) else "error", str(error)
        )
    except ValidationError as error:
        # The model's arguments do not fit the tool or the brief's limits: it may call again, corrected.
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        message = _failure(tool, "error", f"These arguments do not fit: {faults}.")
    ok = message.status == "success"
    emit(StepFinished(id=step, label=label, ok=ok, detail=_detail(message)))
    return message


def outcome_of(message: ToolMessage) -> ToolOutcome:
    """Return what a tool call gave for the page; nothing when it failed."""
    return message.artifact if isinstance(message.artifact, ToolOutcome) else ToolOutcome()


def said_by(message: ToolMessage) -> dict[str, Any]:
    """Return a tool message's content: `facts`, or `missing`, or `error`."""
    content: dict[str, Any] = json.loads(message.text)
    return content


def _failure(tool: BaseTool, kind: str, sentence: str) -> ToolMessage:
    content = json.dumps({kind: sentence}, ensure_ascii=False)
    return ToolMessage(content, tool_call_id=uuid4().hex, name=tool.name, status="error")


def _detail(message: ToolMessage) -> str:
    said = said_by(message)
    facts = (fact for paragraph in said.get("facts", []) for fact in paragraph)
    return str(said.get("missing") or said.get("error") or "  \n".join(facts))
