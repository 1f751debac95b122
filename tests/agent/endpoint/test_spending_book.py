"""What models take is written once, and a full day refuses."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal
from uuid import uuid4

import pytest

from agent.endpoint.budget import TurnBudget
from agent.endpoint.spending_book import SpendingBook
from memory.athletes import AthleteStore
from memory.database import Database
from memory.spending import SpendingStore
from tools.domain.spending import DailyCap, ModelRequest, Spending
from tools.kit.errors import ModelCapReached

TODAY = date(2026, 3, 1)
EXPECTED = Spending(requests=1, input_tokens=300, output_tokens=200, estimated=True)


@pytest.fixture
async def known(database: Database, athlete_id: str) -> str:
    await AthleteStore(database).ensure(athlete_id)
    return athlete_id


def request(budget: TurnBudget, tokens: int, outcome: Literal["done", "failed"] = "done") -> ModelRequest:
    return ModelRequest(
        id=uuid4().hex,
        thread_id=budget.thread_id,
        turn_id=budget.turn_id,
        day=budget.day,
        purpose="pacing",
        model="scripted",
        outcome=outcome,
        spending=Spending(requests=1, input_tokens=tokens, output_tokens=0, cost=Decimal(tokens) / 1000),
        seconds=1.0,
        asked_at=datetime.now(UTC),
    )


def book(database: Database, **cap: Any) -> SpendingBook:
    return SpendingBook(SpendingStore(database), DailyCap(**cap))


async def ask(budget: TurnBudget, tokens: int) -> None:
    asked = request(budget, tokens)
    await budget.reserve(asked.id, EXPECTED)
    await asyncio.sleep(0)
    budget.close(asked)


async def test_what_is_asked_is_written_once(database: Database, known: str) -> None:
    it = book(database)
    budget = it.for_turn(known, "thread", TODAY)
    asked = request(budget, 700)
    for _ in range(3):
        budget.ledger.write(asked)
    await it.settled()
    assert (await it.for_athlete(known).of_day(TODAY)).tokens == 700
    assert await it.for_athlete(known).of_thread("thread") == (asked,)


async def test_who_is_gone_meanwhile_leaves_nothing(database: Database, athlete_id: str) -> None:
    it = book(database, tokens=1_000)
    await ask(it.for_turn(athlete_id, "thread", TODAY), 700)
    await it.settled()
    assert await it.for_athlete(athlete_id).of_day(TODAY) == Spending()


async def test_a_full_day_refuses_with_one_sentence_and_the_next_day_does_not(
    database: Database, known: str
) -> None:
    it = book(database, tokens=1_000)
    await ask(it.for_turn(known, "thread", TODAY), 1_000)
    budget = it.for_turn(known, "thread", TODAY)
    with pytest.raises(ModelCapReached) as told:
        await ask(budget, 1)
    assert str(told.value) == (
        "Today's limit of 1,000 tokens for the model is reached. "
        "The offline coach goes on; it resets at midnight."
    )
    assert budget.refusal == str(told.value)
    await ask(it.for_turn(known, "thread", TODAY + timedelta(days=1)), 1)
    await ask(it.for_turn(known, "other", TODAY + timedelta(days=1)), 1)
    await it.settled()


async def test_money_is_limited_too_and_another_athlete_has_a_day_of_their_own(
    database: Database, known: str
) -> None:
    it = book(database, cost=Decimal("0.5"))
    await ask(it.for_turn(known, "thread", TODAY), 500)
    with pytest.raises(ModelCapReached, match="limit of 50 ct"):
        await ask(it.for_turn(known, "thread", TODAY), 1)
    other = f"other-{known}"
    await AthleteStore(database).ensure(other)
    await ask(it.for_turn(other, "thread", TODAY), 1)
    await it.settled()


async def test_specialists_side_by_side_go_over_by_no_more_than_what_is_under_way(
    database: Database, known: str
) -> None:
    it = book(database, tokens=2_000)

    async def turn() -> int:
        budget, asked = it.for_turn(known, "thread", TODAY), 0
        try:
            for _ in range(20):
                asked += 1
                one = request(budget, 500)
                await budget.reserve(one.id, EXPECTED)
                await asyncio.sleep(0.002)
                budget.close(one)
        except ModelCapReached:
            asked -= 1
        return asked

    asked = sum(await asyncio.gather(*(turn() for _ in range(6))))
    await it.settled()
    spent = await it.for_athlete(known).of_day(TODAY)
    assert spent.requests == asked
    assert spent.tokens == 2_000, "what is set aside is what is taken: nothing goes over"


async def test_what_was_written_by_another_process_counts(database: Database, known: str) -> None:
    before, after = book(database, tokens=500), book(database, tokens=500)
    await ask(before.for_turn(known, "thread", TODAY), 500)
    await before.settled()
    with pytest.raises(ModelCapReached):
        await ask(after.for_turn(known, "thread", TODAY), 1)


async def test_servers_side_by_side_share_one_limit(database: Database, known: str) -> None:
    servers = [book(database, tokens=2_000) for _ in range(3)]

    async def turn(it: SpendingBook) -> int:
        budget, asked = it.for_turn(known, "thread", TODAY), 0
        while budget.refusal is None:
            one = request(budget, 500)
            try:
                await budget.reserve(one.id, EXPECTED)
            except ModelCapReached:
                break
            asked += 1
            await asyncio.sleep(0.01)
            budget.close(one)
        return asked

    asked = sum(await asyncio.gather(*(turn(it) for it in servers * 2)))
    for it in servers:
        await it.settled()
    spent = await servers[0].for_athlete(known).of_day(TODAY)
    assert (asked, spent.requests, spent.tokens) == (4, 4, 2_000)
    left = await database.rows("select from model_reservation where athlete_id = %(id)s", id=known)
    assert left == [], "what was set aside was given back"


async def test_what_a_dead_server_had_set_aside_counts_until_it_runs_out(
    database: Database, known: str
) -> None:
    dead, alive = book(database, tokens=500), book(database, tokens=500)
    await dead.for_turn(known, "thread", TODAY).reserve("never ended", EXPECTED)
    with pytest.raises(ModelCapReached):
        await ask(alive.for_turn(known, "thread", TODAY), 1)
    await database.run(
        "update model_reservation set runs_out_at = now() where athlete_id = %(athlete_id)s", athlete_id=known
    )
    await ask(alive.for_turn(known, "thread", TODAY), 1)
    await alive.settled()


async def test_it_is_told_by_day_conversation_and_model(database: Database, known: str) -> None:
    it = book(database)
    for day, thread in ((TODAY, "a"), (TODAY, "b"), (TODAY - timedelta(days=3), "a")):
        await ask(it.for_turn(known, thread, day), 100)
    await it.settled()
    record = it.for_athlete(known)
    by_day = await record.by("day", TODAY - timedelta(days=5))
    assert {day: spent.tokens for day, spent in by_day.items()} == {"2026-03-01": 200, "2026-02-26": 100}
    assert {name: spent.requests for name, spent in (await record.by("thread", TODAY)).items()} == {
        "a": 1,
        "b": 1,
    }
    assert (await record.by("model", TODAY))["scripted"].cost == Decimal("0.2")
