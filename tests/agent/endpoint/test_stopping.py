"""Stop ends the spending: the connection is closed, and nothing is asked afterwards."""

import asyncio
import json
from contextlib import aclosing
from pathlib import Path

import pytest

from agent.coach import Coach
from agent.events import TextDelta
from memory.database import Database
from tests.support.coaching import coach_on
from tests.support.faulty_endpoint import Body, FaultyEndpoint, Say, faulty_endpoint

SLOWLY = Say("Hold back. " * 100, pause_s=0.05)
ALL = ["pacing", "nutrition", "mental"]


def chatty(body: Body, _number: int) -> Say:
    """Route to everybody; each of them talks slowly, without a tool."""
    names = [tool["function"]["name"] for tool in body.get("tools", ())]
    if "choose_specialists" in names:
        return Say(tool=("choose_specialists", json.dumps({"specialists": ALL})))
    return SLOWLY


async def stopped_by_cancelling(coach: Coach, athlete_id: str) -> None:
    """Cancel the task that listens, as the page's stop button does."""
    begun = asyncio.Event()

    async def listen() -> None:
        async with aclosing(coach.answer(athlete_id, "thread", "Plan my marathon in 3:30")) as events:
            async for event in events:
                if isinstance(event, TextDelta) and "Hold" in event.text:
                    begun.set()

    listening = asyncio.ensure_future(listen())
    await asyncio.wait_for(begun.wait(), 20)
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening


async def stopped_between_two_events(coach: Coach, athlete_id: str) -> None:
    """Stop listening while the page is busy with an event."""
    async with aclosing(coach.answer(athlete_id, "thread", "Plan my marathon in 3:30")) as events:
        async for event in events:
            if isinstance(event, TextDelta) and "Hold" in event.text:
                break


@pytest.mark.parametrize("stop", [stopped_by_cancelling, stopped_between_two_events])
async def test_stop_closes_every_stream_and_nothing_more_is_asked(
    stop: object, database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with faulty_endpoint(chatty) as server:
        settings = {"chat_model": "first, second", "openai_base_url": server.base_url}
        async with coach_on(database, tmp_path, **settings) as coach:
            assert callable(stop)
            await stop(coach, athlete_id)
            at = asyncio.get_running_loop().time()
            await asyncio.sleep(0.8)
            await coach.spending.settled()
            asked = len(server.seen)
            assert_hung_up(server, within_s=1.0, after=at)
            await asyncio.sleep(0.3)
            assert len(server.seen) == asked
            rows = await coach.database.rows(
                "select outcome, estimated from model_request where athlete_id = %(who)s", who=athlete_id
            )
            assert len(rows) == asked
            cancelled = [row["estimated"] for row in rows if row["outcome"] == "cancelled"]
            assert cancelled == [True] * (asked - sum(seen.usage is not None for seen in server.seen))


def assert_hung_up(server: FaultyEndpoint, *, within_s: float, after: float) -> None:
    open_still = [seen for seen in server.seen if seen.usage is None]
    assert open_still, "somebody was talking"
    for seen in open_still:
        assert seen.hung_up_at is not None
        assert seen.hung_up_at - after < within_s
