"""An answer given before to the same question, where everything it depends on is as it was."""

import re
from typing import Any

from langchain_core.messages import HumanMessage, SystemMessage
from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.endpoint.speaking import replies
from agent.events import (
    AnswerChecked,
    AnsweredBefore,
    ElementShown,
    SectionFinished,
    SectionStarted,
    TextDelta,
)
from agent.nodes.keeping import asking_of
from agent.nodes.route import who_answers
from agent.state import CoachState, Report
from agent.turn_ports import AnswerFound, SameAsked
from agent.watching.numbers import count_cache
from tools.domain.prompt_text import filled
from tools.kit.errors import ModelUnavailable

PROMPT = "same_question"
PATIENCE_S = 10.0
"""Seconds a model has to say whether two questions are one: past it the question is answered [D]."""
_FIRST_WORD = re.compile(r"[a-z]+")


async def answered_before(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Tell the answer that is kept for this question; without one it is only noted what is asked."""
    context = runtime.context
    asking = await asking_of(state, context)
    if asking is None:
        return {}
    if not context.asked_again:
        found = await context.answers.find(asking.question, *asking.keys, same_asked=_who_tells(context))
        count_cache(hit=found is not None)
        if found is not None:
            return _told_again(found, state, runtime)
    context.heard.asking = asking
    return {}


def who_goes_on(state: CoachState) -> list[str]:
    """Return the nodes that come next: those who answer, unless the answer is told already."""
    return ["remember"] if state["turn"].answered_before else who_answers(state)


def _told_again(found: AnswerFound, state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Tell an answer as it was told, section by section, and say that and when it was given."""
    emit, context = runtime.stream_writer, runtime.context
    emit(AnsweredBefore(entry_id=found.entry_id, question=found.question, answered_at=found.answered_at))
    for kept in found.answer.sections:
        emit(SectionStarted(section=kept.section))
        if kept.text:
            context.spoken.note(kept.section, context.speaker(kept.section, failed=False))
            emit(TextDelta(section=kept.section, text=kept.text))
        for element in kept.shown:
            emit(ElementShown(section=kept.section, element=element))
        emit(SectionFinished(section=kept.section))
    if not found.answer.provenance.is_empty:
        emit(AnswerChecked(provenance=found.answer.provenance))
    reports = [
        Report(section=kept.section, text=kept.text, brief=None, known=None, opened=False)
        for kept in found.answer.sections
    ]
    return {"turn": state["turn"].with_(answered_before=True), "reports": reports}


def _who_tells(context: TurnContext) -> SameAsked | None:
    """Return who says whether two questions are one where no rule of ours can: the endpoint's model."""
    if context.endpoint is None or context.budget.refusal is not None:
        return None

    async def same_asked(asked: str, kept: str) -> bool:
        assert context.endpoint is not None
        told = context.prompts.prompt(PROMPT, context.model)
        question = [
            SystemMessage(filled(told.text, {"today": context.world.today.isoformat()})),
            HumanMessage(f"First question: {_quoted(asked)}\nSecond question: {_quoted(kept)}"),
        ]
        reply = replies(
            context.endpoint,
            question,
            (),
            timeout_s=min(context.model_timeout_s, PATIENCE_S),
            budget=context.budget,
            purpose=PROMPT,
        )
        try:
            said = "".join([chunk.text async for chunk in reply])
        except ModelUnavailable:
            return False
        return _says_yes(said)

    return same_asked


def _quoted(question: str) -> str:
    return "“" + re.sub(r"[“”\s]+", " ", question).strip() + "”"


def _says_yes(said: str) -> bool:
    """Tell whether a reply begins with yes; whatever else it says is a no."""
    first = _FIRST_WORD.search(said.casefold())
    return first is not None and first.group() == "yes"
