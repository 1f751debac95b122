"""The load run on a small scale: every athlete hears their own answer, whole, in order, piece by piece."""

import pytest

from tests.benchmarks.load.measure import measured
from tests.benchmarks.load.stage import Run

pytestmark = pytest.mark.timeout(180)
TOKENS = 60
SMALL = Run("paceline", sessions=8, tokens=TOKENS, tokens_per_s=200.0, spread_s=0.5, rounds=1, slow=2)


async def test_every_page_hears_its_whole_answer_beside_slow_ones(postgres_url: str) -> None:
    row = await measured(SMALL, postgres_url)
    assert (row["replies"], row["lost"]) == (6, 0)
    assert row["slow"]["sessions"] == 2
    assert 1 < row["updates_a_reply"] < TOKENS
    assert row["cpu_ms_a_reply"] > 0
