"""Signing in with another service: the way there, the way back, and adding it to an account.

What must come back lies in a sealed cookie of the browser that set out, for ten minutes, below /sign-in only.
"""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from agent.signing_in_elsewhere import ON_ITS_WAY, Begun
from tools.kit.acting import acting_athlete
from tools.kit.errors import PacelineError
from ui import door
from ui.form_page import HEADERS, draw
from ui.gate import SIGN_IN
from ui.sign_in_pages import came_in, device_in, way_back
from ui.signed_in_pages import PAGE, Asking, page, went

router = APIRouter(include_in_schema=False)
COOKIE = "paceline_on_its_way"


@router.get(f"{SIGN_IN}/{{through}}/start")
async def start(request: Request, through: str, invitation: str = "", next: str = "") -> Response:
    """Lead a browser to a service, to sign in there or to join with an invitation."""
    begin = door.coach().elsewhere.begin
    back = callback_address(request, through)
    try:
        begun = await begin(through, back, onward=way_back(next), invitation=invitation)
    except PacelineError as refusal:
        return refused(refusal)
    return _keeping(RedirectResponse(begun.address, 303, headers=HEADERS), begun, request)


@router.get(f"{SIGN_IN}/{{through}}/callback")
async def callback(request: Request, through: str) -> Response:
    """Let in who comes back; a refusal is a sentence on a page."""
    finish, kept = door.coach().elsewhere.finish, request.cookies.get(COOKIE, "")
    try:
        came = await finish(
            through, request.query_params, kept, device=device_in(request), asking=acting_athlete()
        )
    except PacelineError as refusal:
        return _done(refused(refusal))
    return _done(came_in(request, came.signed_in, came.onward) if came.signed_in else went("added"))


@router.post(f"{PAGE}/services/{{through}}/add")
async def add(request: Request, through: str, asking: Asking) -> Response:
    """Show the link by which a signed-in athlete adds a service.

    A form must not lead elsewhere by itself, and another site's page must not begin this: what it adds
    opens the account from then on.
    """
    elsewhere, back = door.coach().elsewhere, callback_address(request, through)
    try:
        begun = await elsewhere.begin(through, back, adding_to=asking.athlete_id)
    except PacelineError as refusal:
        return await page(asking, failed="services", sentence=str(refusal))
    name = next(way.name for way in elsewhere.ways() if way.through == through)
    shown = draw("adding_elsewhere.html", name=name, address=begun.address)
    return _keeping(shown, begun, request)


@router.post(f"{PAGE}/services/{{through}}/take-away")
async def take_away(through: str, asking: Asking) -> Response:
    """Let a service open an account no longer."""
    try:
        await door.coach().elsewhere.take_away(asking.athlete_id, through)
    except PacelineError as refusal:
        return await page(asking, failed="services", sentence=str(refusal))
    return went("taken-away")


def callback_address(request: Request, through: str) -> str:
    """Return the address a service leads back to: the one people reach Paceline at."""
    public = door.coach().connecting.settings.public_url or str(request.base_url)
    return f"{public.rstrip('/')}{SIGN_IN}/{through}/callback"


def refused(refusal: PacelineError) -> Response:
    """Say on a page why somebody is not signed in, and how to go on."""
    shown = draw("not_signed_in_elsewhere.html", sentence=str(refusal))
    shown.status_code = refusal.http_status
    return shown


def _keeping(answer: Response, begun: Begun, request: Request) -> Response:
    """Have the browser keep what must come back with it."""
    answer.set_cookie(
        COOKIE,
        begun.sealed,
        max_age=int(ON_ITS_WAY.total_seconds()),
        path=SIGN_IN,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def _done(answer: Response) -> Response:
    """Have the browser forget what came back: it counts once."""
    answer.delete_cookie(COOKIE, path=SIGN_IN, httponly=True, samesite="lax")
    return answer
