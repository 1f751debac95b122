"""GET /health: whether Paceline lives, can answer, and, for its owner, how every part of it stands."""

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from agent.settings import Settings
from agent.watching.house_state import PartState, house_state, is_ready
from tools.domain.spending import DailyCap
from tools.kit.errors import DatabaseUnavailable, NotAllowed, NotSignedIn
from ui import door
from ui.errors import ErrorAnswer, error_response

router = APIRouter(prefix="/health", tags=["health"])
NOT_READY = "Paceline is starting or stopping, or its database does not answer. Try again in a few seconds."
NOT_READY_ANSWER: dict[int | str, dict[str, object]] = {503: {"model": ErrorAnswer}}


class Alive(BaseModel):
    """That something works."""

    status: Literal["ok"] = "ok"


class HealthAnswer(BaseModel):
    """Whether Paceline can answer."""

    status: Literal["ok", "down"]


class OwnersHealthAnswer(HealthAnswer):
    """How every part of Paceline is, for its owner."""

    model: str = Field(description="Who answers.")
    models: list[dict[str, str]] = Field(
        description="The models of the endpoint, and which of them are left alone for now."
    )
    daily_limit: DailyCap = Field(description="What models may take of a day.")
    parts: tuple[PartState, ...] = Field(description="How each part stands, and what to do about it.")


@router.get("/live", summary="Whether the process lives: where it does not answer, start it again.")
async def live() -> Alive:
    """Say so, whatever else is the matter."""
    return Alive()


@router.get(
    "/ready",
    summary="Whether messages can be answered now: where not, send them to another replica.",
    responses=NOT_READY_ANSWER,
    response_model=Alive,
)
async def ready() -> Alive | JSONResponse:
    """Ask the coach whether its database answers; 503 where it does not, and while starting or stopping."""
    try:
        if await is_ready(door.coach()):
            return Alive()
    except DatabaseUnavailable:
        pass
    return error_response(503, "not_ready", NOT_READY)


@router.get("", summary="How Paceline is; its owner is told of every part.")
async def health(request: Request, response: Response) -> OwnersHealthAnswer | HealthAnswer:
    """Look at every part; nothing outside is asked for it. 503 where one is down."""
    try:
        door.owner_only()
    except (NotSignedIn, NotAllowed):
        answer = HealthAnswer(status="ok" if await is_ready(door.coach()) else "down")
    else:
        answer = await _for_the_owner(request.app.state.settings)
    if answer.status == "down":
        response.status_code = 503
    return answer


async def _for_the_owner(settings: Settings) -> OwnersHealthAnswer:
    coach = door.coach()
    state = await house_state(coach, settings)
    return OwnersHealthAnswer(
        status=state.status,
        model=coach.model_label,
        models=coach.endpoint.states() if coach.endpoint else [],
        daily_limit=coach.spending.cap,
        parts=state.parts,
    )
