"""Invitations: each makes one account, once, in time; one to somebody known sets a new password."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from agent.inviting import Inviting
from agent.settings import Settings
from agent.signing_in import SigningIn, open_signing_in
from memory.account import delete_account
from memory.database import Database
from tools.kit.acting import OWNER, acting_for
from tools.kit.errors import MissingInput, NotFound, NotSignedIn

PASSWORD = "nine green bottles"


class Clock:
    """Says what time the test wants it to be."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def house(database: Database, clock: Clock, athlete_id: str) -> SigningIn:
    opened = open_signing_in(Settings(), database, clock)
    await opened.accounts.ensure(athlete_id)
    return opened


@pytest.fixture
def inviting(house: SigningIn) -> Inviting:
    return house.inviting


def anybody() -> str:
    return f"{uuid4().hex}@example.org"


async def joined(inviting: Inviting, token: str, email: str, password: str | None = PASSWORD) -> str:
    return await inviting.join(token, email=email, name="Ann", password=password)


async def test_an_invitation_makes_one_account_once(house: SigningIn, athlete_id: str) -> None:
    email = anybody()
    invited = await house.inviting.invite(athlete_id, note="Ann of the club")
    joined_as = await joined(house.inviting, invited.token, email.upper())
    assert joined_as == invited.invitation.for_athlete_id != athlete_id
    came = await house.sign_in(email, PASSWORD, "192.0.2.1", "Firefox")
    assert came.athlete_id == joined_as
    with pytest.raises(NotFound, match="was used"):
        await joined(house.inviting, invited.token, anybody())
    assert await house.inviting.open_ones(athlete_id) == ()


async def test_it_can_be_joined_while_somebody_else_is_signed_in(inviting: Inviting, athlete_id: str) -> None:
    invited = await inviting.invite(athlete_id)
    with acting_for(f"athlete-{uuid4()}"):
        assert await joined(inviting, invited.token, anybody()) == invited.invitation.for_athlete_id


@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("no address", PASSWORD, "Write an email address"),
        ("ann@example.org", "short", "at least 10 characters"),
        ("ann@example.org", "aaaaaaaaaaaa", "Choose another"),
        ("ann-of-the-club@example.org", "Ann-of-the-club@example.org", "Choose another"),
        ("ann@example.org", "x1" * 101, "at most 200"),
    ],
)
async def test_what_cannot_be_taken_leaves_the_invitation_whole(
    inviting: Inviting, athlete_id: str, email: str, password: str, sentence: str
) -> None:
    invited = await inviting.invite(athlete_id)
    with pytest.raises(MissingInput, match=sentence):
        await joined(inviting, invited.token, email, password)
    assert await joined(inviting, invited.token, anybody())


async def test_an_address_is_one_persons(inviting: Inviting, athlete_id: str) -> None:
    email = anybody()
    first, second = [await inviting.invite(athlete_id) for _ in range(2)]
    await joined(inviting, first.token, email)
    with pytest.raises(MissingInput, match="There is an account with this address already"):
        await joined(inviting, second.token, email)
    assert await joined(inviting, second.token, anybody()) == second.invitation.for_athlete_id


async def test_a_link_for_somebody_known_sets_a_new_password(house: SigningIn, athlete_id: str) -> None:
    email = anybody()
    somebody = await joined(house.inviting, (await house.inviting.invite(athlete_id)).token, email)
    before = await house.sign_in(email, PASSWORD, "192.0.2.1", "Firefox")
    again = await house.inviting.invite(athlete_id, email)
    assert again.invitation.for_athlete_id == somebody
    assert await joined(house.inviting, again.token, "other@example.org", "ten blue marbles") == somebody
    assert await house.signed_in(before.token) is None
    with pytest.raises(NotSignedIn):
        await house.sign_in(email, PASSWORD, "192.0.2.2", "Firefox")
    assert (await house.sign_in(email, "ten blue marbles", "192.0.2.2", "Firefox")).athlete_id == somebody


async def test_it_ends_by_itself_and_by_a_click(inviting: Inviting, athlete_id: str, clock: Clock) -> None:
    late, taken_back = [await inviting.invite(athlete_id) for _ in range(2)]
    await inviting.take_back("athlete-somebody-else", taken_back.invitation.id)
    assert await inviting.invitation(taken_back.token)
    await inviting.take_back(athlete_id, taken_back.invitation.id)
    clock.now += timedelta(days=8)
    for gone in (late, taken_back):
        with pytest.raises(NotFound):
            await inviting.invitation(gone.token)
        with pytest.raises(NotFound):
            await joined(inviting, gone.token, anybody())


@pytest.mark.parametrize("spoilt", ["", ".", "owner", "owner.x", "x" * 400, "a\x00.b", "../.."])
async def test_every_other_token_is_answered_alike(inviting: Inviting, spoilt: str) -> None:
    with pytest.raises(NotFound, match="Ask whoever sent it"):
        await inviting.invitation(spoilt)


async def test_only_an_address_someone_vouches_for_counts_as_verified(
    house: SigningIn, athlete_id: str
) -> None:
    typed, named, vouched = anybody(), anybody(), anybody()
    await joined(house.inviting, (await house.inviting.invite(athlete_id)).token, typed)
    await joined(house.inviting, (await house.inviting.invite(athlete_id, named)).token, named)
    token = (await house.inviting.invite(athlete_id)).token
    await house.inviting.join(token, email=vouched, name="", password=None, verified=True)
    known = [await house.athlete_of_email(email, verified=True) for email in (typed, named, vouched)]
    assert [each is not None for each in known] == [False, True, True]
    assert await house.athlete_of_email(typed) is not None


async def test_who_leaves_leaves_no_account_behind(
    house: SigningIn, database: Database, athlete_id: str
) -> None:
    email = anybody()
    somebody = await joined(house.inviting, (await house.inviting.invite(athlete_id)).token, email)
    came = await house.sign_in(email, PASSWORD, "192.0.2.1", "Firefox")
    await delete_account(database, somebody)
    assert await house.signed_in(came.token) is None
    assert await house.athlete_of_email(email) is None
    with pytest.raises(NotSignedIn):
        await house.sign_in(email, PASSWORD, "192.0.2.1", "Firefox")


async def test_the_owners_link_opens_the_owners_account(house: SigningIn) -> None:
    await house.accounts.ensure(OWNER)
    invited = await house.inviting.owners_link()
    assert invited.invitation.for_athlete_id == OWNER
    assert invited.invitation.ends_at - invited.invitation.made_at == timedelta(days=1)
    await house.inviting.take_back(OWNER, invited.invitation.id)
