"""Which code speaks with which service: one place that opens any of them from the settings."""

from collections.abc import Awaitable, Callable

from agent.settings import Settings
from tools.domain.provenance import Source
from tools.kit.errors import MissingInput
from tools.kit.sources import ActivitySource, SecretKeeper

OpenSource = Callable[[Source, SecretKeeper, Settings], Awaitable[ActivitySource]]
"""How a connected service is opened."""


async def open_source(source: Source, keeper: SecretKeeper, settings: Settings) -> ActivitySource:
    """Open a connected service; its caller closes it.

    Raises MissingInput when it is not connected or not set up here, and SourceError.
    """
    match source:
        case Source.GARMIN:
            from tools.sources.garmin import open_garmin  # garth takes time to load

            return await open_garmin(
                keeper, base_url=settings.garmin_url, login_url=settings.garmin_login_url
            )
        case Source.INTERVALS:
            from tools.sources.intervals import open_intervals

            return await open_intervals(keeper, base_url=settings.intervals_url)
        case Source.STRAVA:
            return await _open_strava(keeper, settings)
        case Source.FILE:
            raise MissingInput("Files are imported, not synced: drop them into the chat.")


async def _open_strava(keeper: SecretKeeper, settings: Settings) -> ActivitySource:
    if settings.strava_client_id is None or settings.strava_client_secret is None:
        raise MissingInput("Strava is not set up here: set STRAVA_CLIENT_ID and STRAVA_CLIENT_SECRET.")
    from tools.sources.strava import open_strava  # stravalib takes time to load

    return await open_strava(
        keeper,
        base_url=settings.strava_url,
        client_id=settings.strava_client_id,
        client_secret=settings.strava_client_secret.get_secret_value(),
    )
