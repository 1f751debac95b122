"""The run of the faults on a small scale: one of each, and nothing acknowledged is lost or doubled."""

from pathlib import Path

import pytest

from tests.faults.run import run

pytestmark = pytest.mark.timeout(170)
TURNS = 10


async def test_what_was_acknowledged_survives_everything(tmp_path: Path) -> None:
    outcome = await run(TURNS, seed=1, logs=tmp_path)
    told = outcome.told()
    assert outcome.verdict.sentences == []
    assert told["health"] == "ok"
    assert told["turns"] == TURNS
    assert len(outcome.ledger.messages) >= TURNS
    assert {"web killed", "worker killed", "Postgres killed", "connections cut"} <= set(told["faults"])
