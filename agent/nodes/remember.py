"""What stays of a turn: the answer's words, and the race as it was planned."""

from typing import Any

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.events import TurnFinished
from agent.nodes.keeping import keep_answer
from agent.nodes.learning import learn
from agent.nodes.summary import summarised
from agent.specialists import SpecialistName
from agent.state import CoachState, Race, Report

TOLD_WITH_A_SAVED_PLAN = [
    SpecialistName.PACING.value,
    SpecialistName.NUTRITION.value,
    SpecialistName.MENTAL.value,
]


async def remember(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Keep the answer as one message and the last plan's brief; the reports have done their work."""
    reports = state.get("reports", [])
    race = _plan_spoken_of(_race_looked_at(state["race"], reports), reports)
    planned = [report["brief"] for report in reports if report["brief"]]
    if planned:
        told = [report["section"] for report in reports if report["brief"] and report["section"] != "answer"]
        if race["planned"] and race["planned"]["course_id"] == planned[-1]["course_id"]:
            told = sorted({*race["told"], *told})
        race = {**race, "brief": planned[-1], "planned": planned[-1], "told": told, "saved": None}
    if saved := [report["saved"] for report in reports if report.get("saved")]:
        race = {**race, "saved": saved[-1]}
    text = "\n\n".join(report["text"] for report in reports if report["text"])
    await keep_answer(state, race, runtime)
    kept = await summarised(state, text, runtime)
    await learn(state, runtime)
    spent = runtime.context.budget.spent
    spending = spent if spent.requests else None
    runtime.stream_writer(TurnFinished(specialists=state["turn"].specialists, spending=spending))
    return {**kept, "race": race, "reports": None}


def _plan_spoken_of(race: Race, reports: list[Report]) -> Race:
    """Note which days and sessions of the training plan were told; days stay where only a session was."""
    told = [spoken for report in reports if (spoken := report.get("spoken"))]
    if not told:
        return race
    days = {name: value for name, value in race.get("spoken", {}).items() if name != "sessions"}
    return {**race, "spoken": days | told[-1]}


def _race_looked_at(race: Race, reports: list[Report]) -> Race:
    """Take over what the tools changed of the race: an argument a model named, or a saved plan it opened."""
    before = race["brief"]
    brief = dict(before)
    for known in (report["known"] for report in reports if report["known"]):
        brief |= {name: value for name, value in known.items() if value != before.get(name)}
    race = {**race, "brief": brief}
    if any(report["opened"] for report in reports):
        race = {**race, "planned": brief, "told": TOLD_WITH_A_SAVED_PLAN}
    return race
