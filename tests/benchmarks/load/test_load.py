"""The load run on a small scale: every page hears its own answer, whole and in order."""

import asyncio

import pytest

from tests.benchmarks.load.client import Visitor
from tests.benchmarks.load.measure import Run, endpoint, measured, served
from tests.benchmarks.load.words import tokens_of_reply

pytestmark = pytest.mark.timeout(180)
TOKENS = 60
SMALL = Run("paceline", sessions=6, tokens=TOKENS, tokens_per_s=200.0, spread_s=0.5, rounds=1)
PAGES = 8


async def test_every_page_hears_its_whole_answer_in_order() -> None:
    said = "".join(tokens_of_reply(TOKENS))
    async with endpoint(TOKENS, 200.0) as base_url, served(SMALL, base_url) as server:
        visitors = [Visitor(server.address) for _ in range(PAGES)]
        await asyncio.gather(*(visitor.connect() for visitor in visitors))
        asked = (
            visitor.ask(f"What should I think of on the day? ({place})")
            for place, visitor in enumerate(visitors)
        )
        heard = await asyncio.gather(*asked)
        await asyncio.gather(*(visitor.leave() for visitor in visitors))
    for one in heard:
        assert one.whole.strip() == said
        assert one.whole.startswith(one.streamed)
        assert 1 < len(one.updates_s) < TOKENS


async def test_the_load_run_counts_every_reply() -> None:
    row = await measured(SMALL)
    assert (row["replies"], row["lost"]) == (6, 0)
    assert row["cpu_ms_a_reply"] > 0
