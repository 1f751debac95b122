"""What Strava says by itself (webhooks). Nobody signs it, so it is a hint: ask Strava before acting on it."""

import asyncio
import hmac
import json
from collections.abc import Mapping
from enum import StrEnum

from tools.domain.finding import Frozen
from tools.sources.strava import StravaSource, connect

_LARGEST = 64_000  # bytes; a real hint has a few hundred


class HintKind(StrEnum):
    """What a hint asks for."""

    SYNC = "sync"
    DELETE = "delete"
    DISCONNECT = "disconnect"


class StravaHint(Frozen):
    """A hint about one account (Strava's number of the athlete).

    SYNC: something is new or changed. DELETE: `activity_id` is gone at Strava. DISCONNECT: the athlete took
    the consent back, so the connection and everything from Strava has to go.
    """

    kind: HintKind
    account: str
    activity_id: str | None = None


def answer_challenge(query: Mapping[str, str], verify_token: str) -> dict[str, str] | None:
    """Return the answer to Strava's question whether this address is ours; None where it is not Strava's."""
    said, challenge = query.get("hub.verify_token", ""), query.get("hub.challenge", "")
    ours = hmac.compare_digest(said.encode(), verify_token.encode())
    if query.get("hub.mode") != "subscribe" or not ours or not challenge:
        return None
    return {"hub.challenge": challenge}


def read_hint(body: bytes) -> StravaHint | None:
    """Return what an event says, None for anything that is no event we act on."""
    said = _event(body)
    account, about = _number(said.get("owner_id")), _number(said.get("object_id"))
    if account is None:
        return None
    hint: StravaHint | None = None
    match said.get("object_type"), said.get("aspect_type"):
        case "activity", "delete" if about:
            hint = StravaHint(kind=HintKind.DELETE, account=account, activity_id=about)
        case "activity", "create" | "update":
            hint = StravaHint(kind=HintKind.SYNC, account=account, activity_id=about)
        case "athlete", _ if _is_withdrawal(said.get("updates")):
            hint = StravaHint(kind=HintKind.DISCONNECT, account=account)
    return hint


async def is_confirmed(hint: StravaHint, source: StravaSource) -> bool:
    """Say whether Strava, asked, confirms what a hint says; a SYNC needs none: it only looks.

    Raises SourceBusy and SourceUnavailable: then nothing is known, ask again later.
    """
    if hint.kind is HintKind.DISCONNECT:
        return not await source.is_authorized()
    if hint.kind is HintKind.DELETE and hint.activity_id:
        return not await source.is_there(hint.activity_id)
    return True


async def subscribe(
    callback_url: str, verify_token: str, *, base_url: str, client_id: str, client_secret: str
) -> None:
    """Ask Strava for hints, once for the whole house; it has to reach `callback_url` from outside."""
    client, ours = await connect(base_url, client_id, client_secret)
    try:
        await asyncio.to_thread(client.subscribe, ours, callback_url, verify_token)
    finally:
        client.close()


def _event(body: bytes) -> dict[str, object]:
    """Return what was sent, nothing where it is no event."""
    try:
        said = json.loads(body) if len(body) <= _LARGEST else None
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _is_withdrawal(updates: object) -> bool:
    return isinstance(updates, dict) and str(updates.get("authorized")).lower() == "false"


def _number(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return str(value)
