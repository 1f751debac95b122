"""A saved strategy taken along over HTTP: as a file of any format, and as links for others."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Request as HttpRequest
from fastapi.responses import Response
from pydantic import BaseModel, Field

from agent.sharing import LinkShown
from tools.domain.share_link import LinkEnd, LinkState, SharedView
from tools.formats.carried import (
    KINDS,
    LARGEST_WRIST_MM,
    SMALLEST_WRIST_MM,
    USUAL_WRIST_MM,
    CarryFormat,
)
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, Request
from ui.handed_over import handed_over
from ui.shared_pages import link_address

router = APIRouter(prefix="/strategy", tags=["taking a strategy along"])
WITH_THE_LINK = frozenset({CarryFormat.PDF, CarryFormat.ICS})
"""What tells a shared link, where there is one: others' eyes see a track sooner than one's own papers."""
FILES: dict[int | str, dict[str, object]] = {
    200: {
        "description": "The file.",
        "content": {kind.media_type: {} for kind in KINDS.values()},
    }
}
Wrist = Annotated[
    float,
    Query(ge=SMALLEST_WRIST_MM, le=LARGEST_WRIST_MM, description="Around the wrist in mm, for a pace band."),
]


class LinkRequest(Request):
    """Which link to make."""

    ends: LinkEnd = Field(
        default=LinkEnd.MONTH, description="A week after the race, after 30 days, or after a year."
    )
    shows: SharedView = Field(default=SharedView.PLAN, description="The whole plan, or the crew's page.")


class LinkAnswer(BaseModel):
    """A link to a saved version. Its address is told while it opens."""

    id: str
    shows: SharedView
    state: LinkState
    url: str | None = Field(description="Null once it has ended, or where its key is lost.")
    made_at: datetime
    ends_at: datetime


class LinksAnswer(BaseModel):
    """The links to a saved version, newest first."""

    links: list[LinkAnswer]


@router.get(
    "/{strategy_id}/export/{format}",
    summary="Take a saved strategy along as a file.",
    response_class=Response,
    responses=REFUSALS | FILES,
)
async def export(
    strategy_id: str, format: CarryFormat, request: HttpRequest, wrist_mm: Wrist = USUAL_WRIST_MM
) -> Response:
    """Return the file under its own name; 422 says why a format cannot hold this plan."""
    races = door.coach().races
    carried = await races.carrying.of_saved(door.athlete_id(), strategy_id, wrist_mm=wrist_mm)
    if format in WITH_THE_LINK:
        token = await races.sharing.whole_plan(door.athlete_id(), strategy_id)
        carried = replace(carried, share_url=link_address(request, token) if token else None)
    return handed_over(await races.carrying.file(carried, format))


@router.get("/{strategy_id}/links", summary="List the links to a saved strategy.", responses=NOT_FOUND)
async def links(strategy_id: str, request: HttpRequest) -> LinksAnswer:
    """Return every link, those that have ended too, newest first."""
    shown = await door.coach().races.sharing.of_strategy(door.athlete_id(), strategy_id)
    return LinksAnswer(links=[_told(each, request) for each in shown])


@router.post("/{strategy_id}/links", summary="Share a saved strategy.", status_code=201, responses=REFUSALS)
async def make_link(strategy_id: str, asked: LinkRequest, request: HttpRequest) -> LinkAnswer:
    """Make a link that whoever has it may open, without a login, until it ends or is taken back."""
    made = await door.coach().races.sharing.make(door.athlete_id(), strategy_id, asked.ends, asked.shows)
    return _told(made, request)


@router.delete(
    "/{strategy_id}/links/{link_id}", summary="Take a link back.", status_code=204, responses=NOT_FOUND
)
async def take_back(strategy_id: str, link_id: str) -> None:
    """End a link at once and for good; taking it back again changes nothing."""
    await door.coach().races.sharing.take_back(door.athlete_id(), strategy_id, link_id)


def _told(shown: LinkShown, request: HttpRequest) -> LinkAnswer:
    return LinkAnswer(
        id=shown.link.id,
        shows=shown.link.view,
        state=shown.state,
        url=link_address(request, shown.token) if shown.token else None,
        made_at=shown.link.made_at,
        ends_at=shown.link.ends_at,
    )
