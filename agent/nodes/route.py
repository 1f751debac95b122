"""Who answers: one or several specialists, or none."""

import re
from typing import Annotated, Any

from langchain_core.tools import tool
from langgraph.runtime import Runtime
from pydantic import Field

from agent.context import TurnContext
from agent.events import SpecialistsChosen
from agent.nodes.briefing import briefed
from agent.nodes.dropped_pictures import asks_for_a_yes
from agent.nodes.speech import Voice
from agent.specialists import SpecialistName
from agent.state import CoachState, Turn, brief_of
from agent.understanding.recorded import About, about_recordings
from tools.domain.race import RaceBrief


@tool
def choose_specialists(
    specialists: Annotated[list[SpecialistName], Field(description="Who should answer; may be empty.")],
) -> str:
    """Choose the specialists who answer the athlete's message."""
    return ", ".join(specialists)


async def route(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Let the model choose the specialists, and tell the page who will speak."""
    turn = state["turn"]
    if not _needs_nobody(state):
        voice = Voice(runtime.context, runtime.stream_writer, [choose_specialists], failed=False)
        question = briefed("route", state, runtime.context)
        choice = await voice.reply(question, section=None)
        if not choice.tool_calls:  # Small models may not call tools: then our own understanding routes.
            choice = await voice.offline_reply(question, section=None)
        asked = {name for call in choice.tool_calls for name in names_in(call["args"].get("specialists"))}
        asked |= _of_files(turn)
        if state["race"]["planned"] and {"goal_time_s", "distance_m"} & turn.said.keys():
            asked |= {SpecialistName.PACING}  # Whatever else was said, a new goal is told.
        if asks_for_a_yes(state):  # nothing is planned on a course before its athlete has seen it
            asked = {SpecialistName.PACING.value}
        if turn.held and asked - {SpecialistName.TRAINING}:
            turn = turn.with_(urgent=turn.held)  # no race is planned by who is ill or hurt
            asked = set()
        elif turn.well:
            asked = asked or {SpecialistName.TRAINING}
        elif turn.cleared and not asked:
            asked = _after_clearing(state)
        chosen = tuple(name for name in SpecialistName if name in asked)
        turn = turn.with_(specialists=chosen, endpoint_failed=voice.failed)
    sections = tuple(name.value for name in SpecialistName if name in turn.specialists)
    runtime.stream_writer(SpecialistsChosen(specialists=sections))
    return {"turn": turn}


def _of_files(turn: Turn) -> set[str]:
    """Return who reads what was dropped, or the sample: recordings are training's, all else is pacing's."""
    recorded = [upload.get("kind") == "recording" for upload in turn.new_uploads]
    asked = {SpecialistName.TRAINING.value} if any(recorded) else set()
    return asked | ({SpecialistName.PACING.value} if turn.wants_sample or not all(recorded) else set())


def _after_clearing(state: CoachState) -> set[str]:
    """Return who goes on where a red flag had stopped the plan; who took caffeine out of one tells so."""
    race, brief = state["race"], brief_of(state)
    if race["planned"] is None:
        everyone = {SpecialistName.PACING, SpecialistName.NUTRITION, SpecialistName.MENTAL}
        return set(everyone) if brief.course_id or brief.distance_m else set()
    changed = RaceBrief.model_validate(race["planned"]).avoid != brief.avoid
    return {SpecialistName.NUTRITION} if changed else set()


def names_in(specialists: object) -> tuple[str, ...]:
    """Return the names a model wrote; small models write a bare name, or several in one text, for a list."""
    if isinstance(specialists, str):
        return tuple(re.findall(r"\w+", specialists.casefold()))
    return tuple(map(str, specialists)) if isinstance(specialists, list) else ()


def who_answers(state: CoachState) -> list[str]:
    """Return the nodes that come next: the specialists side by side, or the answer at once."""
    return list(state["turn"].specialists) or ["answer"]


def _needs_nobody(state: CoachState) -> bool:
    """A red flag stops all advice; an unreadable file is answered before planning without it.

    An import that has begun needs nobody where nothing else is said.
    """
    turn = state["turn"]
    if turn.settled:
        return True
    brief = brief_of(state)
    nothing_to_plan = brief.course_id is None and "distance_m" not in turn.said
    only_refused = bool(turn.refused) and not turn.said and not turn.new_uploads
    if turn.shown and not (turn.said or turn.new_uploads):
        return not _asks_beside(state)
    return turn.urgent is not None or only_refused or (bool(turn.unread_files) and nothing_to_plan)


def _asks_beside(state: CoachState) -> bool:
    """Tell whether the words beside an import ask for something else than the import."""
    text = state["messages"][-1].text
    return "?" in text and about_recordings(text) not in (
        About.CONNECT,
        About.DISCONNECT,
        About.SYNC,
        About.SYNC_STATUS,
    )
