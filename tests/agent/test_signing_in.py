"""Passwords, sign-ins and the house's key: who is let in, for how long, and how often one may try."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from agent.settings import Settings
from agent.signing_in import SigningIn, open_signing_in
from memory.database import Database
from tools.domain.signing_in import KeyScope
from tools.kit.acting import OWNER
from tools.kit.errors import MissingInput, NotSignedIn, TooManyRequests

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
PASSWORD = "nine green bottles"
KEY = "a-key-of-at-least-twenty"


class Clock:
    """Says what time the test wants it to be."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(database: Database, clock: Clock) -> SigningIn:
    return open_signing_in(Settings(PACELINE_KEY=KEY, PACELINE_SIGN_IN_DAYS=30), database, clock)


def email_of(athlete_id: str) -> str:
    return f"{athlete_id}@example.org"


@pytest.fixture
async def member(house: SigningIn, athlete_id: str) -> str:
    """Somebody with an account; returns their address."""
    await house.accounts.ensure(athlete_id)
    await house.accounts.make(
        athlete_id,
        email=email_of(athlete_id),
        verified=True,
        name="Ann",
        password_hash=await house.passwords.hashed(PASSWORD),
        now=NOW,
    )
    return email_of(athlete_id)


async def test_who_knows_the_password_is_let_in(house: SigningIn, member: str, athlete_id: str) -> None:
    came = await house.sign_in(f"  {member.upper()} ", PASSWORD, "192.0.2.1", "Firefox on Linux")
    assert came.athlete_id == athlete_id
    found = await house.signed_in(came.token)
    assert found is not None
    assert (found.athlete_id, found.device, found.through) == (athlete_id, "Firefox on Linux", "password")


@pytest.mark.parametrize(
    "spoilt", ["", ".", "owner", "owner.", ".x", "owner." + "x" * 400, "a\x00.b", "\ud800.x"]
)
async def test_every_other_token_opens_nothing(house: SigningIn, spoilt: str) -> None:
    assert await house.signed_in(spoilt) is None


async def test_a_token_of_one_athlete_is_none_of_another(
    house: SigningIn, member: str, athlete_id: str
) -> None:
    came = await house.sign_in(member, PASSWORD, "192.0.2.1", "Firefox")
    secret = came.token.rpartition(".")[2]
    assert await house.signed_in(f"{OWNER}.{secret}") is None
    assert await house.signed_in(f"{athlete_id}.{secret[:-1]}") is None


async def test_nothing_that_opens_is_kept(house: SigningIn, member: str, database: Database) -> None:
    came = await house.sign_in(member, PASSWORD, "192.0.2.1", "Firefox")
    _key, text = await house.keys.make(came.athlete_id, "script", KeyScope.READ)
    invited = await house.inviting.invite(came.athlete_id)
    for table in ("account", "account_email", "sign_in", "api_key", "invitation"):
        rows = str(
            await database.rows(f"select * from {table} where athlete_id = %(of)s", of=came.athlete_id)
        )
        for secret in (PASSWORD, came.token, text, invited.token):
            assert secret.rpartition(".")[2] not in rows


async def test_strangers_and_wrong_passwords_hear_the_same(house: SigningIn, member: str) -> None:
    told: set[str] = set()
    for email, password in ((member, "wrong"), ("nobody@example.org", PASSWORD), ("no address", PASSWORD)):
        with pytest.raises(NotSignedIn) as refusal:
            await house.sign_in(email, password, f"192.0.2.{len(told) + 5}", "Firefox")
        told.add(str(refusal.value))
    assert len(told) == 1


async def test_who_guesses_waits_and_nobody_else_does(
    house: SigningIn, member: str, clock: Clock, athlete_id: str
) -> None:
    guesser = f"2001:db8:{athlete_id[-4:]}::/64"
    for _ in range(6):
        with pytest.raises(NotSignedIn):
            await house.sign_in(member, "wrong password", guesser, "curl")
    with pytest.raises(TooManyRequests) as refusal:
        await house.sign_in(member, PASSWORD, guesser, "curl")
    assert "15 minutes" in str(refusal.value)
    assert 0 < refusal.value.retry_after_s <= 900
    assert (await house.sign_in(member, PASSWORD, "192.0.2.77", "Firefox")).athlete_id == athlete_id
    clock.now += timedelta(minutes=16)
    assert (await house.sign_in(member, PASSWORD, guesser, "Firefox")).athlete_id == athlete_id


async def test_a_second_server_counts_the_same_tries(
    house: SigningIn, member: str, database: Database, clock: Clock, athlete_id: str
) -> None:
    other = open_signing_in(Settings(), database, clock)
    for server in (house, other) * 3:
        with pytest.raises(NotSignedIn):
            await server.sign_in(member, "wrong password", f"pair-{athlete_id}", "curl")
    with pytest.raises(TooManyRequests):
        await other.sign_in(member, PASSWORD, f"pair-{athlete_id}", "curl")


async def test_a_browser_not_seen_for_too_long_is_out(house: SigningIn, member: str, clock: Clock) -> None:
    came = await house.sign_in(member, PASSWORD, "192.0.2.1", "Firefox")
    for _ in range(3):
        clock.now += timedelta(days=29)
        assert await house.signed_in(came.token) is not None
    clock.now += timedelta(days=31)
    assert await house.signed_in(came.token) is None
    await house.forget_old()
    clock.now -= timedelta(days=31)
    assert await house.signed_in(came.token) is None


async def test_signing_out_here_and_everywhere(house: SigningIn, member: str, athlete_id: str) -> None:
    first, second, third = [await house.sign_in(member, PASSWORD, "192.0.2.1", name) for name in "abc"]
    await house.sign_out(athlete_id, first.sign_in_id)
    assert await house.signed_in(first.token) is None
    assert {each.device for each in await house.browsers(athlete_id)} == {"b", "c"}
    assert await house.sign_out_everywhere(athlete_id, but=second.sign_in_id) == 1
    asked = {(athlete_id, each.sign_in_id) for each in (first, second, third)}
    assert await house.living(asked) == {second.sign_in_id}
    assert await house.sign_out_everywhere(athlete_id) == 1
    assert await house.signed_in(second.token) is None


async def test_nobody_signs_another_out(house: SigningIn, member: str) -> None:
    came = await house.sign_in(member, PASSWORD, "192.0.2.1", "Firefox")
    await house.sign_out("athlete-somebody-else", came.sign_in_id)
    assert await house.signed_in(came.token) is not None


async def test_a_new_password_signs_out_the_other_browsers(
    house: SigningIn, member: str, athlete_id: str
) -> None:
    here = await house.sign_in(member, PASSWORD, "192.0.2.1", "here")
    there = await house.sign_in(member, PASSWORD, "192.0.2.1", "there")
    with pytest.raises(MissingInput, match="not your present password"):
        await house.change_password(athlete_id, "wrong", "ten blue marbles", "192.0.2.1", here.sign_in_id)
    with pytest.raises(MissingInput, match="at least 10 characters"):
        await house.change_password(athlete_id, PASSWORD, "short", "192.0.2.1", here.sign_in_id)
    assert await house.signed_in(there.token) is not None
    await house.change_password(athlete_id, PASSWORD, "ten blue marbles", "192.0.2.1", here.sign_in_id)
    assert await house.signed_in(here.token) is not None
    assert await house.signed_in(there.token) is None
    with pytest.raises(NotSignedIn):
        await house.sign_in(member, PASSWORD, "192.0.2.1", "Firefox")
    await house.sign_in(member, "ten blue marbles", "192.0.2.1", "Firefox")


async def test_the_houses_key_is_the_owners(house: SigningIn, database: Database, clock: Clock) -> None:
    came = await house.sign_in_with_key(KEY, "192.0.2.9", "Firefox")
    assert came.athlete_id == OWNER
    assert await house.signed_in(came.token) is not None
    with pytest.raises(NotSignedIn, match="PACELINE_KEY"):
        await house.sign_in_with_key(KEY[:-1], "192.0.2.9", "Firefox")
    other_key = open_signing_in(Settings(PACELINE_KEY="another-key-of-twenty-or-more"), database, clock)
    assert await other_key.signed_in(came.token) is None
    without = replace(house, house_key=None)
    assert not without.is_house_key("")
    assert await without.signed_in(came.token) is None
    await house.sign_out(OWNER, came.sign_in_id)


async def test_a_key_opens_until_it_is_taken_back(house: SigningIn, member: str, athlete_id: str) -> None:
    with pytest.raises(MissingInput, match="what the key is for"):
        await house.keys.make(athlete_id, " ", KeyScope.READ)
    key, text = await house.keys.make(athlete_id, "script", KeyScope.WRITE)
    assert text.startswith("paceline-")
    found = await house.keys.opened_by(text)
    assert found is not None
    assert (found.athlete_id, found.scope) == (athlete_id, "write")
    assert [each.used_on for each in await house.keys.of_athlete(athlete_id)] == [NOW.date()]
    await house.keys.revoke("athlete-somebody-else", key.id)
    assert await house.keys.living({(athlete_id, key.id)}) == {key.id}
    await house.keys.revoke(athlete_id, key.id)
    assert await house.keys.opened_by(text) is None
    assert await house.keys.living({(athlete_id, key.id)}) == set()
    assert member


async def test_a_password_only_a_service_vouches_for_fits_nothing(house: SigningIn, athlete_id: str) -> None:
    await house.accounts.ensure(athlete_id)
    await house.accounts.make(
        athlete_id, email=email_of(athlete_id), verified=True, name="", password_hash=None, now=NOW
    )
    with pytest.raises(NotSignedIn):
        await house.sign_in(email_of(athlete_id), "", "192.0.2.1", "Firefox")
    came = await house.sign_in_as(athlete_id, through="strava", device="Firefox")
    assert await house.signed_in(came.token) is not None
