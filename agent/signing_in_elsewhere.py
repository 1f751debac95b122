"""Signing in with another service: a way there that only the browser that began it comes back from.

What must come back waits in a sealed cookie of that browser, so that any process of the house can take it up.
An identity belongs to an athlete through an invitation, by an address the service has verified, or because
the athlete, signed in already, said so.
"""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from agent.settings import Settings
from agent.signing_in import SignedIn, SigningIn
from memory.database import Database
from memory.outside_identities import OutsideIdentityStore
from memory.strongbox import Strongbox
from tools.domain.signing_in import NotUsable, normal_email
from tools.kit.acting import acting_for
from tools.kit.errors import MissingInput, NotFound, NotSignedIn, SettingsError
from tools.sources.openid import OpenIdProvider
from tools.sources.strava_identity import StravaIdentity
from tools.sources.vouching import Vouched

OIDC, STRAVA = "oidc", "strava"
ON_ITS_WAY = timedelta(minutes=10)
"""How long somebody may take at the other service. Our design choice [D]."""
NOT_HERE = "There is no such way to sign in here."
NOT_BEGUN = "This way back was not begun in this browser, or too long ago. Sign in again."
NO_ADDRESS = (
    "{name} does not tell your email address. Join with an address and a password first; then add {name} "
    "on your account page."
)
NOBODYS = (
    "Nobody here is known by this {name} account. Open your invitation and join with it; or sign in with "
    "your password and add {name} on your account page."
)
ANOTHERS = "This {name} account belongs to another athlete here. Sign out there and take yours."


class Voucher(Protocol):
    """A service that can say who somebody is."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def issuer(self) -> str:
        """Under which name its people are known here."""

    async def address(self, way_back: str, state: str, nonce: str, verifier: str, /) -> str:
        """Return where the browser goes."""

    async def who(self, query: Mapping[str, str], way_back: str, nonce: str, verifier: str, /) -> Vouched:
        """Return who came back."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A way there: where the browser goes, and the cookie it needs on its way back."""

    address: str
    sealed: str


@dataclass(frozen=True, slots=True)
class CameBack:
    """Somebody who came back: let in and on their way `onward`; None where a service was added instead."""

    signed_in: SignedIn | None
    onward: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to sign in: its key in addresses, what people call it, whether it tells an email address.

    `is_added` says whether this athlete has it.
    """

    through: str
    name: str
    tells_email: bool = True
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class SigningInElsewhere:
    """Every other service's ways in."""

    vouchers: Mapping[str, Voucher]
    signing_in: SigningIn
    identities: OutsideIdentityStore
    strongbox: Strongbox
    clock: Callable[[], datetime]

    def ways(self) -> tuple[Way, ...]:
        """Return the ways there are."""
        return tuple(Way(through, each.name, through != STRAVA) for through, each in self.vouchers.items())

    async def ways_of(self, athlete_id: str) -> tuple[Way, ...]:
        """Return the ways there are, and which of them an athlete has."""
        known = await self.identities.of_athlete(athlete_id)
        return tuple(replace(way, is_added=self._voucher(way.through).issuer in known) for way in self.ways())

    async def begin(
        self, through: str, way_back: str, *, onward: str = "", invitation: str = "", adding_to: str = ""
    ) -> Begun:
        """Begin a way there: to sign in, to join with an invitation, or to add it to an athlete's account.

        `onward` is the page somebody was on their way to.
        """
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        address = await self._voucher(through).address(way_back, state, nonce, verifier)
        kept = {
            "through": through,
            "way_back": way_back,
            "state": state,
            "nonce": nonce,
            "verifier": verifier,
            "onward": onward,
            "invitation": invitation,
            "adding_to": adding_to,
            "until": (self.clock() + ON_ITS_WAY).isoformat(),
        }
        return Begun(address, self.strongbox.seal(kept).decode("ascii"))

    async def finish(
        self, through: str, query: Mapping[str, str], sealed: str, *, device: str, asking: str | None
    ) -> CameBack:
        """Let in who came back, or add the service to the account of who asks.

        Raises NotSignedIn for a way back that was not begun in this browser and for whom nobody here knows,
        MissingInput and NotFound where an invitation does not work, and what services raise.
        """
        kept = self._opened(sealed, through, query)
        voucher = self._voucher(through)
        vouched = await voucher.who(query, kept["way_back"], kept["nonce"], kept["verifier"])
        athlete_id = await self.identities.whose(vouched.issuer, vouched.subject)
        if kept["adding_to"]:
            if kept["adding_to"] != asking:
                raise NotSignedIn(NOT_BEGUN)
            if athlete_id not in (None, asking):
                raise NotSignedIn(ANOTHERS.format(name=voucher.name))
            await self._keep(asking, vouched)
            return CameBack(None)
        if athlete_id is None:
            athlete_id = await self._somebody_new(vouched, voucher.name, kept["invitation"])
            await self._keep(athlete_id, vouched)
        signed_in = await self.signing_in.sign_in_as(athlete_id, through=through, device=device)
        return CameBack(signed_in, kept["onward"])

    async def take_away(self, athlete_id: str, through: str) -> None:
        """Forget a service's word for an athlete; raise MissingInput where it is their only way in."""
        account = await self.signing_in.account(athlete_id)
        voucher = self._voucher(through)
        known = await self.identities.of_athlete(athlete_id)
        if account is not None and not account.has_password and known <= {voucher.issuer}:
            raise MissingInput("This is your only way in. Set a password first, then take it away.")
        await self.identities.forget(athlete_id, voucher.issuer)

    async def _somebody_new(self, vouched: Vouched, name: str, invitation: str) -> str:
        """Return the athlete an identity not seen before belongs to from now on."""
        email = _usable(vouched.email)
        known = await self.signing_in.athlete_of_email(email, verified=True) if email else None
        if known is not None and not invitation:
            return known
        if not invitation:
            raise NotSignedIn(NOBODYS.format(name=name))
        inviting = self.signing_in.inviting
        before = await inviting.whose(await inviting.invitation(invitation))
        if email is None and before is None:
            raise MissingInput(NO_ADDRESS.format(name=name))
        return await inviting.join(
            invitation, email=email or "", name=vouched.name, password=None, verified=True
        )

    async def _keep(self, athlete_id: str, vouched: Vouched) -> None:
        with acting_for(athlete_id):
            await self.identities.keep(athlete_id, vouched.issuer, vouched.subject, self.clock())

    def _opened(self, sealed: str, through: str, query: Mapping[str, str]) -> dict[str, str]:
        """Return what the browser kept; raise NotSignedIn where it is not ours, or not this way back's."""
        try:
            kept = self.strongbox.open(sealed.encode("utf-8", "replace"))
            until = datetime.fromisoformat(str(kept["until"]))
        except (SettingsError, KeyError, ValueError):
            raise NotSignedIn(NOT_BEGUN) from None
        ours = hmac.compare_digest(str(kept.get("state", "")).encode(), query.get("state", "").encode())
        if not ours or kept.get("through") != through or self.clock() > until:
            raise NotSignedIn(NOT_BEGUN)
        return {name: str(value) for name, value in kept.items()}

    def _voucher(self, through: str) -> Voucher:
        if through not in self.vouchers:
            raise NotFound(NOT_HERE)
        return self.vouchers[through]


def open_signing_in_elsewhere(
    settings: Settings, database: Database, strongbox: Strongbox, signing_in: SigningIn
) -> SigningInElsewhere:
    """Return the ways of these settings; nothing is asked of a service before somebody takes one."""
    return SigningInElsewhere(
        vouchers_of(settings), signing_in, OutsideIdentityStore(database), strongbox, signing_in.clock
    )


def vouchers_of(settings: Settings) -> dict[str, Voucher]:
    """Return the services that settings name; raise SettingsError where one is named by half."""
    found: dict[str, Voucher] = {}
    if settings.oidc_issuer:
        if not settings.oidc_client_id:
            raise SettingsError("OIDC_ISSUER needs OIDC_CLIENT_ID: register Paceline there and set it.")
        secret = settings.oidc_client_secret.get_secret_value() if settings.oidc_client_secret else None
        found[OIDC] = OpenIdProvider(
            settings.oidc_issuer.rstrip("/"), settings.oidc_client_id, secret, settings.oidc_name
        )
    if settings.strava_sign_in:
        client_id, client_secret = settings.strava_client_id, settings.strava_client_secret
        if not client_id or not client_secret:
            raise SettingsError("STRAVA_SIGN_IN needs STRAVA_CLIENT_ID and STRAVA_CLIENT_SECRET.")
        found[STRAVA] = StravaIdentity(settings.strava_url, client_id, client_secret.get_secret_value())
    return found


def _usable(email: str | None) -> str | None:
    try:
        return normal_email(email) if email else None
    except NotUsable:
        return None
