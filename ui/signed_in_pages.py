"""The page of one's own account: browsers, password, keys for programs; and the owner's invitations."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tools.domain.signing_in import ApiKey, Invitation, KeyScope, SignIn
from tools.domain.wording.syncing import moment
from tools.kit.acting import OWNER
from tools.kit.errors import NotAllowed, PacelineError
from ui import door
from ui.charts import Props
from ui.form_page import HEADERS, draw
from ui.gate import Identity, identity_of
from ui.identifying import let_out
from ui.rate_limits import address_of
from ui.sign_in_pages import JOIN
from ui.tables import instant

Typed = Annotated[str, Form()]
PAGE = "/settings/sign-in"
DONE = {
    "password": "Your new password counts from now on. Every other browser was signed out.",
    "out": "That browser is signed out.",
    "others": "Every other browser is signed out.",
    "revoked": "That key opens nothing any more.",
    "taken-back": "That invitation opens nothing any more.",
    "shut-out": "They are signed out everywhere and cannot come in. What is theirs stays; inviting the "
    "same address lets them in again.",
    "added": "That account opens your Paceline from now on.",
    "taken-away": "That account opens your Paceline no longer.",
}
"""What the page says after something was done; the address names which, never a text."""
IN_BROWSER = "Keys, browsers and passwords are looked after in the browser, not with a key."


def in_browser(request: Request) -> Identity:
    """Return who asks, from a browser; raise NotAllowed for a program: with a key none gets more keys."""
    identity = identity_of(request)
    if identity is None or identity.by_program:
        raise NotAllowed(IN_BROWSER)
    return identity


Asking = Annotated[Identity, Depends(in_browser)]
router = APIRouter(include_in_schema=False)


@router.get(PAGE)
async def signing_in(asking: Asking, done: str = "") -> HTMLResponse:
    """Show who may come in with one's account, and how."""
    return await page(asking, done=DONE.get(done, ""))


@router.post(f"{PAGE}/password")
async def password(request: Request, asking: Asking, old: Typed = "", new: Typed = "") -> Response:
    """Change the password, and sign out every other browser."""
    change = door.coach().signing_in.change_password
    try:
        await change(asking.athlete_id, old, new, address_of(request.scope), but=asking.sign_in_id)
    except PacelineError as refusal:
        return await page(asking, failed="password", sentence=str(refusal))
    return went("password")


@router.post(f"{PAGE}/out/{{sign_in_id}}")
async def sign_out(sign_in_id: str, asking: Asking) -> Response:
    """Sign out one browser."""
    await door.coach().signing_in.sign_out(asking.athlete_id, sign_in_id)
    return went("out")


@router.post(f"{PAGE}/others")
async def sign_out_others(asking: Asking) -> Response:
    """Sign out every browser but this one."""
    await door.coach().signing_in.sign_out_everywhere(asking.athlete_id, but=asking.sign_in_id)
    return went("others")


@router.post(f"{PAGE}/everywhere")
async def sign_out_everywhere(request: Request, asking: Asking) -> Response:
    """Sign out every browser, this one too."""
    await door.coach().signing_in.sign_out_everywhere(asking.athlete_id)
    response = RedirectResponse("/", 303, headers=HEADERS)
    let_out(response, request.scope)
    return response


@router.post(f"{PAGE}/keys")
async def make_key(asking: Asking, name: Typed = "", scope: Typed = "read") -> Response:
    """Make a key for a program; it is shown on the page that answers, and never again."""
    wanted = KeyScope.WRITE if scope == KeyScope.WRITE else KeyScope.READ
    try:
        key, text = await door.coach().signing_in.keys.make(asking.athlete_id, name, wanted)
    except PacelineError as refusal:
        return await page(asking, failed="keys", sentence=str(refusal))
    return await page(asking, new_key=text, new_key_name=key.name)


@router.post(f"{PAGE}/keys/{{key_id}}/revoke")
async def revoke_key(key_id: str, asking: Asking) -> Response:
    """Take a key back."""
    await door.coach().signing_in.keys.revoke(asking.athlete_id, key_id)
    return went("revoked")


@router.post(f"{PAGE}/invitations")
async def invite(request: Request, asking: Asking, email: Typed = "", note: Typed = "") -> Response:
    """Make an invitation; its link is shown on the page that answers, and never again."""
    by = door.owner_only()
    try:
        invited = await door.coach().signing_in.inviting.invite(by, email, note)
    except PacelineError as refusal:
        return await page(asking, failed="invitations", sentence=str(refusal))
    return await page(asking, new_link=f"{_address(request)}{JOIN}/{invited.token}")


@router.post(f"{PAGE}/invitations/{{invitation_id}}/revoke")
async def take_back(invitation_id: str, asking: Asking) -> Response:
    """Take an invitation back."""
    await door.coach().signing_in.inviting.take_back(asking.athlete_id, invitation_id)
    return went("taken-back")


@router.post(f"{PAGE}/people/{{athlete_id}}/shut-out")
async def shut_out(athlete_id: str, asking: Asking) -> Response:
    """Close every way in that somebody has; what is theirs stays."""
    door.owner_only()
    try:
        await door.coach().signing_in.shut_out(athlete_id)
    except PacelineError as refusal:
        return await page(asking, failed="invitations", sentence=str(refusal))
    return went("shut-out")


@router.post(f"{PAGE}/own")
async def own_account(asking: Asking) -> Response:
    """Lead the owner, on a machine that just opens, to where they make their account."""
    door.owner_only()
    invited = await door.coach().signing_in.inviting.owners_link()
    return RedirectResponse(f"{JOIN}/{invited.token}", 303, headers=HEADERS)


def went(done: str) -> Response:
    """Lead on to the page that says what was done, so that a reload sends nothing twice."""
    return RedirectResponse(f"{PAGE}?done={done}", 303, headers=HEADERS)


async def page(
    asking: Identity,
    *,
    done: str = "",
    failed: str = "",
    sentence: str = "",
    new_key: str = "",
    new_key_name: str = "",
    new_link: str = "",
) -> HTMLResponse:
    """Draw the page; a refusal is a sentence in the section it belongs to."""
    signing_in, athlete_id = door.coach().signing_in, asking.athlete_id
    is_owner = athlete_id == OWNER
    invitations = await signing_in.inviting.open_ones(athlete_id) if is_owner else ()
    return draw(
        "signed_in.html",
        account=await signing_in.account(athlete_id),
        browsers=[_browser(each, asking) for each in await signing_in.browsers(athlete_id)],
        keys=[_key(each) for each in await signing_in.keys.of_athlete(athlete_id)],
        own_id=athlete_id,
        is_owner=is_owner,
        just_opens=asking.sign_in_id is None,
        ways=await door.coach().elsewhere.ways_of(athlete_id),
        invitations=[_invitation(each) for each in invitations],
        everybody=await signing_in.everybody() if is_owner else (),
        done=done,
        failed=failed,
        sentence=sentence,
        new_key=new_key,
        new_key_name=new_key_name,
        new_link=new_link,
    )


def _address(request: Request) -> str:
    """Return the address people reach Paceline at, else the one asked."""
    return (door.coach().connecting.settings.public_url or str(request.base_url)).rstrip("/")


def _browser(sign_in: SignIn, asking: Identity) -> Props:
    return {
        "id": sign_in.id,
        "device": sign_in.device,
        "through": sign_in.through.split(" ")[0],
        "here": sign_in.id == asking.sign_in_id,
        "seen_at": instant(sign_in.seen_at),
        "seen_said": moment(sign_in.seen_at),
    }


def _key(key: ApiKey) -> Props:
    may = "may read" if key.scope is KeyScope.READ else "may read and change"
    used = f"last used on {key.used_on:%d %B %Y}" if key.used_on else "not used yet"
    return {"id": key.id, "name": key.name, "may": may, "used": used}


def _invitation(invitation: Invitation) -> Props:
    whose = invitation.email or invitation.note or ("the owner" if invitation.for_athlete_id == OWNER else "")
    return {
        "id": invitation.id,
        "whose": whose or "somebody",
        "note": invitation.note,
        "ends_at": instant(invitation.ends_at),
        "ends_said": moment(invitation.ends_at),
    }
