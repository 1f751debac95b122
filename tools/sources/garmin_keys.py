"""Connecting Garmin by a Personal API key, or by a session saved with garth."""

import asyncio

import requests

from tools.domain.activity_summary import LONGEST_NAME
from tools.domain.others_words import others_words
from tools.kit.errors import SourceRefused
from tools.sources.garmin_client import GarthException, HouseClient, PersonalClient, SessionClient
from tools.sources.garmin_connection import KeyCredential, SessionCredential, renew, source_error
from tools.sources.service_account import CheckedAccount, pasted_key
from tools.sources.service_answers import Service, entry

_ONE_ACTIVITY = "/activitylist-service/activities/search/activities?start=0&limit=1"
_NOT_A_KEY = (
    "This does not look like a key. Copy it whole from Garmin Connect on the web (Settings, Personal API): "
    "it is shown once."
)
_NOT_A_SESSION = (
    "This is not a saved garth session. Paste what `garth.client.dumps()` prints, or use a Personal API key."
)


async def check_key(api_key: str, *, base_url: str) -> CheckedAccount:
    """Exchange a Personal API key and read one activity with it; raise SourceError where that fails.

    Garmin does not say when a key ends; the athlete chose it when making the key.
    """
    key = pasted_key(api_key)
    if key is None:
        raise SourceRefused(_NOT_A_KEY)
    client = await asyncio.to_thread(PersonalClient, base_url, key)
    await renew(client, KeyCredential.service)
    await _read_one(client, KeyCredential.service)
    account = await _account(client, "/userprofile-service/userprofile/settings")
    ends = str(int(client.token_expires_at))
    return CheckedAccount({"api_key": key, "token": client.bearer, "token_expires_at": ends}, account)


async def check_session(session: str, *, base_url: str, login_url: str | None = None) -> CheckedAccount:
    """Take up a session pasted from garth (`garth.client.dumps()`); raise SourceError where that fails."""
    client = await asyncio.to_thread(SessionClient, base_url, login_url)
    try:
        client.resume("".join(session.split()))
    except ValueError:
        raise SourceRefused(_NOT_A_SESSION) from None
    if client.stale():
        await renew(client, SessionCredential.service)
    await _read_one(client, SessionCredential.service)
    return await session_account(client)


async def session_account(client: SessionClient) -> CheckedAccount:
    """Return the account of a client that is in."""
    account = await _account(client, "/userprofile-service/socialProfile")
    return CheckedAccount({"session": client.dumps()}, account, client.ends_on)


async def _read_one(client: HouseClient, service: Service) -> None:
    try:
        await asyncio.to_thread(client.get, "connectapi", _ONE_ACTIVITY, api=True)
    except (GarthException, requests.RequestException) as error:
        raise source_error(error, service) from None


async def _account(client: HouseClient, path: str) -> str | None:
    """Return what the account is called, None where Garmin does not say."""
    try:
        answer = await asyncio.to_thread(client.get, "connectapi", path, api=True)
        told: object = answer.json()
    except (GarthException, requests.RequestException):
        return None
    told_names = (entry(told, name) for name in ("fullName", "userName", "displayName"))
    names = (others_words(name, LONGEST_NAME) for name in told_names)
    return next((name for name in names if name), None)
