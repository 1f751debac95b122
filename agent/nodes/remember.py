"""What stays of a turn: the answer's words, and the race as it was planned."""

from typing import Any

from langchain_core.messages import AIMessage
from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.events import TurnFinished
from agent.state import CoachState


async def remember(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Keep the answer as one message and the last plan's brief; the reports have done their work."""
    reports = state.get("reports", [])
    race = state["race"]
    planned = [report["brief"] for report in reports if report["brief"]]
    if planned:
        told = [report["section"] for report in reports if report["brief"] and report["section"] != "answer"]
        if race["planned"] and race["planned"]["course_id"] == planned[-1]["course_id"]:
            told = sorted({*race["told"], *told})
        race = {**race, "brief": planned[-1], "planned": planned[-1], "told": told}
    runtime.stream_writer(TurnFinished(specialists=state["turn"].specialists))
    text = "\n\n".join(report["text"] for report in reports if report["text"])
    return {"messages": [AIMessage(text)], "race": race, "reports": None}
