"""A review beside the strategy that was saved for that race, and for no other."""

from datetime import UTC, date, datetime
from typing import Any, cast

import numpy as np
import pytest

from tests.support.paced import even_pacing
from tests.support.races import a_strategy
from tests.support.workouts import STARTED, kept, run_at
from tools.domain.activity import Activity
from tools.domain.activity_summary import KnownActivity
from tools.domain.feedback import WorkoutFeedback, WorkoutReview
from tools.domain.profile import AthleteProfile
from tools.domain.prompt_version import SpokenWith
from tools.domain.proposal import SavedStrategySummary
from tools.domain.provenance import Source
from tools.domain.race import Sport, UnitSystem
from tools.domain.recordings.summarise import summarise
from tools.domain.wording.review import review_facts
from tools.kit.context import SavedStrategy
from tools.kit.errors import MissingInput, NotFound
from tools.kit.reviewing import review_of

RUN = run_at(np.full(3200, 3.125))
RACED = STARTED.date()


class Shelf:
    """One run."""

    reviews: list[WorkoutReview]

    def __init__(self) -> None:
        self.reviews = []
        self.known = kept(summarise(RUN), days_before=0)

    async def activity(self, activity_id: str) -> KnownActivity:
        return self.known

    async def recording(self, activity_id: str) -> Activity:
        return RUN

    async def activities(self, **asked: object) -> tuple[KnownActivity, ...]:
        return ()

    async def keep_review(
        self, review: WorkoutReview, spoken_with: SpokenWith | None = None
    ) -> WorkoutReview:
        self.reviews.append(review)
        return review


class Strategies:
    """Saved strategies, newest first; one of the list was deleted meanwhile where `gone` says so."""

    def __init__(self, *saved: SavedStrategy, gone: str = "") -> None:
        self._saved, self._gone = saved, gone

    async def history(self) -> tuple[SavedStrategySummary, ...]:
        return tuple(each.summary for each in self._saved)

    async def saved(self, strategy_id: str) -> SavedStrategy:
        if strategy_id == self._gone:
            raise NotFound("It is gone.")
        return next(each for each in self._saved if each.summary.id == strategy_id)


def saved(
    name: str, day: date | None, distance_m: float = 10_000.0, sport: Sport = Sport.RUN
) -> SavedStrategy:
    plan = a_strategy(race_name=name)
    strategy = plan.model_copy(
        update={
            "brief": plan.brief.with_changes(race_date=day, sport=sport, distance_m=distance_m),
            "pacing": even_pacing(distance_m, 3000.0),
        }
    )
    summary = SavedStrategySummary(
        id=name,
        name=name,
        version=1,
        race_name=name,
        distance_m=distance_m,
        goal_time_s=3000.0,
        saved_at=datetime(2026, 4, 1, tzinfo=UTC),
    )
    return SavedStrategy(summary=summary, strategy=strategy)


async def reviewed(strategies: Strategies) -> tuple[KnownActivity, WorkoutReview]:
    shelf = cast(Any, Shelf())
    known, review, _ = await review_of(shelf, strategies, AthleteProfile(), "0", RACED)
    assert shelf.reviews == [review]
    return known, review


def values(feedback: WorkoutFeedback) -> dict[str, float | None]:
    return {found.name: found.value for found in feedback.findings}


async def test_the_strategy_of_that_race_is_compared_and_said_early() -> None:
    known, review = await reviewed(Strategies(saved("Spring 10", RACED)))
    feedback = review.feedback
    assert feedback.planned.startswith(
        "Your saved strategy “Spring 10” planned 50:00; on the clock it took 53:19"
    )
    assert values(feedback)["planned_time_s"] == 3000.0
    assert values(feedback)["done_time_s"] == pytest.approx(3199.0)
    assert review_facts(known, review, UnitSystem.METRIC)[1] == [feedback.planned]


@pytest.mark.parametrize(
    "other",
    [
        saved("another day", date(2026, 5, 4)),
        saved("no day", None),
        saved("another distance", RACED, distance_m=21_097.5),
        saved("another sport", RACED, sport=Sport.RIDE),
    ],
    ids=lambda each: each.summary.name,
)
async def test_any_other_strategy_is_no_plan_for_it(other: SavedStrategy) -> None:
    known, review = await reviewed(Strategies(other))
    assert review.feedback.planned == "I know of no plan for this day."
    assert "planned_time_s" not in values(review.feedback)
    assert "planned" not in str(review_facts(known, review, UnitSystem.METRIC))


async def test_the_newest_that_is_still_there_counts() -> None:
    newest, older = saved("newest", RACED), saved("older", RACED)
    assert "“newest”" in (await reviewed(Strategies(newest, older)))[1].feedback.planned
    assert "“older”" in (await reviewed(Strategies(newest, older, gone="newest")))[1].feedback.planned


@pytest.mark.parametrize(
    ("source", "way"),
    [(Source.STRAVA, "after 7 days. Say “sync my Strava”"), (Source.GARMIN, "Drop its file")],
)
async def test_without_records_it_says_what_brings_them_back(source: Source, way: str) -> None:
    shelf = Shelf()
    shelf.known = shelf.known.model_copy(update={"has_recording": False, "source": source})
    with pytest.raises(MissingInput, match=f"only its totals.*{way}"):
        await review_of(cast(Any, shelf), Strategies(), AthleteProfile(), "0", RACED)
