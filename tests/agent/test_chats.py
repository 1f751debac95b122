"""A message is kept before its answer begins, is answered once, and a dead answer is found."""

import asyncio
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from agent.chats import Chats, patiently
from memory.chat_history import ChatHistoryStore
from memory.database import Database
from tools.domain.conversation import Said, TurnStanding
from tools.kit.errors import DatabaseUnavailable


def message(text: str = "Plan my race") -> Said:
    now = datetime.now(UTC)
    return Said(
        id=uuid4().hex,
        conversation_id="one",
        kind="user_message",
        output=text,
        began_at=now,
        ended_at=now,
    )


async def standing(chats: Chats, athlete_id: str) -> list[TurnStanding | None]:
    conversation = await chats.for_athlete(athlete_id).conversation("one")
    return [said.turn for said in conversation.said] if conversation else []


@pytest.fixture
def chats(database: Database) -> Chats:
    return Chats(ChatHistoryStore(database))


async def test_a_message_is_there_while_it_is_answered(chats: Chats, athlete_id: str) -> None:
    async with chats.answering(athlete_id, message(), "Plan") as new:
        assert new
        assert await standing(chats, athlete_id) == [TurnStanding.OPEN]
        assert await chats.abandoned(athlete_id, "one") == ()
    assert await standing(chats, athlete_id) == [TurnStanding.DONE]


async def test_a_message_sent_again_is_answered_once(chats: Chats, athlete_id: str) -> None:
    asked = message()
    async with (
        chats.answering(athlete_id, asked, "Plan") as first,
        chats.answering(athlete_id, asked, "Plan") as meanwhile,
    ):
        assert (first, meanwhile) == (True, False)
    async with chats.answering(athlete_id, asked, "Plan") as later:
        assert not later
    assert await standing(chats, athlete_id) == [TurnStanding.DONE]


async def test_another_server_that_gets_it_again_ends_nothing(
    chats: Chats, database: Database, athlete_id: str
) -> None:
    asked, elsewhere = message(), Chats(ChatHistoryStore(database))
    async with chats.answering(athlete_id, asked, "Plan"):
        async with elsewhere.answering(athlete_id, asked, "Plan") as new:
            assert not new
        assert await standing(chats, athlete_id) == [TurnStanding.OPEN]


async def test_a_stopped_or_broken_turn_has_ended(chats: Chats, athlete_id: str) -> None:
    with pytest.raises(ZeroDivisionError):
        async with chats.answering(athlete_id, message(), "Plan"):
            raise ZeroDivisionError
    begun = asyncio.Event()

    async def answered_slowly() -> None:
        async with chats.answering(athlete_id, message(), "Plan"):
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(answered_slowly())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await standing(chats, athlete_id) == [TurnStanding.DONE, TurnStanding.DONE]
    assert await chats.abandoned(athlete_id, "one") == ()


async def test_a_turn_whose_answer_could_not_be_kept_is_found_as_cut(chats: Chats, athlete_id: str) -> None:
    asked = message()
    with pytest.raises(DatabaseUnavailable):
        async with chats.answering(athlete_id, asked, "Plan"):
            raise DatabaseUnavailable("away too long")
    assert [cut.id for cut in await chats.abandoned(athlete_id, "one")] == [asked.id]


async def test_a_turn_whose_server_died_is_found_by_the_next(
    chats: Chats, database: Database, athlete_id: str
) -> None:
    asked = message()
    assert await chats.for_athlete(athlete_id).begin_turn(asked, "Plan")  # and then the power went
    (cut,) = await Chats(ChatHistoryStore(database)).abandoned(athlete_id, "one")
    assert (cut.id, cut.text) == (asked.id, "Plan my race")


async def test_what_fails_while_the_database_is_away_is_done_when_it_is_back() -> None:
    tried: list[int] = []

    async def write() -> str:
        tried.append(1)
        if len(tried) < 2:
            raise DatabaseUnavailable("away")
        return "kept"

    assert await patiently(write) == "kept"
    tried.clear()
    with pytest.raises(DatabaseUnavailable):
        await patiently(write, 0)
