"""What is saved is listed newest first, opened whole, and shown to its athlete alone."""

import pytest

from memory.database import Database
from memory.proposals import ProposalStore
from memory.strategies import StrategyStore
from tests.support.races import a_strategy
from tools.kit.errors import NotFound


async def save(database: Database, athlete_id: str, key: str, name: str) -> str:
    desk = ProposalStore(database).for_athlete(athlete_id, "thread")
    decided = await desk.decide((await desk.propose_save(a_strategy(key), name)).id, approve=True)
    assert decided.subject_id is not None
    return decided.subject_id


async def test_history_is_newest_first(database: Database, athlete_id: str) -> None:
    for key, name in (("a", "Boston"), ("b", "Berlin"), ("c", "Boston")):
        await save(database, athlete_id, key, name)

    history = await StrategyStore(database).for_athlete(athlete_id).history()
    assert [(each.name, each.version) for each in history] == [("Boston", 2), ("Berlin", 1), ("Boston", 1)]


async def test_nobody_else_sees_it(database: Database, athlete_id: str) -> None:
    strategy_id = await save(database, athlete_id, "a", "Boston")
    stranger = StrategyStore(database).for_athlete(f"not-{athlete_id}")

    assert await stranger.history() == ()
    with pytest.raises(NotFound, match="show your strategies"):
        await stranger.saved(strategy_id)


async def test_two_athletes_may_save_the_same_plan(database: Database, athlete_id: str) -> None:
    for each in (athlete_id, f"friend-of-{athlete_id}"):
        await save(database, each, "a", "Boston")
        assert len(await StrategyStore(database).for_athlete(each).history()) == 1
