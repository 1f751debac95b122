"""Strava's consent: what it means, the way there and back, and the hints Strava sends."""

from fastapi import APIRouter, BackgroundTasks, Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from agent.strava_connecting import HINTS_ADDRESS
from tools.domain.provenance import Source
from tools.kit.errors import NotAllowed, PacelineError
from ui import door
from ui.connection_pages import PAGE, page, went
from ui.form_page import draw
from ui.gate import ONLY_READS, identity_of

router = APIRouter(include_in_schema=False)
BACK = f"{PAGE}/strava/callback"


def may_connect(request: Request) -> None:
    """Raise NotAllowed for a key that only reads: whoever goes this way connects a service in the end."""
    identity = identity_of(request)
    if identity is not None and not identity.may_change:
        raise NotAllowed(ONLY_READS)


@router.get(f"{PAGE}/strava/start", dependencies=[Depends(may_connect)])
async def start(request: Request) -> Response:
    """Explain Strava's rules; the link on the page leads to Strava."""
    connecting = door.coach().connecting
    try:
        address = connecting.strava.address(door.athlete_id(), way_back(request))
    except PacelineError as refusal:
        return await page(failed="strava", sentence=str(refusal))
    return draw("strava_consent.html", address=address, in_model=connecting.settings.strava_in_model)


@router.get(BACK, dependencies=[Depends(may_connect)])
async def callback(request: Request) -> Response:
    """Take what Strava answers: a consent becomes a connection, everything else a sentence."""
    try:
        await door.coach().connecting.strava.answered(door.athlete_id(), request.query_params)
    except PacelineError as refusal:
        return await page(failed="strava", sentence=str(refusal))
    return went("connected", Source.STRAVA)


@router.get(HINTS_ADDRESS)
async def prove(request: Request) -> Response:
    """Prove to Strava that its subscription is ours; raise 403 for anybody else."""
    proof = door.coach().connecting.strava.proof(request.query_params)
    if proof is None:
        raise HTTPException(403, "This is not the token of our subscription.")
    return JSONResponse(proof)


@router.post(HINTS_ADDRESS)
async def hint(request: Request, afterwards: BackgroundTasks) -> Response:
    """Take a hint that something changed; Strava wants its answer at once, so the rest comes after it."""
    afterwards.add_task(door.coach().connecting.strava.hinted, await request.body())
    return JSONResponse({})


def way_back(request: Request) -> str:
    """Return the address Strava leads back to: the one people reach Paceline at."""
    public = door.coach().connecting.settings.public_url or str(request.base_url)
    return public.rstrip("/") + BACK
