"""What is remembered of the athlete over HTTP: to look at, to correct, to forget."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from tools.domain.fact import LONGEST_FACT, AthleteFact
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, Request

router = APIRouter(prefix="/memory", tags=["memory"])


class MemoryAnswer(BaseModel):
    """What holds, and what holds no longer; each newest first."""

    facts: list[AthleteFact]
    past: list[AthleteFact]


class CorrectionRequest(Request):
    """What a fact should say instead."""

    text: str = Field(min_length=1, max_length=LONGEST_FACT, examples=["You ride a Trek Domane."])


class ForgottenAnswer(BaseModel):
    """What was done, in sentences."""

    done: list[str]


@router.get("", summary="Read what is remembered.")
async def memory() -> MemoryAnswer:
    """Return every fact with its source, the athlete's own words, its date and how sure it is."""
    facts = await door.coach().memories.facts(door.athlete_id())
    return MemoryAnswer(
        facts=[fact for fact in facts if fact.holds], past=[fact for fact in facts if not fact.holds]
    )


@router.patch("/{fact_id}", summary="Correct a fact.", responses=REFUSALS)
async def correct(fact_id: str, said: CorrectionRequest) -> AthleteFact:
    """Let it say this instead; what it said before is gone."""
    return await door.coach().memories.correct(door.athlete_id(), fact_id, said.text)


@router.delete("/{fact_id}", summary="Forget a fact.", responses=NOT_FOUND)
async def forget(fact_id: str) -> ForgottenAnswer:
    """Forget it wherever it was told; asking over HTTP is the yes."""
    done = await door.coach().memories.forget(door.athlete_id(), fact_id)
    return ForgottenAnswer(done=list(done.sentences))


@router.delete("", summary="Forget every fact.")
async def forget_all() -> ForgottenAnswer:
    """Forget them all wherever they were told; asking over HTTP is the yes."""
    await door.coach().memories.forget_all(door.athlete_id())
    return ForgottenAnswer(done=["Forgotten, all of it."])
