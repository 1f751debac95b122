"""Who somebody is at Strava, and nothing else: the number alone is kept, the tokens are thrown away.

Strava speaks OAuth without PKCE and id tokens, and tells no address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.kit.errors import SourceRefused, SourceUnavailable
from tools.sources.strava_consent import WayBack, authorization_url, exchange
from tools.sources.vouching import Vouched

SCOPES = ("read",)
DECLINED = "You are not signed in: Strava says that was declined. Try again if that was a mistake."
NOBODY = "Strava did not say who you are. Try again in a few minutes."


@dataclass(frozen=True, slots=True)
class StravaIdentity:
    """Strava as somebody who can say who you are."""

    base_url: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "Strava"

    @property
    def issuer(self) -> str:
        """Under which name its athletes are known here."""
        return self.base_url.rstrip("/")

    async def address(self, way_back: str, state: str, _nonce: str, _verifier: str) -> str:
        """Return where the browser goes to sign in; raise SettingsError."""
        return authorization_url(self.base_url, self.client_id, way_back, state, SCOPES)

    async def who(self, query: Mapping[str, str], _way_back: str, _nonce: str, _verifier: str) -> Vouched:
        """Return who came back; raise SourceRefused, SourceBusy, SourceUnavailable, SettingsError.

        That the query's state is ours has been checked before.
        """
        if query.get("error") or not query.get("code"):
            raise SourceRefused(DECLINED)
        granted = await exchange(
            WayBack(code=query["code"], private_too=False),
            base_url=self.base_url,
            client_id=self.client_id,
            client_secret=self.client_secret,
        )
        if granted.account is None:
            raise SourceUnavailable(NOBODY)
        return Vouched(self.issuer, granted.account)
