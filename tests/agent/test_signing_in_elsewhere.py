"""Signing in with another service: who is let in, and every way back that is not ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest

from agent.settings import Settings
from agent.signing_in import SignedIn, SigningIn, open_signing_in
from agent.signing_in_elsewhere import (
    OIDC,
    ON_ITS_WAY,
    STRAVA,
    SigningInElsewhere,
    Way,
    open_signing_in_elsewhere,
    vouchers_of,
)
from memory.database import Database
from memory.strongbox import Strongbox
from tests.support.openid_service import CLIENT_ID, CLIENT_SECRET, OpenIdService, openid_service
from tests.support.strava_service import CLIENT_ID as STRAVA_ID
from tests.support.strava_service import CLIENT_SECRET as STRAVA_SECRET
from tests.support.strava_service import StravaService, strava_service
from tools.kit.errors import MissingInput, NotFound, NotSignedIn, SettingsError, SourceRefused

HERE = "http://localhost:8000/sign-in/{}/callback"
PASSWORD = "correct horse battery"


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class House:
    """One house with both services, and what a browser does between them."""

    elsewhere: SigningInElsewhere
    signing_in: SigningIn
    openid: OpenIdService
    strava: StravaService
    clock: Clock

    async def there(self, through: str, **about: str) -> tuple[dict[str, str], str]:
        """Go there; return what the service sends back, and what the browser keeps meanwhile."""
        begun = await self.elsewhere.begin(through, HERE.format(through), **about)
        async with httpx.AsyncClient() as browser:
            answer = await browser.get(begun.address)
        assert answer.status_code == 302, answer.text
        query = parse_qs(urlsplit(answer.headers["location"]).query)
        return {name: values[-1] for name, values in query.items()}, begun.sealed

    async def back(
        self, through: str, query: dict[str, str], sealed: str, asking: str | None = None
    ) -> SignedIn | None:
        came = await self.elsewhere.finish(through, query, sealed, device="Firefox", asking=asking)
        return came.signed_in

    async def sign_in(self, through: str = OIDC, **about: str) -> str:
        signed_in = await self.back(through, *await self.there(through, **about))
        assert signed_in is not None
        found = await self.signing_in.signed_in(signed_in.token)
        assert found is not None
        assert found.through == through
        return signed_in.athlete_id

    async def invite(self, email: str = "") -> str:
        return (await self.signing_in.inviting.invite("owner", email)).token

    async def joined(self, email: str) -> str:
        """Make an account with a password, by an invitation to that address."""
        return await self.signing_in.inviting.join(
            await self.invite(email), email=email, name="", password=PASSWORD
        )


@pytest.fixture
def openid() -> Iterator[OpenIdService]:
    with openid_service() as service:
        service.person |= {"sub": uuid4().hex, "email": f"{uuid4().hex}@example.org"}
        yield service


@pytest.fixture
def strava() -> Iterator[StravaService]:
    with strava_service() as service:
        yield service


@pytest.fixture
async def house(database: Database, tmp_path: Path, openid: OpenIdService, strava: StravaService) -> House:
    settings = settings_of(
        oidc_issuer=openid.url + "/",
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
        oidc_name="the club",
        strava_sign_in=True,
        strava_client_id=STRAVA_ID,
        strava_client_secret=STRAVA_SECRET,
        strava_url=strava.url,
    )
    clock = Clock(datetime.now(UTC))
    signing_in = open_signing_in(settings, database, clock)
    await signing_in.accounts.ensure("owner")
    strongbox = Strongbox(tmp_path / "keys" / "connections.key")
    (tmp_path / "keys").mkdir()
    elsewhere = open_signing_in_elsewhere(settings, database, strongbox, signing_in)
    return House(elsewhere, signing_in, openid, strava, clock)


def settings_of(**given: object) -> Settings:
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


async def test_an_invitation_makes_an_account_without_a_password(house: House) -> None:
    invited = await house.sign_in(invitation=await house.invite())
    account = await house.signing_in.account(invited)
    assert account is not None
    assert (account.email, account.has_password) == (house.openid.person["email"], False)
    assert await house.sign_in() == invited, "the second time nothing but the service is needed"


async def test_a_stranger_is_not_let_in(house: House) -> None:
    with pytest.raises(NotSignedIn, match="Nobody here is known by this the club account"):
        await house.sign_in()


async def test_a_verified_address_finds_its_account(house: House) -> None:
    athlete_id = await house.joined(house.openid.person["email"])
    assert await house.sign_in() == athlete_id
    house.openid.person["email"] = f"{uuid4().hex}@example.org"
    assert await house.sign_in() == athlete_id, "from then on the subject counts"


async def test_an_address_the_service_has_not_verified_finds_nobody(house: House) -> None:
    await house.joined(house.openid.person["email"])
    house.openid.person["email_verified"] = False
    with pytest.raises(NotSignedIn):
        await house.sign_in()


async def test_an_address_somebody_only_typed_is_not_theirs(house: House) -> None:
    """Else who types another's address beforehand would share an account with them."""
    await house.signing_in.inviting.join(
        await house.invite(), email=house.openid.person["email"], name="", password=PASSWORD
    )
    with pytest.raises(NotSignedIn):
        await house.sign_in()


async def test_strava_tells_no_address_so_it_is_added_to_an_account(house: House) -> None:
    token = await house.invite()
    with pytest.raises(MissingInput, match="Strava does not tell your email address"):
        await house.sign_in(STRAVA, invitation=token)
    athlete_id = await house.signing_in.inviting.join(
        token, email=f"{uuid4().hex}@example.org", name="", password=PASSWORD
    )
    query, sealed = await house.there(STRAVA, adding_to=athlete_id)
    assert await house.back(STRAVA, query, sealed, asking=athlete_id) is None
    assert await house.sign_in(STRAVA) == athlete_id
    assert Way(STRAVA, "Strava", tells_email=False, is_added=True) in await house.elsewhere.ways_of(
        athlete_id
    )
    await house.elsewhere.take_away(athlete_id, STRAVA)
    with pytest.raises(NotSignedIn):
        await house.sign_in(STRAVA)


async def test_one_account_elsewhere_belongs_to_one_athlete(house: House) -> None:
    await house.sign_in(invitation=await house.invite())
    other = await house.joined(f"{uuid4().hex}@example.org")
    query, sealed = await house.there(OIDC, adding_to=other)
    with pytest.raises(NotSignedIn, match="belongs to another athlete"):
        await house.back(OIDC, query, sealed, asking=other)


async def test_a_service_is_added_to_nobody_but_who_asked(house: House) -> None:
    mine, theirs = [await house.joined(f"{uuid4().hex}@example.org") for _ in range(2)]
    for asking in (theirs, None):
        query, sealed = await house.there(OIDC, adding_to=mine)
        with pytest.raises(NotSignedIn, match="not begun in this browser"):
            await house.back(OIDC, query, sealed, asking=asking)


async def test_the_only_way_in_is_not_taken_away(house: House) -> None:
    invited = await house.sign_in(invitation=await house.invite())
    with pytest.raises(MissingInput, match="your only way in"):
        await house.elsewhere.take_away(invited, OIDC)
    assert await house.sign_in() == invited


async def test_a_way_back_of_another_browser_lets_nobody_in(house: House) -> None:
    token = await house.invite()
    query, _ = await house.there(OIDC, invitation=token)
    _, mine = await house.there(OIDC)
    for sealed in (mine, "", "nonsense", mine[:-4] + "AAAA", "ü"):
        with pytest.raises(NotSignedIn, match="not begun in this browser"):
            await house.back(OIDC, query, sealed)


async def test_a_way_back_is_that_services(house: House) -> None:
    query, sealed = await house.there(OIDC)
    with pytest.raises(NotSignedIn):
        await house.back(STRAVA, query, sealed)


async def test_a_way_back_is_over_after_a_while(house: House) -> None:
    query, sealed = await house.there(OIDC, invitation=await house.invite())
    house.clock.now += ON_ITS_WAY + timedelta(seconds=1)
    with pytest.raises(NotSignedIn, match="too long ago"):
        await house.back(OIDC, query, sealed)


async def test_who_declines_elsewhere_joins_nothing(house: House) -> None:
    token = await house.invite()
    house.openid.declines = True
    with pytest.raises(SourceRefused, match="declined"):
        await house.sign_in(invitation=token)
    house.openid.declines = False
    assert await house.sign_in(invitation=token)


async def test_an_invitation_counts_once(house: House) -> None:
    token = await house.invite()
    await house.sign_in(invitation=token)
    house.openid.person |= {"sub": "another", "email": "another@example.org"}
    with pytest.raises(NotFound):
        await house.sign_in(invitation=token)


async def test_strava_is_asked_for_nothing_but_who_it_is(house: House) -> None:
    begun = await house.elsewhere.begin(STRAVA, HERE.format(STRAVA))
    assert parse_qs(urlsplit(begun.address).query)["scope"] == ["read"]


def test_what_is_named_by_half_is_told() -> None:
    with pytest.raises(SettingsError, match="OIDC_CLIENT_ID"):
        vouchers_of(settings_of(oidc_issuer="https://id.example.org"))
    with pytest.raises(SettingsError, match="STRAVA_CLIENT_ID"):
        vouchers_of(settings_of(strava_sign_in=True))
    assert vouchers_of(settings_of()) == {}
