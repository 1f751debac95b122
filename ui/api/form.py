"""Form and profile over HTTP."""

from fastapi import APIRouter

from tools.domain.dashboard import Dashboard, Period
from tools.domain.profile import AthleteProfile, ProfileName
from ui import door
from ui.api.records import CorrectionRequest
from ui.errors import ErrorAnswer

router = APIRouter(tags=["form and profile"])
REFUSALS: dict[int | str, dict[str, object]] = {422: {"model": ErrorAnswer}}


@router.get("/form", summary="Read form, volume, best efforts and zones.", responses=REFUSALS)
async def form(period: Period = Period.WEEKS_12) -> Dashboard:
    """Return the dashboard of a period; days after the newest data are unknown, never rest."""
    return await door.coach().data.dashboard(door.athlete_id(), period)


@router.get("/profile", summary="Read what is known of the athlete.")
async def profile() -> AthleteProfile:
    """Return every value with its estimate from the history, and the correction that wins over it."""
    return await door.coach().data.profile(door.athlete_id())


@router.put("/profile/{name}", summary="Correct a value.", responses=REFUSALS)
async def correct(name: ProfileName, said: CorrectionRequest) -> AthleteProfile:
    """Keep what the athlete says; null says that the history's value is wrong and the true one unknown."""
    return await door.coach().data.correct(door.athlete_id(), name, said.value, said.note)


@router.delete("/profile/{name}", summary="Withdraw a correction.", responses=REFUSALS)
async def withdraw(name: ProfileName) -> AthleteProfile:
    """Go by the history again."""
    return await door.coach().data.withdraw_correction(door.athlete_id(), name)
