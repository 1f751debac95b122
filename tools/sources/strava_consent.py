"""An athlete's consent at Strava: asked for, exchanged for tokens, withdrawn."""

import asyncio
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tools.domain.activity_summary import LONGEST_NAME
from tools.domain.others_words import others_words
from tools.kit.errors import SettingsError, SourceRefused
from tools.kit.sources import Secret
from tools.sources.strava import connect, ends_soon

SCOPES = ("read", "activity:read_all")
_ENOUGH = {"activity:read", "activity:read_all"}
DECLINED = "Strava says you declined, so nothing is connected. Press Connect again if that was a mistake."
UNTICKED = (
    "You left the boxes for your activities empty, so there would be nothing to read. Connect Strava again "
    'and leave "View data about your activities" ticked.'
)
NOT_OURS = "This way back from Strava was not begun here, or too long ago. Press Connect with Strava again."


@dataclass(frozen=True, slots=True)
class Granted:
    """A consent. `account` is Strava's number of the athlete; `private_too` tells all from public ones."""

    secret: Secret = field(repr=False)
    account: str | None
    name: str | None
    private_too: bool


@dataclass(frozen=True, slots=True)
class WayBack:
    """What Strava sent the athlete's browser back with."""

    code: str = field(repr=False)
    private_too: bool


def authorization_url(
    base_url: str, client_id: str, redirect_uri: str, state: str, scopes: Sequence[str] = SCOPES
) -> str:
    """Return where the athlete's browser goes to be asked; `state` is to be unguessable and theirs alone."""
    if not client_id.strip().isdecimal():
        raise SettingsError("STRAVA_CLIENT_ID is not a number. Copy it from strava.com/settings/api.")
    asked = {
        "client_id": client_id.strip(),
        "redirect_uri": redirect_uri,
        "response_type": "code",
        "approval_prompt": "auto",
        "scope": ",".join(scopes),
        "state": state,
    }
    return f"{base_url.rstrip('/')}/oauth/authorize?{urlencode(asked)}"


def read_way_back(query: Mapping[str, str], state: str) -> WayBack:
    """Return the code of a way back; raise SourceRefused where it is not ours, declined, or not enough."""
    if not hmac.compare_digest(query.get("state", "").encode(), state.encode()):
        raise SourceRefused(NOT_OURS)
    if query.get("error") or not query.get("code"):
        raise SourceRefused(DECLINED)
    # Every box of Strava's page can be unticked; what is left stands in `scope`.
    granted = set(query.get("scope", "").replace(" ", ",").split(","))
    if not granted & _ENOUGH:
        raise SourceRefused(UNTICKED)
    return WayBack(code=query["code"], private_too="activity:read_all" in granted)


async def exchange(way_back: WayBack, *, base_url: str, client_id: str, client_secret: str) -> Granted:
    """Return the tokens of a consent; raise SourceRefused, SourceBusy, SourceUnavailable or SettingsError."""
    client, ours = await connect(base_url, client_id, client_secret)
    try:
        secret, athlete = await asyncio.to_thread(client.exchange, ours, way_back.code)
    finally:
        client.close()
    number = athlete.get("id")
    names = (athlete.get("firstname"), athlete.get("lastname"))
    return Granted(
        secret=secret,
        account=str(number) if isinstance(number, int) else None,
        name=others_words(" ".join(name for name in names if isinstance(name, str)), LONGEST_NAME),
        private_too=way_back.private_too,
    )


async def deauthorize(secret: Secret, *, base_url: str, client_id: str, client_secret: str) -> None:
    """Withdraw a consent at Strava; one that is gone already is no error.

    Raises SourceBusy and SourceUnavailable: then forget the tokens all the same, and say that the athlete may
    take the consent back themselves at strava.com/settings/apps.
    """
    from tools.sources.strava_client import ConsentGone, TokenRefused

    client, ours = await connect(base_url, client_id, client_secret)
    try:
        if ends_soon(secret):
            secret = await asyncio.to_thread(client.renew, ours, secret["refresh_token"])
        try:
            await asyncio.to_thread(client.deauthorize, secret["access_token"])
        except TokenRefused:
            renewed = await asyncio.to_thread(client.renew, ours, secret["refresh_token"])
            await asyncio.to_thread(client.deauthorize, renewed["access_token"])
    except ConsentGone:
        return
    finally:
        client.close()
