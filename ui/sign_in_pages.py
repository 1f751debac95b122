"""The ways in: signing in, joining by an invitation, and out again. Drawn on the server, without scripts."""

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from agent.inviting import ENDED
from agent.signing_in import SignedIn
from tools.domain.signing_in import LONGEST_PASSWORD, SHORTEST_PASSWORD, Invitation, device_of
from tools.domain.wording.syncing import moment
from tools.kit.acting import OWNER
from tools.kit.errors import NotFound, PacelineError, TooManyRequests
from ui import door
from ui.form_page import HEADERS, draw
from ui.gate import SIGN_IN, identity_of
from ui.identifying import let_in, let_out
from ui.rate_limits import address_of

router = APIRouter(include_in_schema=False)
Typed = Annotated[str, Form()]
JOIN = "/join"
WAY_BACK = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}")
"""A place of our own: never another site's, which would begin with two slashes."""


@router.get(SIGN_IN)
async def sign_in_page(request: Request, next: str = "") -> Response:
    """Show the ways in; who is signed in goes on to what they asked for."""
    if identity_of(request) is not None:
        return RedirectResponse(way_back(next), 303, headers=HEADERS)
    return await _page(next)


@router.post(SIGN_IN)
async def sign_in(
    request: Request, email: Typed = "", password: Typed = "", key: Typed = "", next: Typed = ""
) -> Response:
    """Let in who knows their password, or has the house's key."""
    signing_in, address, device = door.coach().signing_in, address_of(request.scope), device_in(request)
    try:
        if key:
            signed_in = await signing_in.sign_in_with_key(key, address, device)
        else:
            signed_in = await signing_in.sign_in(email, password, address, device)
    except PacelineError as refusal:
        return _told(await _page(next, sentence=str(refusal), email=email, by_key=bool(key)), refusal)
    return came_in(request, signed_in, next)


@router.post("/logout")
async def sign_out(request: Request) -> Response:
    """Sign out on this browser; what the chat's own menu asks for."""
    identity = identity_of(request)
    if identity is not None and identity.sign_in_id is not None:
        await door.coach().signing_in.sign_out(identity.athlete_id, identity.sign_in_id)
    response = JSONResponse({"success": True})
    let_out(response, request.scope)
    return response


@router.get(f"{JOIN}/{{token}}")
async def invited(token: str) -> Response:
    """Show what an invitation asks for."""
    try:
        invitation = await door.coach().signing_in.inviting.invitation(token)
    except NotFound:
        return _ended()
    return await _join_page(token, invitation)


@router.post(f"{JOIN}/{{token}}")
async def join(
    request: Request, token: str, email: Typed = "", name: Typed = "", password: Typed = ""
) -> Response:
    """Make the account an invitation promises, and let its browser in."""
    signing_in = door.coach().signing_in
    try:
        invitation = await signing_in.inviting.invitation(token)
        athlete_id = await signing_in.inviting.join(token, email=email, name=name, password=password)
    except NotFound:
        return _ended()
    except PacelineError as refusal:
        page = await _join_page(token, invitation, sentence=str(refusal), email=email, name=name)
        return _told(page, refusal)
    signed_in = await signing_in.sign_in_as(athlete_id, through="password", device=device_in(request))
    return came_in(request, signed_in)


def came_in(request: Request, signed_in: SignedIn, asked: str = "") -> Response:
    """Lead a browser that was just let in to what it asked for."""
    response = RedirectResponse(way_back(asked), 303, headers=HEADERS)
    let_in(response, signed_in, request.scope)
    return response


def way_back(asked: str) -> str:
    """Return a place of our own to go on to: what was asked for, or the chat."""
    return asked if WAY_BACK.fullmatch(asked) and not asked.startswith(SIGN_IN) else "/"


def device_in(request: Request) -> str:
    """Say which browser on which system a request came from."""
    return device_of(request.headers.get("user-agent", "")[:500])


async def _page(asked: str, *, sentence: str = "", email: str = "", by_key: bool = False) -> HTMLResponse:
    signing_in = door.coach().signing_in
    has_key = signing_in.house_key is not None
    owner = await signing_in.account(OWNER)
    return draw(
        "sign_in.html",
        next=way_back(asked),
        sentence=sentence,
        email=email,
        by_key=by_key,
        has_key=has_key,
        # A house of one with a key has no accounts, and whoever comes without one needs the owner's link.
        has_accounts=owner is not None or not has_key,
        nobody_yet=owner is None and not has_key,
        ways=door.coach().elsewhere.ways(),
    )


async def _join_page(
    token: str, invitation: Invitation, *, sentence: str = "", email: str = "", name: str = ""
) -> HTMLResponse:
    before = await door.coach().signing_in.inviting.whose(invitation)
    return draw(
        "join.html",
        token=token,
        ways=[way for way in door.coach().elsewhere.ways() if before or way.tells_email],
        owner=invitation.for_athlete_id == OWNER,
        before=before,
        sentence=sentence,
        email=before.email if before else email or invitation.email or "",
        name=name,
        ends=moment(invitation.ends_at),
        shortest=SHORTEST_PASSWORD,
        longest=LONGEST_PASSWORD,
    )


def _ended() -> HTMLResponse:
    page = draw("join_ended.html", sentence=ENDED)
    page.status_code = 404
    return page


def _told(page: HTMLResponse, refusal: PacelineError) -> HTMLResponse:
    page.status_code = refusal.http_status
    if isinstance(refusal, TooManyRequests):
        page.headers["Retry-After"] = str(int(refusal.retry_after_s) + 1)
    return page
