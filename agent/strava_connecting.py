"""Strava's consent and its hints: the way there and back, what it tells by itself, and the way out."""

import hashlib
import hmac
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.jobs.desk import AthleteSyncDesk
from agent.jobs.house import House
from agent.settings import Settings
from agent.tickets import Tickets
from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy
from tools.kit.errors import MissingInput, PacelineError, SourceRefused

if TYPE_CHECKING:
    from tools.sources.strava_hints import StravaHint

log = logging.getLogger(__name__)
HINT_EVERY_S = 60.0
"""Seconds from a hint that is acted on to the next of its kind: anybody can send them. Our choice [D]."""
HINTS_A_DAY = 40
"""Hints of a kind that are acted on in 24 h: each costs some of the requests Strava allows a day [D]."""
_DAY_S = 86_400.0
HINTS_ADDRESS = "/webhooks/strava"
MISSING = "Not set up on this Paceline: it needs STRAVA_CLIENT_ID and STRAVA_CLIENT_SECRET."


@dataclass(slots=True)
class StravaConnecting:
    """Every athlete's Strava. A consent under way waits ten minutes, in this process."""

    settings: Settings
    house: House
    desk_of: Callable[[str], AthleteSyncDesk]
    consents: Tickets[str] = field(default_factory=Tickets)
    clock_s: Callable[[], float] = time.monotonic
    _acted_on: dict[tuple[str, str], list[float]] = field(default_factory=dict)

    @property
    def is_set_up(self) -> bool:
        """Say whether this house has an application at Strava."""
        return bool(self.settings.strava_client_id and self.settings.strava_client_secret)

    def address(self, athlete_id: str, way_back: str) -> str:
        """Return where the athlete's browser goes to be asked; raise MissingInput, SettingsError."""
        from tools.sources.strava_consent import authorization_url

        client_id, _ = self._application()
        state = self.consents.issue(athlete_id, way_back)
        return authorization_url(self.settings.strava_url, client_id, way_back, state)

    async def answered(self, athlete_id: str, query: Mapping[str, str]) -> None:
        """Turn what Strava sent the browser back with into a connection, and fetch what there is.

        A state that was not given to this athlete, is too old or was used before is refused.
        """
        from tools.sources.strava_consent import NOT_OURS, exchange, read_way_back

        client_id, client_secret = self._application()
        state = query.get("state", "")
        if self.consents.redeem(athlete_id, state) is None:
            raise SourceRefused(NOT_OURS)
        granted = await exchange(
            read_way_back(query, state),
            base_url=self.settings.strava_url,
            client_id=client_id,
            client_secret=client_secret,
        )
        desk = self.desk_of(athlete_id)
        await desk.connect(Source.STRAVA, granted.secret, account=granted.account)
        await desk.sync(Source.STRAVA)
        await self._ask_for_hints()

    async def withdraw_consent(self, athlete_id: str) -> bool:
        """Give the permission back at Strava; False where Strava could not be told."""
        from tools.sources.strava_consent import deauthorize

        try:
            client_id, client_secret = self._application()
            keeper = self.house.connections.for_athlete(athlete_id).keeper(Source.STRAVA)
            await deauthorize(
                await keeper.secret(),
                base_url=self.settings.strava_url,
                client_id=client_id,
                client_secret=client_secret,
            )
        except PacelineError as failure:
            log.warning("Strava could not be told of a withdrawal: %s", failure)
            return False
        return True

    def proof(self, query: Mapping[str, str]) -> dict[str, str] | None:
        """Answer Strava's question whether the hints' address is ours; None where it is not Strava's."""
        from tools.sources.strava_hints import answer_challenge

        return answer_challenge(query, self._verify_token()) if self.is_set_up else None

    async def hinted(self, body: bytes) -> None:
        """Act on a hint. Nobody signs hints: whatever would delete something is asked of Strava first."""
        from tools.sources.strava_hints import read_hint

        hint = read_hint(body) if self.is_set_up else None
        if hint is None:
            return
        try:
            athletes = await self.house.connections.athletes_of(Source.STRAVA, hint.account)
            # An account of nobody here takes no turn, so that made-up ones fill no memory.
            if not athletes or not self._is_its_turn(hint.account, hint.kind):
                return
            for athlete_id in athletes:
                await self._act(athlete_id, hint)
        except PacelineError as failure:
            log.warning("a hint of Strava was left for the next sync: %s", failure)

    async def _act(self, athlete_id: str, hint: "StravaHint") -> None:
        from tools.sources.strava import StravaSource
        from tools.sources.strava_hints import HintKind, is_confirmed

        desk = self.desk_of(athlete_id)
        if hint.kind is HintKind.SYNC:
            await desk.sync(Source.STRAVA, AskedBy.SERVICE)
            return
        keeper = self.house.connections.for_athlete(athlete_id).keeper(Source.STRAVA)
        source = await self.house.open_source(Source.STRAVA, keeper, self.settings)
        try:
            confirmed = isinstance(source, StravaSource) and await is_confirmed(hint, source)
        finally:
            await source.close()
        if confirmed and hint.kind is HintKind.DISCONNECT:
            await desk.disconnect(Source.STRAVA, delete_data=True)
        elif confirmed and hint.activity_id:
            activities = self.house.activities.for_owner(athlete_id)
            await activities.delete_of_source(Source.STRAVA, hint.activity_id)

    def _is_its_turn(self, account: str, kind: str) -> bool:
        """Say whether a hint of an account we know is acted on: not too soon, not too often in a day."""
        now_s = self.clock_s()
        acted_s = [at_s for at_s in self._acted_on.get((account, kind), []) if now_s - at_s < _DAY_S]
        if acted_s and (now_s - acted_s[-1] < HINT_EVERY_S or len(acted_s) >= HINTS_A_DAY):
            return False
        self._acted_on[account, kind] = [*acted_s, now_s]
        return True

    async def _ask_for_hints(self) -> None:
        """Ask Strava for hints where it can reach us; without them the schedule finds what is new."""
        if not self.settings.public_url:
            return
        from tools.sources.strava_hints import subscribe

        client_id, client_secret = self._application()
        try:
            await subscribe(
                f"{str(self.settings.public_url).rstrip('/')}{HINTS_ADDRESS}",
                self._verify_token(),
                base_url=self.settings.strava_url,
                client_id=client_id,
                client_secret=client_secret,
            )
        except PacelineError as failure:
            log.info("Strava sends no hints (it may do so already): %s", failure)

    def _verify_token(self) -> str:
        """Return the word by which Strava's question is known: made from the application's secret."""
        _, client_secret = self._application()
        return hmac.new(client_secret.encode(), b"paceline hints of Strava", hashlib.sha256).hexdigest()

    def _application(self) -> tuple[str, str]:
        client_id, client_secret = self.settings.strava_client_id, self.settings.strava_client_secret
        if not client_id or not client_secret:
            raise MissingInput(f"Strava is not set up. {MISSING}")
        return client_id, client_secret.get_secret_value()
