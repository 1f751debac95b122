"""How long the longest messages take to be read as wishes, events, edits and rules of a training plan.

Run with `--benchmark-enable`. CPU time is recorded, not asserted: machines are noisy.
"""

from datetime import date

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from agent.understanding.rules_asked import states_rules
from agent.understanding.training_asked import about_training_plan
from agent.understanding.training_edits import read_edits
from agent.understanding.training_events import read_event
from agent.understanding.training_wishes import read_wish
from tests.benchmarks.cpu_time import cpu_s

TODAY = date(2026, 11, 21)
LONG = 4_000
PIECES = (" ", "!", ". ", "-", "i ", "1 ", "9", "my run ", "3 may ", "not on monday ")


def read_all(text: str) -> None:
    """Read a message as everything it may be."""
    about_training_plan(text)
    read_wish(text, TODAY)
    read_event(text, TODAY)
    read_edits(text, TODAY)
    states_rules(text, TODAY)


@pytest.mark.benchmark(group="plan messages")
@pytest.mark.parametrize("piece", PIECES)
def test_plan_reading_speed(benchmark: BenchmarkFixture, piece: str) -> None:
    text = (piece * LONG)[:LONG]
    benchmark(read_all, text)
    if not benchmark.disabled:
        benchmark.extra_info["cpu_ms"] = round(1e3 * cpu_s(lambda: read_all(text), rounds=3), 2)
