"""Where the athlete is, as their browser tells it: it decides which day is today."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from ui import door
from ui.api.models import Request
from ui.errors import ErrorAnswer

router = APIRouter(prefix="/preferences", tags=["preferences"])


class TimeZoneRequest(Request):
    """A time zone by its IANA name."""

    time_zone: str = Field(max_length=64, examples=["Europe/Vienna"])


class TimeZoneAnswer(BaseModel):
    """The time zone that is kept, and the day it is there; the server's own day while none is known."""

    time_zone: str | None
    today: str = Field(examples=["2027-05-31"])


@router.get("/time-zone", summary="Read the athlete's time zone.")
async def time_zone() -> TimeZoneAnswer:
    """Return the time zone with the day it is there."""
    coach = door.coach()
    kept = (await coach.preferences(door.athlete_id())).time_zone
    return TimeZoneAnswer(time_zone=kept, today=(await coach.today(door.athlete_id())).isoformat())


@router.put("/time-zone", summary="Set the athlete's time zone.", responses={422: {"model": ErrorAnswer}})
async def set_time_zone(said: TimeZoneRequest) -> TimeZoneAnswer:
    """Keep it; the day of the athlete's plan follows from the next answer on."""
    await door.coach().set_time_zone(door.athlete_id(), said.time_zone)
    return await time_zone()
