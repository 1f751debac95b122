"""What is said after the specialists: a missing input asked for once, and the card that saves the plan."""

from typing import Any

from langchain_core.messages import ToolMessage
from langgraph.runtime import Runtime

from agent.context import Emit, TurnContext
from agent.events import ElementShown, SectionFinished, SectionStarted, TextDelta
from agent.gathering import known_before
from agent.nodes.briefing import briefed
from agent.nodes.dropped_pictures import pictures_untold
from agent.nodes.section_check import SectionCheck
from agent.nodes.speech import Voice
from agent.nodes.verify import found_against_each_other
from agent.offline.replies import composed
from agent.offline.turn import Told
from agent.state import CoachState, Relief, Report
from agent.toolbox import outcome_of, said_by, use_tool
from tools.domain.race import RaceBrief, Sport
from tools.kit.errors import MissingInput, NotFound, PlanRefused
from tools.propose_plan_version import propose_plan_version
from tools.propose_rules import propose_rules
from tools.save_strategy import save_strategy

RELIEVING = {tool.name: tool for tool in (propose_plan_version, propose_rules)}
LOOK_IT_OVER = "What I read in your picture stands on the card below: look it over before it counts."
GOING_ON = "Good. Then we go on: ask me for what you need, or change something."


async def answer(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Say what no specialist says, and propose to save what they planned."""
    emit = runtime.stream_writer
    planned = _planned(state)
    against = found_against_each_other(state, runtime.context)
    sentences = [*(found.said for found in against), *_sentences(state, planned)]
    if not (sentences or (planned and _is_new(state, planned)) or not state.get("reports")):
        return {}  # cards of the turn never come without their sentence
    emit(SectionStarted(section="answer"))
    text = "\n\n".join(sentences)
    check = SectionCheck(known_before(state, runtime.context.world.today))
    if text:
        emit(TextDelta(section="answer", text=text))
    elif not planned:
        text = await _general(state, runtime, check)
    if state["turn"].relief:
        text += await _relieve(state["turn"].relief, state, runtime)
    for element in (*state["turn"].shown, *(() if state["turn"].urgent else pictures_untold(state))):
        emit(ElementShown(section="answer", element=element))
    if planned and _is_new(state, planned):
        await _propose(state, planned, runtime.context, emit)
    emit(SectionFinished(section="answer"))
    brief = planned.with_changes(asked_for_missing=True).model_dump(mode="json") if planned else None
    checked = check.provenance().model_copy(update={"contradictions": against}).model_dump(mode="json")
    report = Report(section="answer", text=text, brief=brief, known=None, opened=False, provenance=checked)
    return {"reports": [report]}


def _planned(state: CoachState) -> RaceBrief | None:
    """Return the brief the specialists planned with; pacing's where they differ."""
    briefs = [report["brief"] for report in state.get("reports", []) if report["brief"]]
    return RaceBrief.model_validate(briefs[0]) if briefs else None


def _is_new(state: CoachState, planned: RaceBrief) -> bool:
    """Tell whether this plan differs from the one whose card is already there; units make no other plan."""
    before = state["race"]["planned"]
    if before is None:
        return True
    same = {"units": planned.units, "asked_for_missing": planned.asked_for_missing}
    return RaceBrief.model_validate(before).model_copy(update=same) != planned


def _sentences(state: CoachState, planned: RaceBrief | None) -> list[str]:
    """Return what has to be said whoever speaks: safety first, then files, limits, and what is missing."""
    turn = state["turn"]
    if turn.urgent:
        return [turn.urgent]
    going_on = (GOING_ON,) if turn.cleared and not (state.get("reports") or turn.said) else ()
    sentences = [*going_on, *turn.unread_files, *turn.refused, *turn.notes]
    if pictures_untold(state):
        sentences.append(LOOK_IT_OVER)
    if planned and not planned.asked_for_missing:
        sentences.extend(question(planned))
    return sentences


def question(brief: RaceBrief) -> list[str]:
    """Ask for everything that would change the plan, in one sentence."""
    asked = _of_a_ride(brief) if brief.sport is Sport.RIDE else _of_a_run(brief)
    wanted = [what for what, known in (*asked, ("the race date", brief.race_date)) if not known]
    if not wanted:
        return []
    if wanted == ["the race date"]:
        return ["Tell me the race date, and I will put it on the plan."]
    listed = wanted[0] if len(wanted) == 1 else f"{', '.join(wanted[:-1])} and {wanted[-1]}"
    return [f"Tell me {listed}, and I will plan with that instead of my defaults."]


def _of_a_run(brief: RaceBrief) -> tuple[tuple[str, object], ...]:
    return (
        ("your goal time", brief.goal_time_s or brief.recent_result),
        ("your weight", brief.weight_kg),
    )


def _of_a_ride(brief: RaceBrief) -> tuple[tuple[str, object], ...]:
    """A ride is planned by power: from a threshold, best efforts, a target, or the goal time."""
    threshold = brief.ftp_w or brief.critical_power_w or brief.power_efforts
    return (
        ("your FTP or a goal time", threshold or brief.target_power_w or brief.goal_time_s),
        ("what you and the bike weigh together", brief.system_mass_kg or brief.weight_kg),
    )


async def _relieve(relief: Relief, state: CoachState, runtime: Runtime[TurnContext]) -> str:
    """Put what takes training away on a card behind an urgent sentence; return what was said of it.

    No model is asked. Without a plan, or where nothing has to change, nothing is added to the sentence.
    """
    try:
        message = await use_tool(RELIEVING[relief.tool], relief.arguments, runtime.context.world_of(state))
    except (MissingInput, NotFound, PlanRefused):
        return ""
    said = f"\n\n{composed([_told(message)])}"
    runtime.stream_writer(TextDelta(section="answer", text=said))
    for element in outcome_of(message).shown:
        runtime.stream_writer(ElementShown(section="answer", element=element))
    return said


def _told(message: ToolMessage) -> Told:
    """Return what a tool said, as the offline coach reads it."""
    return Told(message.name or "", tuple(map(tuple, said_by(message).get("facts", ()))))


async def _general(state: CoachState, runtime: Runtime[TurnContext], check: SectionCheck) -> str:
    failed = state["turn"].endpoint_failed
    voice = Voice(runtime.context, runtime.stream_writer, [], failed=failed, check=check)
    await voice.reply(briefed("answer", state, runtime.context), section="answer")
    return voice.text


async def _propose(state: CoachState, planned: RaceBrief, context: TurnContext, emit: Emit) -> None:
    """Put the plan on a card; saving takes the athlete's click."""
    message = await use_tool(save_strategy, {}, context.world_of(state, brief=planned))
    for element in outcome_of(message).shown:
        emit(ElementShown(section="answer", element=element))
