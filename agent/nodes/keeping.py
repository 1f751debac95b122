"""Which answers are kept for whoever asks the same again, and under which key."""

import hashlib
from typing import Any

from langgraph.runtime import Runtime

from agent.answer_heard import Asking
from agent.context import TurnContext
from agent.state import CoachState, Race, Report, brief_of, window_of
from tools.domain.prompt_version import OFFLINE
from tools.domain.questions.answer_key import AnswerKey, is_over, says_nothing_of_anyone
from tools.domain.questions.keepable import is_anybodys, why_not_kept
from tools.domain.questions.same_question import normalised

OF_THE_KEY_ALONE = frozenset(
    {
        "analyze_gpx",
        "check_gear",
        "choose_mental_cues",
        "consult_knowledge",
        "explain_kilometre",
        "plan_race_fuelling",
        "plan_race_pacing",
        "predict_finish",
    }
)
"""Tools whose result depends on the race and the program alone. What they take of the athlete's history they
write into the race, and an answer that changed the race is not kept."""
OF_NOBODY = frozenset({"consult_knowledge"})
IN_A_QUESTION = frozenset(
    {"distance_m", "goal_time_s", "sport", "surface", "temperature_c", "tyres", "units"}
)
"""What a question may say of a race and still be no more than a question: it is a part of the key."""


async def asking_of(state: CoachState, context: TurnContext) -> Asking | None:
    """Return what is asked, where its answer may be kept: a key can hold all that it depends on."""
    question = state["messages"][-1].text
    if not _asks_and_no_more(state, context) or why_not_kept(question) is not None:
        return None
    key = await _key(state, context)
    return Asking(question, key, dict(state["race"]), anybodys=_of_nobody(state, key, question))


async def keep_answer(state: CoachState, race_after: Race, runtime: Runtime[TurnContext]) -> None:
    """Let this turn's answer be kept where it is made of its key alone and leaves the race as it was."""
    context, reports = runtime.context, state.get("reports", [])
    asking = context.heard.asking
    if asking is None or dict(race_after) != asking.race or not _as_asked(context):
        return
    tools = {tool for report in reports for tool in report.get("tools", ())}
    if not all(map(_of_the_key_alone, reports)) or not (tools or context.model):
        return  # without a tool and a model there is only small talk, which is quicker said than looked up
    alone = len(state["messages"]) == 1  # whoever answered had heard nothing of the athlete before
    context.heard.is_to_be_kept(as_anybodys=asking.anybodys and alone and tools <= OF_NOBODY)


def _asks_and_no_more(state: CoachState, context: TurnContext) -> bool:
    """Tell whether a message is a question alone: nothing said, dropped, refused, wanted or in the way."""
    turn, race = state["turn"], state["race"]
    more = (
        turn.said.keys() - IN_A_QUESTION,
        turn.elapsed_s,
        turn.pace_s_per_m,
        turn.wants_sample,
        turn.urgent,
        turn.relief,
        turn.held,
        turn.cleared,
        turn.well,
        turn.refused,
        turn.notes,
        turn.new_uploads,
        turn.unread_files,
        turn.shown,
        turn.endpoint_failed,
        context.upload_ids,
        race["uncleared"],
        race.get("unwell"),
    )
    return not any(more)


async def _key(state: CoachState, context: TurnContext) -> AnswerKey:
    race, brief = state["race"], brief_of(state)
    specialists = tuple(state["turn"].specialists)
    told = ("house", "route", *(specialists or ("answer",)))
    return AnswerKey(
        athlete_id=context.world.athlete_id,
        specialists=specialists,
        brief=race["brief"],
        revision=await context.answers.revision(),
        model=context.model or OFFLINE,
        prompts=context.prompts.versions(told, context.model) if context.model else {},
        planned=race["planned"],
        told=tuple(race["told"]),
        said=dict(state["turn"].said),
        spoken=race.get("spoken"),
        stated=_stated(state) if context.model else (),
        is_past=is_over(brief, context.world.today),
    )


def _stated(state: CoachState) -> tuple[str, ...]:
    """Return what a model hears of the conversation beside questions that stand alone, and its summary.

    The offline coach reads no more of a conversation than the race it has led to.
    """
    window, _ = window_of(state["messages"])
    before = [message.text for message in window[:-1] if message.type == "human"]
    told = [normalised(text) for text in before if why_not_kept(text) is not None]
    summary = state.get("summary", "")
    return (*told, hashlib.sha256(summary.encode()).hexdigest()) if summary else tuple(told)


def _of_nobody(state: CoachState, key: AnswerKey, question: str) -> bool:
    """Tell whether a question is of no race and nothing is known of the athlete that would matter for it."""
    known = (key.planned, key.told, key.spoken, key.stated, state["turn"].facts, state.get("summary"))
    return not any(known) and says_nothing_of_anyone(brief_of(state)) and is_anybodys(question)


def _as_asked(context: TurnContext) -> bool:
    """Tell whether nobody but the speaker of the key put anything into words: no other model, no stand-in."""
    return context.spoken.models() <= {context.model or OFFLINE}


def _of_the_key_alone(report: Report) -> bool:
    tools = report.get("tools", [] if report["section"] == "answer" else None)
    plain: tuple[Any, ...] = (report["opened"], report.get("spoken"))
    return tools is not None and OF_THE_KEY_ALONE.issuperset(tools) and not any(plain)
