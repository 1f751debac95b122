"""What a stored review was put into words with: the model that told it, and its prompts."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from agent.coach import Coach
from agent.prompts import seeds
from memory.database import Database
from tests.agent.test_own_data_endpoint import ride
from tests.support.coaching import ask, coach_on
from tests.support.model_endpoint import calls, model_endpoint, says
from tools.domain.feedback import WorkoutReview
from tools.domain.prompt_version import OFFLINE, SpokenWith
from tools.kit.errors import NotFound

ASKED = "How was my ride?"
STORY = [
    calls("choose_specialists", {"specialists": ["training"]}, toolName="choose_specialists"),
    calls("review_activity", {"which": "last"}, toolName="review_activity", hasToolResult=False),
    says("A steady hour.", toolName="review_activity", hasToolResult=True),
]


async def with_a_ride(coach: Coach, athlete_id: str) -> str:
    """Keep a ride and return its id."""
    await coach.athletes.ensure(athlete_id)
    await coach.data.store.for_owner(athlete_id).intake.keep([ride()])
    (known,) = await coach.data.activities(athlete_id)
    return known.id


async def only(coach: Coach, athlete_id: str) -> WorkoutReview:
    """Return the one stored review."""
    (review,) = await coach.data.analyses(athlete_id, 10)
    return review


async def test_offline_nobody_else_is_named(database: Database, tmp_path: Path, athlete_id: str) -> None:
    async with coach_on(database, tmp_path) as coach:
        activity_id = await with_a_ride(coach, athlete_id)
        await ask(coach, athlete_id, "t", ASKED)
        stored = await only(coach, athlete_id)
        assert stored.spoken_with == SpokenWith(model=OFFLINE)
        assert (await coach.data.reviews(athlete_id, activity_id)) == (stored,)
        assert await coach.data.analysis(athlete_id, stored.id) == stored


async def test_nobody_reads_anothers_review(database: Database, tmp_path: Path, athlete_id: str) -> None:
    async with coach_on(database, tmp_path) as coach:
        activity_id = await with_a_ride(coach, athlete_id)
        kept = (await coach.data.review(athlete_id, activity_id)).review
        assert kept.id.startswith("review-")
        with pytest.raises(NotFound):
            await coach.data.analysis("somebody else", kept.id)
        assert await coach.data.analyses("somebody else", 10) == ()


@pytest.mark.endpoint
async def test_the_model_that_tells_it_is_kept_with_its_prompts(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    model = f"scripted-{uuid4().hex[:8]}"
    with model_endpoint(STORY, tmp_path) as endpoint:
        settings: dict[str, Any] = {"chat_model": model, "openai_base_url": endpoint.base_url}
        async with coach_on(database, tmp_path, **settings) as coach:
            activity_id = await with_a_ride(coach, athlete_id)
            shown = (await coach.data.review(athlete_id, activity_id)).review
            assert shown.spoken_with == SpokenWith(model=OFFLINE)

            own = await coach.prompts.save("training", seeds()["training"], model, activate=True)
            await ask(coach, athlete_id, "t", ASKED)
            told = await only(coach, athlete_id)
            assert (told.id, told.made_at) == (shown.id, shown.made_at)
            assert told.spoken_with is not None
            assert told.spoken_with.model == model
            assert set(told.spoken_with.prompts) == {"house", "training"}
            assert told.spoken_with.prompts["training"] == own.version

            again = (await coach.data.review(athlete_id, activity_id)).review
            assert again == told, "looking at it on the page takes nobody's place"
