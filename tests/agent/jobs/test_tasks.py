"""A job works for the athlete whose errand it is, and its worker for nobody."""

from pathlib import Path

from memory.database import Database
from tests.agent.jobs.test_syncs import connected, ridden, synced
from tests.support.small_service import SmallService
from tools.domain.syncing import RunStatus
from tools.kit.acting import acting_athlete


async def test_a_job_acts_for_its_athlete(database: Database, tmp_path: Path, athlete_id: str) -> None:
    acting: list[str | None] = []

    async def note() -> None:
        acting.append(acting_athlete())

    service = SmallService(activities=[ridden(0), ridden(1)], before_giving=note)
    async with connected(database, tmp_path, athlete_id, service) as (jobs, desk):
        run = await synced(jobs, desk)

    assert (run.status, run.imported) == (RunStatus.DONE, 2)
    assert acting == [athlete_id] * 2
    assert acting_athlete() is None
