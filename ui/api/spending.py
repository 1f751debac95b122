"""GET /spending: what the language models took, by day, conversation and model."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from tools.domain.spending import ModelRequest, Spending, told
from ui import door
from ui.api.models import REFUSALS

router = APIRouter(prefix="/spending", tags=["spending"])


class Took(BaseModel):
    """What some requests took together. `cost` is in the money of MODEL_PRICES, null without prices."""

    requests: int
    input_tokens: int
    output_tokens: int
    cost: Decimal | None
    estimated: bool = Field(description="An endpoint reported no usage: counted by the length of the texts.")
    told: str

    @classmethod
    def of(cls, spending: Spending) -> "Took":
        """Tell a spending."""
        return cls(**spending.model_dump(), told=told(spending))


class LimitAnswer(BaseModel):
    """What models may take of a day; null: as much as it needs."""

    tokens: int | None
    cost: Decimal | None
    reached: bool


class SpendingAnswer(BaseModel):
    """What was taken since a day: the latest days and conversations first, models by their tokens."""

    since: date
    today: Took
    limit: LimitAnswer
    days: dict[str, Took]
    threads: dict[str, Took]
    models: dict[str, Took]


class RequestsAnswer(BaseModel):
    """The requests of a conversation, newest first."""

    requests: list[ModelRequest]


@router.get("", summary="What the language models took, by day, conversation and model.", responses=REFUSALS)
async def spending(
    days: Annotated[int, Query(ge=1, le=366, description="How many days back, today included.")] = 30,
) -> SpendingAnswer:
    """Return it; a day is one where the athlete is."""
    coach = door.coach()
    today = await coach.today(door.athlete_id())
    since = today - timedelta(days=days - 1)
    record, cap = coach.spending.for_athlete(door.athlete_id()), coach.spending.cap
    spent = await record.of_day(today)
    by_day, by_thread, by_model = [
        {part: Took.of(each) for part, each in (await record.by(name, since)).items()}
        for name in ("day", "thread", "model")
    ]
    return SpendingAnswer(
        since=since,
        today=Took.of(spent),
        limit=LimitAnswer(tokens=cap.tokens, cost=cap.cost, reached=cap.reached(spent) is not None),
        days=by_day,
        threads=by_thread,
        models=by_model,
    )


@router.get("/{thread_id}", summary="The requests of one conversation.", responses=REFUSALS)
async def of_thread(thread_id: str, limit: Annotated[int, Query(ge=1, le=1000)] = 200) -> RequestsAnswer:
    """Return every request with what it was for, how it ended and what it took."""
    requests = await door.coach().spending.for_athlete(door.athlete_id()).of_thread(thread_id, limit)
    return RequestsAnswer(requests=list(requests))
