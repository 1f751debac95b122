"""Links as rows: found by the hash of their token, which stands nowhere readable."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from memory.athletes import AthleteStore
from memory.database import Database
from memory.proposals import ProposalStore
from memory.share_links import LONGEST_TOKEN, AthleteShareLinks, ShareLinkStore
from memory.strongbox import Strongbox
from tests.support.races import a_strategy
from tests.support.whole_database import places_of
from tools.domain.share_link import SharedView, ShareLink
from tools.kit.errors import NotFound

NOW = datetime(2027, 4, 1, tzinfo=UTC)
TOKEN = "tok-3f9c-marked-for-the-search"


@pytest.fixture
def store(database: Database, tmp_path: Path) -> ShareLinkStore:
    return ShareLinkStore(database, Strongbox(tmp_path / "keys" / "house.key"))


@pytest.fixture
async def strategy_id(database: Database, athlete_id: str) -> str:
    await AthleteStore(database).ensure(athlete_id)
    desk = ProposalStore(database).for_athlete(athlete_id, "thread", NOW.date())
    proposal = await desk.propose_save(a_strategy(), "Boston")
    decided = await desk.decide(proposal.id, True)
    assert decided.subject_id
    return decided.subject_id


def a_link(strategy_id: str, link_id: str = "link-1", days: int = 30) -> ShareLink:
    return ShareLink(
        id=link_id,
        strategy_id=strategy_id,
        view=SharedView.PLAN,
        made_at=NOW,
        ends_at=NOW + timedelta(days=days),
    )


@pytest.fixture
def links(store: ShareLinkStore, athlete_id: str) -> AthleteShareLinks:
    return store.for_athlete(athlete_id)


async def test_a_token_opens_its_link_and_is_readable_nowhere(
    database: Database, store: ShareLinkStore, links: AthleteShareLinks, athlete_id: str, strategy_id: str
) -> None:
    link = a_link(strategy_id)
    await links.keep(link, TOKEN)
    assert await store.opened_by(TOKEN, NOW) == (athlete_id, link)
    assert await links.of_strategy(strategy_id) == ((link, TOKEN),)
    assert await places_of(database, "tok-3f9c-marked") == []


@pytest.mark.parametrize("guess", ["", TOKEN[:-1], TOKEN.upper(), TOKEN + "x", "\x00", "ü" * 40, "a" * 5_000])
async def test_no_other_token_opens_it(
    store: ShareLinkStore, links: AthleteShareLinks, strategy_id: str, guess: str
) -> None:
    await links.keep(a_link(strategy_id), f"{TOKEN}-{strategy_id}"[:LONGEST_TOKEN])
    assert await store.opened_by(guess, NOW) is None


async def test_a_link_ends_at_its_end_and_when_it_is_taken_back(
    store: ShareLinkStore, links: AthleteShareLinks, strategy_id: str
) -> None:
    await links.keep(a_link(strategy_id, "one"), f"one-{strategy_id}")
    await links.keep(a_link(strategy_id, "two"), f"two-{strategy_id}")
    assert await store.opened_by(f"one-{strategy_id}", NOW + timedelta(days=30)) is None
    await links.revoke(strategy_id, "two", NOW)
    assert await store.opened_by(f"two-{strategy_id}", NOW) is None
    await links.revoke(strategy_id, "two", NOW + timedelta(days=1))
    revoked = {link.id: link.revoked_at for link, _ in await links.of_strategy(strategy_id)}
    assert revoked == {"one": None, "two": NOW}


async def test_nobody_reaches_another_athletes_links(
    database: Database, store: ShareLinkStore, links: AthleteShareLinks, strategy_id: str
) -> None:
    await links.keep(a_link(strategy_id), f"theirs-{strategy_id}")
    await AthleteStore(database).ensure("somebody-else")
    other = store.for_athlete("somebody-else")
    assert await other.of_strategy(strategy_id) == ()
    with pytest.raises(NotFound):
        await other.revoke(strategy_id, "link-1", NOW)
    with pytest.raises(NotFound):
        await other.keep(a_link(strategy_id, "link-2"), f"stolen-{strategy_id}")
    assert await store.opened_by(f"stolen-{strategy_id}", NOW) is None
    assert await store.opened_by(f"theirs-{strategy_id}", NOW) is not None


async def test_with_another_key_a_link_still_opens_and_cannot_be_shown(
    database: Database, links: AthleteShareLinks, athlete_id: str, strategy_id: str, tmp_path: Path
) -> None:
    await links.keep(a_link(strategy_id), f"sealed-{strategy_id}")
    later = ShareLinkStore(database, Strongbox(tmp_path / "another" / "house.key"))
    ((_, token),) = await later.for_athlete(athlete_id).of_strategy(strategy_id)
    assert token is None
    assert await later.opened_by(f"sealed-{strategy_id}", NOW) is not None
