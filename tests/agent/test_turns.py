"""One turn at a time in a conversation over all servers, and none while the past is rewritten."""

import asyncio

import pytest

from agent.turns import Turns
from memory.database import Database
from memory.turn_leases import TurnLeases
from tools.kit.errors import DatabaseUnavailable

SHORT_S = 0.9


def two_servers(database: Database, lease_s: float = 15.0) -> tuple[Turns, Turns]:
    """What two servers know of each other: nothing but the database."""
    return Turns(TurnLeases(database, lease_s)), Turns(TurnLeases(database, lease_s))


async def one_by_one(first: Turns, second: Turns, athlete_id: str) -> None:
    order = list[str]()

    async def turn(turns: Turns, thread_id: str, name: str) -> None:
        async with turns.one(athlete_id, thread_id):
            order.append(f"{name} begins")
            await asyncio.sleep(0.05)
            order.append(f"{name} ends")

    await asyncio.gather(turn(first, "1", "first"), turn(second, "1", "second"), turn(first, "2", "other"))
    begun = [
        name.removesuffix(" begins") for name in order if name.endswith("begins") and "other" not in name
    ]
    assert order.index(f"{begun[0]} ends") < order.index(f"{begun[1]} begins")
    assert order.index("other begins") < order.index(f"{begun[1]} begins")


async def test_a_conversation_has_one_turn_at_a_time_and_others_go_on(
    database: Database, athlete_id: str
) -> None:
    here, elsewhere = two_servers(database)
    await one_by_one(here, here, athlete_id)
    await one_by_one(here, elsewhere, athlete_id)


@pytest.mark.parametrize("same", [True, False], ids=["one server", "two servers"])
async def test_the_past_waits_for_turns_and_turns_wait_for_it(
    same: bool, database: Database, athlete_id: str
) -> None:
    here, elsewhere = two_servers(database)
    elsewhere = here if same else elsewhere
    order, begun, go_on = list[str](), asyncio.Event(), asyncio.Event()

    async def turn(turns: Turns, name: str) -> None:
        async with turns.one(athlete_id, name):
            begun.set()
            order.append(f"{name} begins")
            await go_on.wait()
            order.append(f"{name} ends")

    async def rewriting(turns: Turns, name: str) -> None:
        async with turns.none(athlete_id):
            order.append(f"{name} rewrites")
            await asyncio.sleep(0.01)
            order.append(f"{name} is done")

    first = asyncio.create_task(turn(here, "first"))
    await begun.wait()
    rewriters = [asyncio.create_task(rewriting(*each)) for each in ((elsewhere, "one"), (here, "two"))]
    await asyncio.sleep(0.3)
    later = asyncio.create_task(turn(here, "later"))
    await asyncio.sleep(0.3)
    assert order == ["first begins"]
    async with here.one(f"another-{athlete_id}", "x"):
        go_on.set()
    await asyncio.gather(first, later, *rewriters)
    assert order[:2] == ["first begins", "first ends"]
    done = [order.index(f"{name} is done") for name in ("one", "two")]
    assert done == [order.index(f"{name} rewrites") + 1 for name in ("one", "two")]
    assert order.index("later begins") not in range(min(done) - 1, min(done) + 1)


async def test_many_turns_and_rewritings_of_two_servers_never_overlap(
    database: Database, athlete_id: str
) -> None:
    """At the same instant both take first and look second: at least one sees the other."""
    servers, turning, rewriting = two_servers(database), set[str](), set[int]()

    async def turn(number: int) -> None:
        async with servers[number % 2].one(athlete_id, str(number % 3)):
            assert not rewriting
            assert str(number % 3) not in turning
            turning.add(str(number % 3))
            await asyncio.sleep(0.01)
            turning.remove(str(number % 3))

    async def rewrite(number: int) -> None:
        async with servers[number % 2].none(athlete_id):
            assert not turning
            assert not rewriting
            rewriting.add(number)
            await asyncio.sleep(0.01)
            rewriting.remove(number)

    async with asyncio.timeout(60):
        await asyncio.gather(
            *(turn(number) for number in range(9)), *(rewrite(number) for number in range(3))
        )


async def test_a_turn_cut_off_holds_nobody_up(database: Database, athlete_id: str) -> None:
    turns, other = two_servers(database)
    with pytest.raises(RuntimeError):
        await _broken(turns, athlete_id)
    holding = asyncio.create_task(_one(turns, athlete_id))
    waiting = asyncio.create_task(_one(other, athlete_id))
    await asyncio.sleep(0.1)
    for task in (waiting, holding):
        task.cancel()
    await asyncio.gather(waiting, holding, return_exceptions=True)
    async with asyncio.timeout(4), turns.none(athlete_id):
        pass
    async with asyncio.timeout(2), other.one(athlete_id, "1"):
        pass


async def test_what_a_dead_server_held_is_taken_over(database: Database, athlete_id: str) -> None:
    """A server that dies gives nothing back: its lease runs out."""
    dead = TurnLeases(database, SHORT_S)
    assert await dead.take(athlete_id, "1", "a server that died")
    alive, _ = two_servers(database)
    async with asyncio.timeout(10), alive.one(athlete_id, "1"):
        assert not await dead.take(athlete_id, "1", "a server that died")


async def test_a_long_turn_keeps_its_conversation(database: Database, athlete_id: str) -> None:
    here, elsewhere = two_servers(database, SHORT_S)
    ended = False

    async def after() -> None:
        async with elsewhere.one(athlete_id, "1"):
            assert ended

    async with here.one(athlete_id, "1"):
        waiting = asyncio.create_task(after())
        await asyncio.sleep(3 * SHORT_S)
        ended = True
    await waiting


async def test_a_turn_whose_conversation_was_taken_over_stops(database: Database, athlete_id: str) -> None:
    here, _ = two_servers(database, SHORT_S)
    with pytest.raises(DatabaseUnavailable, match="Reload the page"):
        await _robbed(here, database, athlete_id)


async def test_an_athlete_who_leaves_meanwhile_leaves_no_lease(database: Database, athlete_id: str) -> None:
    here, _ = two_servers(database, SHORT_S)
    async with here.none(athlete_id):
        await database.run("delete from turn_lease where athlete_id = %(athlete_id)s", athlete_id=athlete_id)
        await asyncio.sleep(2 * SHORT_S)
    left = await database.rows(
        "select from turn_lease where athlete_id = %(athlete_id)s", athlete_id=athlete_id
    )
    assert left == []


async def _broken(turns: Turns, athlete_id: str) -> None:
    async with turns.one(athlete_id, "1"):
        raise RuntimeError


async def _robbed(turns: Turns, database: Database, athlete_id: str) -> None:
    async with turns.one(athlete_id, "1"):
        await database.run(
            "update turn_lease set holder = 'another' where athlete_id = %(athlete_id)s",
            athlete_id=athlete_id,
        )
        await asyncio.sleep(10 * SHORT_S)


async def _one(turns: Turns, athlete_id: str) -> None:
    async with turns.one(athlete_id, "1"):
        await asyncio.sleep(10)
