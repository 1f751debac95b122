"""One turn at a time in a conversation, and none while the past is rewritten."""

import asyncio

import pytest

from agent.turns import Turns


async def test_a_conversation_has_one_turn_at_a_time_and_others_go_on() -> None:
    turns, order = Turns(), list[str]()

    async def turn(thread_id: str, name: str) -> None:
        async with turns.one("a", thread_id):
            order.append(f"{name} begins")
            await asyncio.sleep(0.02)
            order.append(f"{name} ends")

    await asyncio.gather(turn("1", "first"), turn("1", "second"), turn("2", "other"))
    assert order.index("first ends") < order.index("second begins")
    assert order.index("other begins") < order.index("first ends")


async def test_the_past_waits_for_turns_and_turns_wait_for_it() -> None:
    turns, order = Turns(), list[str]()
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def turn(name: str) -> None:
        async with turns.one("a", name):
            begun.set()
            order.append(f"{name} begins")
            await go_on.wait()
            order.append(f"{name} ends")

    async def rewriting(name: str) -> None:
        async with turns.none("a"):
            order.append(f"{name} rewrites")
            await asyncio.sleep(0.01)
            order.append(f"{name} is done")

    first = asyncio.create_task(turn("first"))
    await begun.wait()
    rewriters = [asyncio.create_task(rewriting(name)) for name in ("one", "two")]
    await asyncio.sleep(0.01)
    later = asyncio.create_task(turn("later"))
    await asyncio.sleep(0.01)
    assert order == ["first begins"]
    async with turns.one("another athlete", "x"):
        go_on.set()
    await asyncio.gather(first, later, *rewriters)
    assert order[:2] == ["first begins", "first ends"]
    for name in ("one", "two"):
        assert order.index(f"{name} is done") == order.index(f"{name} rewrites") + 1
    assert order.index("one rewrites") < order.index("later begins")


async def test_a_turn_cut_off_holds_nobody_up() -> None:
    turns = Turns()

    async def broken() -> None:
        async with turns.one("a", "1"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await broken()
    waiting = asyncio.create_task(_one(turns))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    async with asyncio.timeout(2), turns.none("a"):
        pass
    async with asyncio.timeout(2), turns.one("a", "1"):
        pass


async def _one(turns: Turns) -> None:
    async with turns.one("a", "1"):
        await asyncio.sleep(10)
