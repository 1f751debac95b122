"""One yes makes one version: from two processes at once, and after one was killed in the middle of it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import psycopg
import pytest

from memory.athletes import SQL as ATHLETES
from memory.database import Database
from memory.plans import AthletePlanVersions, PlanStore
from memory.proposals import AthleteProposals, ProposalStore
from tests.support.approver import answers, approver, begin
from tests.support.plan_drafts import TODAY, change_of, days_after, new_draft
from tools.domain.proposal import Proposal, ProposalStatus

TABS = 10
PLACE = 7_301
"""The advisory lock that a process waits for in the middle of a yes."""

WAITING = """
    select count(*) as waiting from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()
"""
AT_THE_PLACE = f"""
    select count(*) as waiting from pg_locks
    where locktype = 'advisory' and objid = {PLACE} and not granted
"""


@pytest.fixture
def desk(database: Database, athlete_id: str) -> AthleteProposals:
    return ProposalStore(database).for_athlete(athlete_id, "thread-1", TODAY)


@pytest.fixture
def shelf(database: Database, athlete_id: str) -> AthletePlanVersions:
    return PlanStore(database).for_athlete(athlete_id)


@pytest.fixture
async def card(desk: AthleteProposals, shelf: AthletePlanVersions) -> Proposal:
    """A change of v1 that waits for a yes."""
    await desk.decide((await desk.propose_plan(new_draft())).id, approve=True)
    current = await shelf.current()
    assert current is not None
    return await desk.propose_plan(change_of(current, days_after(1)))


async def versions(shelf: AthletePlanVersions, card: Proposal) -> list[int]:
    """The numbers of all versions, oldest first."""
    return sorted(each.version for each in await shelf.versions(card.subject_id or ""))


async def until(database: Database, question: str, waiting: int) -> None:
    """Wait until so many connections wait for a lock."""
    for _ in range(600):
        row = await database.row(question)
        if row and row["waiting"] >= waiting:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"fewer than {waiting} connections wait")


@asynccontextmanager
async def athlete_held(database: Database, athlete_id: str) -> AsyncIterator[None]:
    """Keep everybody from deciding for this athlete."""
    async with database.transaction() as connection:
        await connection.run(ATHLETES["lock"], athlete_id=athlete_id)
        yield


@contextmanager
def stopped_at(url: str, place: str) -> Iterator[psycopg.Connection]:
    """Let every yes wait at a place for the lock that the connection given holds."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "create function wait_at_the_place() returns trigger language plpgsql as "
            f"$$ begin perform pg_advisory_xact_lock({PLACE}); return new; end $$"
        )
        connection.execute(f"create trigger wait_here {place} execute function wait_at_the_place()")
        connection.execute(f"select pg_advisory_lock({PLACE})")
        try:
            yield connection
        finally:
            connection.execute("select pg_advisory_unlock_all()")
            connection.execute("drop function wait_at_the_place cascade")


async def test_twenty_yeses_from_two_processes_make_one_version(
    database: Database, postgres_url: str, athlete_id: str, shelf: AthletePlanVersions, card: Proposal
) -> None:
    processes = [approver(postgres_url, athlete_id, card.id, TODAY, TABS) for _ in range(2)]
    with processes[0] as one, processes[1] as other:
        async with athlete_held(database, athlete_id):
            begin(one)
            begin(other)
            await until(database, WAITING, 2 * TABS)
        told = [*await asyncio.to_thread(answers, one), *await asyncio.to_thread(answers, other)]

    once = {"status": "applied", "outcome": "You train by “Spring marathon” v2 now.", "version": 2}
    assert told == [once] * 2 * TABS
    assert await versions(shelf, card) == [1, 2]


@pytest.mark.parametrize(
    "place",
    [
        "before insert on plan_version for each row",
        "after insert on plan_version for each row",
        "before update on proposal for each row when (new.outcome is not null)",
    ],
    ids=["before the version", "after the version", "before the outcome"],
)
async def test_a_process_killed_in_the_middle_of_a_yes_leaves_it_undone_and_the_next_makes_one(
    place: str,
    database: Database,
    postgres_url: str,
    athlete_id: str,
    desk: AthleteProposals,
    shelf: AthletePlanVersions,
    card: Proposal,
) -> None:
    with stopped_at(postgres_url, place) as lock:
        with approver(postgres_url, athlete_id, card.id, TODAY, 1) as victim:
            begin(victim)
            await until(database, AT_THE_PLACE, 1)
            victim.kill()
            victim.wait()
        assert (await seen_from_outside(database, card)) == "pending"
        assert await versions(shelf, card) == [1]
        with approver(postgres_url, athlete_id, card.id, TODAY, TABS) as restarted:
            begin(restarted)
            await until(database, WAITING, 1 + TABS)
            lock.execute("select pg_advisory_unlock_all()")
            told = await asyncio.to_thread(answers, restarted)

    assert {each["outcome"] for each in told} == {"You train by “Spring marathon” v2 now."}
    assert (await desk.proposal(card.id)).status is ProposalStatus.APPLIED
    assert await versions(shelf, card) == [1, 2]


async def test_a_process_killed_after_its_yes_has_made_it(
    database: Database,
    postgres_url: str,
    athlete_id: str,
    desk: AthleteProposals,
    shelf: AthletePlanVersions,
    card: Proposal,
) -> None:
    with approver(postgres_url, athlete_id, card.id, TODAY, 1) as victim:
        begin(victim)
        await until_decided(database, card)
        victim.kill()
    again = await desk.decide(card.id, approve=True)

    assert (again.status, again.version) == (ProposalStatus.APPLIED, 2)
    assert await versions(shelf, card) == [1, 2]


async def seen_from_outside(database: Database, card: Proposal) -> str:
    """How a proposal stands for everybody else."""
    row = await database.row("select status from proposal where id = %(id)s", id=card.id)
    assert row is not None
    return str(row["status"])


async def until_decided(database: Database, card: Proposal) -> None:
    for _ in range(600):
        if await seen_from_outside(database, card) != "pending":
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nobody decided")
