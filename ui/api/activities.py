"""Activities over HTTP: bring recordings in, list them, read one with its review, delete one."""

from pathlib import Path, PurePath
from typing import Annotated

from fastapi import APIRouter, Query, Request

from tools.domain.activity import ActivitySport
from ui import door
from ui.api.records import ActivitiesAnswer, ActivityAnswer, ReviewAnswer, ReviewsAnswer, RunAnswer
from ui.arriving import arriving
from ui.errors import ErrorAnswer
from ui.uploads import media_type, refuse_too_large

router = APIRouter(prefix="/activities", tags=["activities"])
NOT_FOUND: dict[int | str, dict[str, object]] = {404: {"model": ErrorAnswer}}
REFUSALS: dict[int | str, dict[str, object]] = {413: {"model": ErrorAnswer}, 422: {"model": ErrorAnswer}}
FILES = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "description": "Recordings (FIT, TCX, GPX; also gzipped) or archives (.zip).",
                        }
                    },
                }
            }
        },
    }
}
"""What POST /activities/import takes. It reads the request itself, so that nothing gathers an archive."""


@router.post(
    "/import",
    summary="Import recordings and archives, in the background.",
    status_code=202,
    responses=REFUSALS,
    openapi_extra=FILES,
)
async def import_files(request: Request) -> RunAnswer:
    """Keep the files and begin the import; GET /syncs/{id} says how far it is."""
    coach = door.coach()
    max_upload_mb = request.app.state.settings.max_upload_mb
    kept = []
    async with arriving(request, _waiting_room(request)) as files:
        for file in files:
            refuse_too_large(file.name, file.size_bytes, max_upload_mb)
        kinds = [media_type(file.name, file.size_bytes) for file in files]
        for file, kind in zip(files, kinds, strict=True):
            kept.append(
                await coach.receive_file(door.athlete_id(), PurePath(file.name).name, kind, file.path)
            )
    run = await coach.data.desk(door.athlete_id()).import_uploads(tuple(upload.id for upload in kept))
    return RunAnswer.of(run)


@router.get("", summary="List activities, newest first.")
async def activities(
    sport: ActivitySport | None = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 50,
) -> ActivitiesAnswer:
    """Return what there is, without the copies of one activity that came from several places."""
    found = await door.coach().data.activities(door.athlete_id(), sport, limit)
    return ActivitiesAnswer(activities=[ActivityAnswer.of(known) for known in found])


@router.get("/{activity_id}", summary="Read an activity.", responses=NOT_FOUND)
async def activity(activity_id: str) -> ActivityAnswer:
    """Return one activity in numbers."""
    return ActivityAnswer.of(await door.coach().data.activity(door.athlete_id(), activity_id))


@router.delete("/{activity_id}", summary="Delete an activity for good.", status_code=204, responses=NOT_FOUND)
async def delete(activity_id: str) -> None:
    """Delete it with its records, its reviews and its copies from other places; no sync brings it back."""
    await door.coach().data.delete_activity(door.athlete_id(), activity_id)


@router.get("/{activity_id}/review", summary="Read an activity's review.", responses=NOT_FOUND)
async def review(activity_id: str) -> ReviewAnswer:
    """Return the review with its feedback and its chart, made now."""
    coach = door.coach()
    units = (await coach.preferences(door.athlete_id())).units
    return ReviewAnswer.of(await coach.data.review(door.athlete_id(), activity_id, units))


@router.get("/{activity_id}/reviews", summary="List the reviews made of an activity.", responses=NOT_FOUND)
async def reviews(activity_id: str) -> ReviewsAnswer:
    """Return every different review as it was made, newest first: thresholds and history change it."""
    return ReviewsAnswer(reviews=list(await door.coach().data.reviews(door.athlete_id(), activity_id)))


def _waiting_room(request: Request) -> Path:
    """Return the folder where files lie while they arrive."""
    home: Path = request.app.state.settings.paceline_home
    return home / "chainlit" / ".files"
