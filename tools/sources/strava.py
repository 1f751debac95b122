"""Strava through its API: what an athlete allowed us to see, for them alone and for seven days.

Its rows never reach a language model (`tools/domain/provenance.py`); a dropped archive of Strava's may.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tools.domain.activity_summary import WellnessDay
from tools.domain.provenance import Source
from tools.kit.sources import Fetched, Listed, Secret, SecretKeeper
from tools.sources.strava_limits import StravaLimits
from tools.sources.strava_mapping import STREAMS, activity_from, listed_from

if TYPE_CHECKING:
    from tools.sources.strava_client import Application, StravaClient

_RENEW_BEFORE_S = 300.0  # a token that ends during a request is of no use: our design choice [D]
_FURTHEST_EAST = timedelta(hours=14)  # a local day begins this much before it does in UTC
_MOST_PAGES = 500  # 100,000 activities; a service that repeats itself would never end
_LIMITS: dict[tuple[str, str], StravaLimits] = {}  # Strava counts by application, so every source shares one.

Answer = TypeVar("Answer")


async def open_strava(
    keeper: SecretKeeper, *, base_url: str, client_id: str, client_secret: str
) -> "StravaSource":
    """Return a connected account; raise SettingsError where the application's id is no number.

    Nothing is asked yet: the first request finds out whether the tokens still count.
    """
    client, ours = await connect(base_url, client_id, client_secret)
    return StravaSource(keeper, client, ours)


async def connect(base_url: str, client_id: str, client_secret: str) -> "tuple[StravaClient, Application]":
    """Return Strava's API and our application as it knows it."""
    limits = _LIMITS.setdefault((base_url, client_id), StravaLimits())
    # stravalib takes half a second to load, and only who uses Strava needs it.
    from tools.sources import strava_client

    ours = strava_client.application(client_id, client_secret)
    return strava_client.StravaClient(base_url, limits), ours


class StravaSource:
    """One athlete's account (kit's ActivitySource)."""

    source = Source.STRAVA

    def __init__(self, keeper: SecretKeeper, client: "StravaClient", ours: "Application") -> None:
        self._keeper = keeper
        self._client = client
        self._ours = ours
        self._one_at_a_time = asyncio.Lock()

    async def listed(self, since: date | None) -> AsyncIterator[Listed]:
        """Yield the activities since a day, newest first.

        Strava lists newest first where nothing limits it, oldest first after a moment; then all are read
        before the first is given.
        """
        if since is None:
            async for listed in self._pages(None):
                yield listed
            return
        after = int((datetime.combine(since, time(), UTC) - _FURTHEST_EAST).timestamp())
        found = [listed async for listed in self._pages(after)]
        for listed in sorted(found, key=_begun, reverse=True):
            yield listed

    async def fetch(self, listed: Listed) -> Fetched:
        """Return the records of an activity; neither file nor records where Strava has only its totals."""
        streams = await self._ask(lambda token: self._client.streams(token, listed.source_id, STREAMS))
        activity = await asyncio.to_thread(activity_from, streams, listed)
        return Fetched(file_name=f"strava-{listed.source_id}", activity=activity)

    async def wellness(self, since: date) -> tuple[WellnessDay, ...]:
        """Return nothing: Strava keeps no mornings."""
        return ()

    async def close(self) -> None:
        """Let go of connections."""
        await asyncio.to_thread(self._client.close)

    async def is_authorized(self) -> bool:
        """Say whether the athlete's consent still stands, by asking; raise SourceBusy, SourceUnavailable."""
        from tools.sources.strava_client import ConsentGone

        try:
            await self._ask(self._client.visit)
        except ConsentGone:
            return False
        return True

    async def is_there(self, source_id: str) -> bool:
        """Say whether the athlete still has an activity at Strava, by asking."""
        return await self._ask(lambda token: self._client.is_there(token, source_id))

    async def _pages(self, after: int | None) -> AsyncIterator[Listed]:
        """Yield pages until an empty one: a short one need not be the last (Strava's own advice)."""
        seen: set[str] = set()
        for number in range(1, _MOST_PAGES + 1):
            page = await self._ask(partial(self._client.page, number=number, after=after))
            fresh = [each for each in map(listed_from, page) if each and each.source_id not in seen]
            for listed in fresh:
                seen.add(listed.source_id)
                yield listed
            if not fresh:
                return

    async def _ask(self, request: Callable[[str], Answer]) -> Answer:
        """Make a request with a token that counts; one that is refused is renewed once."""
        from tools.sources.strava_client import TokenRefused

        async with self._one_at_a_time:
            secret = await self._keeper.secret()
            if ends_soon(secret):
                secret = await self._renewed(secret)
            try:
                return await asyncio.to_thread(request, secret["access_token"])
            except TokenRefused:
                secret = await self._renewed(secret)
            return await asyncio.to_thread(request, secret["access_token"])

    async def _renewed(self, old: Secret) -> Secret:
        """Return new tokens, kept before they are used: those of another worker if it was first.

        Strava's refresh tokens count once. The row stays locked from reading the old one to keeping the new.
        """
        async with self._keeper.lease() as lease:
            if lease.secret["access_token"] != old["access_token"]:
                return lease.secret
            renewed = await asyncio.to_thread(self._client.renew, self._ours, lease.secret["refresh_token"])
            await lease.keep(renewed)
        return renewed


def ends_soon(secret: Secret) -> bool:
    """Say whether an access token is about to end."""
    return float(secret["expires_at"]) - datetime.now(UTC).timestamp() < _RENEW_BEFORE_S


def _begun(listed: Listed) -> datetime:
    return listed.started_at or datetime.min.replace(tzinfo=UTC)
