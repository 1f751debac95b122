"""Imports and syncs over HTTP, and how the services stand. Secrets are typed elsewhere: at /connections."""

from typing import Annotated

from fastapi import APIRouter, Query

from tools.domain.provenance import Source
from ui import door
from ui.api.records import RunAnswer, RunsAnswer, ServiceAnswer, ServicesAnswer
from ui.errors import ErrorAnswer

router = APIRouter(tags=["syncs"])
NOT_FOUND: dict[int | str, dict[str, object]] = {404: {"model": ErrorAnswer}}
REFUSALS: dict[int | str, dict[str, object]] = {422: {"model": ErrorAnswer}}


@router.get("/syncs", summary="List imports and syncs, newest first.")
async def syncs(limit: Annotated[int, Query(ge=1, le=200)] = 20) -> RunsAnswer:
    """Return the log, with what could not be taken and why."""
    runs = await door.coach().data.desk(door.athlete_id()).runs(limit)
    return RunsAnswer(syncs=[RunAnswer.of(run) for run in runs])


@router.get("/syncs/{run_id}", summary="Read how an import or a sync stands.", responses=NOT_FOUND)
async def sync_run(run_id: str) -> RunAnswer:
    """Return one run."""
    return RunAnswer.of(await door.coach().data.desk(door.athlete_id()).run(run_id))


@router.post("/syncs/{run_id}/stop", summary="Stop an import or a sync.", responses=NOT_FOUND)
async def stop(run_id: str) -> RunAnswer:
    """Stop after the item at hand; what is in stays."""
    return RunAnswer.of(await door.coach().data.desk(door.athlete_id()).stop(run_id))


@router.post("/syncs/{run_id}/resume", summary="Let an import or a sync go on.", responses=NOT_FOUND)
async def resume(run_id: str) -> RunAnswer:
    """Go on where it was; nothing is taken twice."""
    return RunAnswer.of(await door.coach().data.desk(door.athlete_id()).resume(run_id))


@router.post(
    "/syncs/{source}", summary="Ask a connected service for what is new.", status_code=202, responses=REFUSALS
)
async def sync(source: Source) -> RunAnswer:
    """Begin a sync, or return the one under way."""
    return RunAnswer.of(await door.coach().data.desk(door.athlete_id()).sync(source))


@router.get("/services", summary="How the services stand.")
async def services() -> ServicesAnswer:
    """Return every service that can be connected, at /connections in a browser."""
    found = await door.coach().connecting.services(door.athlete_id())
    return ServicesAnswer(services=[ServiceAnswer.of(service) for service in found])
