"""Links to a strategy, from the click that makes one to the token that opens nothing any more."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.coach import Coach
from agent.sharing import MOST_LIVING, Sharing
from memory.database import Database
from tests.support.coaching import coach_on
from tools.domain.race import RaceBrief
from tools.domain.share_link import LinkEnd, LinkState, SharedView
from tools.kit.errors import MissingInput, NotFound

BRIEF = RaceBrief(
    distance_m=42_195,
    race_name="Spring race",
    race_date=datetime(2099, 4, 18).date(),
    goal_time_s=12_600,
    weight_kg=61.73,
)


def at(sharing: Sharing, moment: datetime) -> Sharing:
    return replace(sharing, clock=lambda: moment)


async def saved(coach: Coach, athlete_id: str) -> str:
    await coach.preferences(athlete_id)
    strategy_id, _, _ = await coach.generate_strategy(athlete_id, BRIEF)
    return strategy_id


async def refused(sharing: Sharing, token: str) -> str:
    with pytest.raises(NotFound) as refusal:
        await sharing.open(token)
    return str(refusal.value)


async def test_a_link_opens_the_plan_without_its_athlete(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        strategy_id = await saved(coach, athlete_id)
        made = await coach.races.sharing.make(athlete_id, strategy_id, LinkEnd.AFTER_RACE)
        assert made.token is not None
        assert len(made.token) >= 43  # 256 bits in base64
        opened = await coach.races.sharing.open(made.token)
    assert opened.carried.plan.title == "Spring race"
    assert opened.carried.plan.goal == "3:30:00"
    assert opened.carried.strategy.brief.weight_kg is None
    assert (opened.carried.time_zone, opened.carried.share_url) == (None, None)
    assert athlete_id not in repr(opened)


async def test_every_token_that_opens_nothing_is_answered_alike(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        sharing, strategy_id = coach.races.sharing, await saved(coach, athlete_id)
        over = await sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)
        taken = await sharing.make(athlete_id, strategy_id, LinkEnd.YEAR)
        assert over.token is not None
        assert taken.token is not None
        await sharing.take_back(athlete_id, strategy_id, taken.link.id)
        later = at(sharing, datetime.now(UTC) + timedelta(days=31))
        answers = {
            await refused(later, over.token),
            await refused(sharing, taken.token),
            await refused(sharing, "never-was"),
            await refused(sharing, ""),
        }
        assert len(answers) == 1
        states = {each.link.id: each for each in await later.of_strategy(athlete_id, strategy_id)}
        assert states[over.link.id].state is LinkState.ENDED
        assert states[taken.link.id].state is LinkState.TAKEN_BACK
        assert {each.token for each in states.values()} == {None}


async def test_another_athletes_strategy_is_neither_shared_nor_listed_nor_taken_back(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        sharing, strategy_id = coach.races.sharing, await saved(coach, athlete_id)
        made = await sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)
        other = f"{athlete_id}-other"
        await coach.preferences(other)
        for attempt in (
            sharing.make(other, strategy_id, LinkEnd.MONTH),
            sharing.of_strategy(other, strategy_id),
            sharing.ends_offered(other, strategy_id),
            sharing.whole_plan(other, strategy_id),
            sharing.take_back(other, strategy_id, made.link.id),
            coach.races.carrying.of_saved(other, strategy_id),
        ):
            with pytest.raises(NotFound):
                await attempt
        assert await sharing.open(made.token or "")


async def test_a_deleted_strategy_ends_its_links(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        sharing, strategy_id = coach.races.sharing, await saved(coach, athlete_id)
        made = await sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)
        desk = coach.proposals.for_athlete(athlete_id, "thread")
        proposal = await desk.propose_delete(strategy_id)
        await coach.decide(athlete_id, proposal.id, True)
        await refused(sharing, made.token or "")


async def test_an_account_that_is_deleted_takes_its_links_along(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        sharing, strategy_id = coach.races.sharing, await saved(coach, athlete_id)
        made = await sharing.make(athlete_id, strategy_id, LinkEnd.YEAR)
        await coach.account.leave(athlete_id, "delete everything")
        await refused(sharing, made.token or "")


async def test_a_link_outlives_the_server(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        strategy_id = await saved(coach, athlete_id)
        made = await coach.races.sharing.make(athlete_id, strategy_id, LinkEnd.MONTH, SharedView.CREW)
    async with coach_on(database, home) as again:
        assert (await again.races.sharing.open(made.token or "")).link.view is SharedView.CREW
        (shown,) = await again.races.sharing.of_strategy(athlete_id, strategy_id)
        assert shown.token == made.token


async def test_a_link_ends_as_it_was_asked_for_and_not_in_the_past(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        sharing, strategy_id = coach.races.sharing, await saved(coach, athlete_id)
        assert await sharing.ends_offered(athlete_id, strategy_id) == tuple(LinkEnd)
        after = at(sharing, datetime(2099, 5, 1, tzinfo=UTC))
        assert LinkEnd.AFTER_RACE not in await after.ends_offered(athlete_id, strategy_id)
        with pytest.raises(MissingInput, match="30 days"):
            await after.make(athlete_id, strategy_id, LinkEnd.AFTER_RACE)


async def test_links_do_not_pile_up(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        sharing, strategy_id = coach.races.sharing, await saved(coach, athlete_id)
        tokens = set()
        for _ in range(MOST_LIVING):
            made = await sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)
            tokens.add(made.token)
        assert len(tokens) == MOST_LIVING
        with pytest.raises(MissingInput, match="Take one back"):
            await sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)
        await sharing.take_back(athlete_id, strategy_id, made.link.id)
        assert await sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)


async def test_clicks_at_once_do_not_pile_up_either(database: Database, home: Path, athlete_id: str) -> None:
    async with coach_on(database, home) as coach:
        sharing, strategy_id = coach.races.sharing, await saved(coach, athlete_id)
        clicks = (sharing.make(athlete_id, strategy_id, LinkEnd.MONTH) for _ in range(MOST_LIVING + 4))
        made = await asyncio.gather(*clicks, return_exceptions=True)
        assert sum(isinstance(each, MissingInput) for each in made) == 4
        assert len(await sharing.of_strategy(athlete_id, strategy_id)) == MOST_LIVING


async def test_a_name_that_turns_its_letters_around_is_shared_straight(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        turned = BRIEF.with_changes(race_name="Spring\u202e race\u2067 run")
        strategy_id, _, _ = await coach.generate_strategy(athlete_id, turned)
        made = await coach.races.sharing.make(athlete_id, strategy_id, LinkEnd.MONTH)
        assert made.token
        plan = (await coach.races.sharing.open(made.token)).carried.plan
        assert plan.title == "Spring race run"
