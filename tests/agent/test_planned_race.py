"""A race that was planned here: its review says what was planned, in the chat and on the card."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from memory.activity_intake import NewActivity
from memory.database import Database
from memory.proposals import ProposalStore
from tests.support.coaching import ask, coach_on
from tests.support.paced import even_pacing
from tests.support.races import a_strategy
from tests.support.workouts import run_at
from tools.domain.provenance import Source
from tools.domain.recordings.summarise import summarise
from tools.kit.recording_bytes import pack

RACED = datetime(2026, 5, 3, 7, 0, tzinfo=UTC)


async def test_the_saved_strategy_of_the_race_is_compared(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    plan = a_strategy(race_name="Spring 10")
    brief = plan.brief.with_changes(race_date=RACED.date(), distance_m=10_000.0)
    plan = plan.model_copy(update={"brief": brief, "pacing": even_pacing(10_000.0, 3000.0)})
    run = run_at(np.full(3200, 3.125), started_at=RACED)
    new = NewActivity(source=Source.FILE, summary=summarise(run), recording=pack(run))
    said = "Your saved strategy “Spring 10” planned 50:00; on the clock it took 53:19, 3:19 slower."
    async with coach_on(database, tmp_path) as coach:
        await coach.athletes.ensure(athlete_id)
        await coach.data.store.for_owner(athlete_id).intake.keep((new,))
        assert said not in (await ask(coach, athlete_id, "t", "how was my last run?")).text
        desk = ProposalStore(database).for_athlete(athlete_id, "t")
        proposal = await desk.propose_save(plan, "Spring 10")
        await desk.decide(proposal.id, approve=True)
        assert said in (await ask(coach, athlete_id, "t", "how was my last run?")).text
        (known,) = await coach.data.activities(athlete_id)
        reviewed = await coach.data.review(athlete_id, known.id)
        assert reviewed.review.feedback.planned.startswith(said)
