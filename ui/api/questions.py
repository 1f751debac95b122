"""POST /strategy/question: one question, one answer, no conversation kept on the page."""

from uuid import uuid4

from fastapi import APIRouter

from agent.events import AnswerChecked, AnsweredBefore, Notice, TextDelta, TurnFinished
from tools.domain.checking.checked import Provenance
from tools.domain.race import RaceBrief
from ui import door
from ui.api.models import QuestionAnswer, QuestionRequest
from ui.errors import ErrorAnswer

router = APIRouter(prefix="/strategy", tags=["strategy"])


@router.post("/question", summary="Ask the coach.", responses={404: {"model": ErrorAnswer}})
async def question(asked: QuestionRequest) -> QuestionAnswer:
    """Run one turn and return what each specialist said, one paragraph after the other.

    A conversation of its own is used and forgotten; a named strategy is what it is about.
    """
    coach, thread_id = door.coach(), str(uuid4())
    said: dict[str, str] = {}
    notices: list[str] = []
    specialists: tuple[str, ...] = ()
    about: RaceBrief | None = None
    provenance, answered_before = Provenance(), None
    if asked.strategy_id is not None:
        saved, _course = await coach.saved(door.athlete_id(), asked.strategy_id)
        about = saved.strategy.brief
    try:
        turn = coach.answer(
            door.athlete_id(), thread_id, asked.question, about=about, asked_again=asked.ask_again
        )
        async for event in turn:
            match event:
                case TextDelta():
                    said[event.section] = said.get(event.section, "") + event.text
                case Notice():
                    notices.append(event.text)
                case AnswerChecked():
                    provenance = event.provenance
                case AnsweredBefore():
                    answered_before = event.answered_at
                case TurnFinished():
                    specialists = event.specialists
                case _:
                    pass
    finally:
        await coach.forget_thread(door.athlete_id(), thread_id)
    answer = "\n\n".join(text.strip() for text in said.values())
    return QuestionAnswer(
        answer=answer,
        specialists=list(specialists),
        notices=notices,
        provenance=provenance,
        answered_before=answered_before,
    )
