"""GET /health."""

from fastapi import APIRouter

from ui import door
from ui.api.models import HealthAnswer

router = APIRouter(tags=["health"])


@router.get("/health", summary="Whether Paceline can answer, and who would.")
async def health() -> HealthAnswer:
    """Ask the coach how it is."""
    return HealthAnswer.model_validate({"status": "ok"} | await door.coach().health())
