"""Connecting services: what an athlete types on a form page becomes a checked, encrypted connection.

Nothing typed here passes a conversation, a log or a prompt.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from agent.jobs.desk import AthleteSyncDesk
from agent.jobs.house import House
from agent.settings import Settings
from agent.strava_connecting import MISSING, StravaConnecting
from tools.domain.finding import Frozen
from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import Connection
from tools.kit.errors import MissingInput
from tools.sources.service_account import CheckedAccount

if TYPE_CHECKING:
    from tools.sources.garmin_login import GarminLogins

SERVICES = (Source.GARMIN, Source.INTERVALS, Source.STRAVA)
LONGEST_SECRET = 20_000  # characters: a saved session has some thousand


class ServiceState(Frozen):
    """One service: its connection, or None; `missing` says why it cannot be connected here at all."""

    source: Source
    name: str
    connection: Connection | None = None
    missing: str | None = None


@dataclass(slots=True)
class Connecting:
    """Every athlete's connections, as the form pages ask for them. Each call raises PacelineError."""

    settings: Settings
    house: House
    desk_of: Callable[[str], AthleteSyncDesk]
    strava: StravaConnecting = field(init=False)
    _garmin_logins: "GarminLogins | None" = None

    def __post_init__(self) -> None:
        """Share what there is with Strava's part."""
        self.strava = StravaConnecting(self.settings, self.house, self.desk_of)

    async def services(self, athlete_id: str) -> tuple[ServiceState, ...]:
        """Return every service there is, connected or not."""
        known = {each.source: each for each in await self.desk_of(athlete_id).connections()}
        return tuple(
            ServiceState(
                source=source,
                name=POLICIES[source].name,
                connection=known.get(source),
                missing=self._missing(source),
            )
            for source in SERVICES
        )

    async def garmin_key(self, athlete_id: str, key: str, expires_on: date | None) -> None:
        """Connect Garmin by a Personal API key; `expires_on` counts where Garmin names no end."""
        from tools.sources.garmin_keys import check_key  # garth takes time to load

        checked = await check_key(typed(key, "the key"), base_url=self.settings.garmin_url)
        await self._connect(athlete_id, Source.GARMIN, checked, expires_on)

    async def garmin_session(self, athlete_id: str, session: str) -> None:
        """Connect Garmin by a session saved with garth."""
        from tools.sources.garmin_keys import check_session

        checked = await check_session(
            typed(session, "the saved session"),
            base_url=self.settings.garmin_url,
            login_url=self.settings.garmin_login_url,
        )
        await self._connect(athlete_id, Source.GARMIN, checked)

    async def garmin_login(self, athlete_id: str, email: str, password: str) -> str | None:
        """Log in to Garmin; return None when that is done, or the name of a login that waits for a code."""
        from tools.sources.garmin_login import NeedsCode

        address, word = typed(email, "your e-mail address"), password or typed("", "your password")
        answer = await self._logins().start_login(athlete_id, address, word)
        if isinstance(answer, NeedsCode):
            return answer.state_id
        await self._connect(athlete_id, Source.GARMIN, answer)
        return None

    async def garmin_code(self, athlete_id: str, login_id: str, code: str) -> None:
        """Finish a login with the code Garmin sent."""
        checked = await self._logins().finish_login(athlete_id, login_id, typed(code, "the code"))
        await self._connect(athlete_id, Source.GARMIN, checked)

    async def intervals_key(self, athlete_id: str, key: str) -> None:
        """Connect intervals.icu by its API key."""
        from tools.sources.intervals import check_key

        checked = await check_key(typed(key, "the API key"), base_url=self.settings.intervals_url)
        await self._connect(athlete_id, Source.INTERVALS, checked)

    async def disconnect(self, athlete_id: str, source: Source, delete_data: bool) -> bool:
        """Forget a service, and what came from it where that is wanted or its rules ask for it.

        Returns False where Strava could not be told: then only the athlete can take the consent back there.
        """
        told = source is not Source.STRAVA or await self.strava.withdraw_consent(athlete_id)
        await self.desk_of(athlete_id).disconnect(source, delete_data)
        return told

    async def _connect(
        self, athlete_id: str, source: Source, checked: CheckedAccount, expires_on: date | None = None
    ) -> None:
        """Keep a connection that was checked, and fetch what there is."""
        desk = self.desk_of(athlete_id)
        ends = checked.key_expires_on or expires_on
        await desk.connect(source, checked.secret, account=checked.account, key_expires_on=ends)
        await desk.sync(source)

    def _missing(self, source: Source) -> str | None:
        return MISSING if source is Source.STRAVA and not self.strava.is_set_up else None

    def _logins(self) -> "GarminLogins":
        """Return the logins under way: one keeper for the server, which Garmin turns away as a whole."""
        from tools.sources.garmin_login import GarminLogins  # garth takes time to load

        if self._garmin_logins is None:
            self._garmin_logins = GarminLogins(self.settings.garmin_url, self.settings.garmin_login_url)
        return self._garmin_logins


def typed(text: str, what: str) -> str:
    """Return what was typed without the spaces around it; raise MissingInput for nothing or too much."""
    stripped = text.strip()
    if not stripped:
        raise MissingInput(f"The field is empty. Paste {what} and try again.")
    if len(stripped) > LONGEST_SECRET:
        raise MissingInput(f"This is too long for {what}. Copy it again.")
    return stripped
