"""The record of answers over HTTP: which model said what was said, told which versions of the prompts."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from tools.domain.prompt_version import KeptAnswer
from ui import door
from ui.api.models import REFUSALS

router = APIRouter(prefix="/answers", tags=["prompts"])


class AnswersAnswer(BaseModel):
    """Sections of answers, newest first. The offline coach is told no prompts."""

    answers: list[KeptAnswer]


@router.get("", summary="List what answers were put into words with.", responses=REFUSALS)
async def answers(
    thread: Annotated[str | None, Query(max_length=100, description="Only of this conversation.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> AnswersAnswer:
    """Return them, of one conversation or of all."""
    record = door.coach().answers.for_athlete(door.athlete_id())
    return AnswersAnswer(answers=list(await record.answers(thread, limit)))
