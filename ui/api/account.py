"""Taking everything along, and leaving: one's account over HTTP."""

from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from ui import door
from ui.api.models import Request
from ui.errors import ErrorAnswer

router = APIRouter(prefix="/account", tags=["account"])
REFUSALS: dict[int | str, dict[str, object]] = {422: {"model": ErrorAnswer}}
A_ZIP: dict[int | str, dict[str, object]] = {
    200: {"description": "A zip archive.", "content": {"application/zip": {}}}
}


class LeaveRequest(Request):
    """The words that confirm it: “delete everything”."""

    confirm: str = Field(max_length=60, examples=["delete everything"])


class LeaveAnswer(BaseModel):
    """What became of it, in sentences; after the first, what is left for the athlete to do."""

    deleted: bool
    sentences: tuple[str, ...]


@router.get("/export", summary="Take everything along.", response_class=StreamingResponse, responses=A_ZIP)
async def export() -> StreamingResponse:
    """Return a zip archive: one JSON document of everything kept, the athlete's own files, their records.

    It is made while it is downloaded. Keys, passwords and tokens of connected services are not in it.
    """
    coach = door.coach()
    pieces = coach.account.export(door.athlete_id())
    first = await anext(pieces)  # what cannot be made is refused before an archive begins
    name = f"paceline-{(await coach.today(door.athlete_id())).isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(_all(first, pieces), media_type="application/zip", headers=headers)


@router.delete("", summary="Delete everything of the athlete, for good.", responses=REFUSALS)
async def leave(asked: LeaveRequest) -> LeaveAnswer:
    """Disconnect the services, then delete every row and every file of the athlete, all at once."""
    left = await door.coach().account.leave(door.athlete_id(), asked.confirm)
    return LeaveAnswer(deleted=True, sentences=left.sentences)


async def _all(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece
