"""A conversation of 500 turns: the last turns cost what the first ones did, and leave as much behind."""

import time
from pathlib import Path

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import ask, coach_on

TURNS, BEFORE, COMPARED = 500, 10, 20
MOST_BYTES = 20_000
SLOWER_AT_MOST = 1.2
SAID = (
    "show my strategies",
    "What should I eat before a race?",
    "I tolerate no milk on ride number {turn}.",
    "How do I stay calm at the start of race {turn}?",
    "What can you do?",
)
KEPT = """
select (select count(*) from checkpoints where thread_id = %(thread)s)
     + (select count(*) from checkpoint_blobs where thread_id = %(thread)s)
     + (select count(*) from checkpoint_writes where thread_id = %(thread)s) as rows,
       (select sum(octet_length(checkpoint::text)) from checkpoints where thread_id = %(thread)s)
     + (select sum(octet_length(blob)) from checkpoint_blobs where thread_id = %(thread)s) as bytes
"""


@pytest.mark.benchmark(group="turn")
@pytest.mark.timeout(600)
async def test_a_thread_of_500_turns_is_flat(
    benchmark: BenchmarkFixture, database: Database, tmp_path: Path, athlete_id: str
) -> None:
    if benchmark.disabled:
        pytest.skip("Benchmarks run with --benchmark-enable.")
    async with coach_on(database, tmp_path) as coach:
        for turn in range(TURNS - COMPARED):
            await _turn_cpu_ms(coach, athlete_id, "long", turn)
        for turn in range(BEFORE):
            await _turn_cpu_ms(coach, athlete_id, "short", turn)
        # Turn by turn beside each other: what else the machine does meanwhile slows both down.
        short_ms, long_ms, kept = [], [], []
        for turn in range(COMPARED):
            short_ms.append(await _turn_cpu_ms(coach, athlete_id, "short", BEFORE + turn))
            long_ms.append(await _turn_cpu_ms(coach, athlete_id, "long", TURNS - COMPARED + turn))
            kept.append([await _kept(database, athlete_id, thread) for thread in ("short", "long")])
    rows, kept_bytes = np.array(kept)[..., 0], np.array(kept)[..., 1]
    ratio = float(np.median(np.array(long_ms) / np.array(short_ms)))
    benchmark.extra_info |= {
        "ratio": round(ratio, 3),
        "cpu_ms_turns_10_to_30": round(float(np.median(short_ms)), 2),
        "cpu_ms_turns_480_to_500": round(float(np.median(long_ms)), 2),
        "rows": int(rows[-1, 1]),
        "bytes_turn_30": int(kept_bytes[-1, 0]),
        "bytes_turn_500": int(kept_bytes[-1, 1]),
    }
    assert ratio <= SLOWER_AT_MOST
    assert rows[:, 1].max() <= rows[:, 0].max()
    assert kept_bytes.max() <= MOST_BYTES
    benchmark.pedantic(lambda: None)


async def _kept(database: Database, athlete_id: str, thread_id: str) -> tuple[int, int]:
    """Return the rows and bytes a conversation takes in the checkpointer's tables."""
    row = await database.row(KEPT, thread=f"{athlete_id}/{thread_id}")
    assert row is not None
    return int(row["rows"]), int(row["bytes"])


async def _turn_cpu_ms(coach: Coach, athlete_id: str, thread_id: str, turn: int) -> float:
    """Ask what is asked at a turn; the same at the same place of every five."""
    text = SAID[turn % len(SAID)].format(turn=f"{turn} of {thread_id}")
    began = time.process_time()
    heard = await ask(coach, athlete_id, thread_id, text)
    assert heard.text
    return (time.process_time() - began) * 1000
