"""The saved strategy a plan leads to: by its day, else by its name and length."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from tests.support.races import a_strategy
from tools.domain.proposal import SavedStrategySummary
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingSport
from tools.kit.context import SavedStrategy
from tools.kit.plan_strategy import strategy_for

DAY = date(2027, 4, 19)


@dataclass(frozen=True)
class OneStrategy:
    """A shelf with one saved strategy, of a race on a day or without one."""

    day: date | None = None
    name: str = "Boston Marathon"

    async def history(self) -> tuple[SavedStrategySummary, ...]:
        summary = SavedStrategySummary(
            id="s1",
            name=self.name,
            version=1,
            race_name=self.name,
            distance_m=42_195.0,
            goal_time_s=12_600.0,
            saved_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
        return (summary,)

    async def saved(self, strategy_id: str) -> SavedStrategy:
        (summary,) = await self.history()
        strategy = a_strategy(race_name=self.name)
        brief = strategy.brief.model_copy(update={"race_date": self.day})
        return SavedStrategy(summary=summary, strategy=strategy.model_copy(update={"brief": brief}))


def race(
    name: str = "Boston", distance_m: float | None = 42_195.0, sport: TrainingSport = TrainingSport.RUN
) -> GoalRace:
    return GoalRace(day=DAY, priority=RacePriority.A, name=name, sport=sport, distance_m=distance_m)


@pytest.mark.parametrize(
    ("goal", "shelf", "found"),
    [
        (race(), OneStrategy(DAY), True),
        (race("Something else"), OneStrategy(DAY), True),
        (race(), OneStrategy(date(2027, 4, 18)), False),
        (race(), OneStrategy(None), True),
        (race("Berlin"), OneStrategy(None), False),
        (race(distance_m=21_097.5), OneStrategy(DAY), False),
        (race(distance_m=None), OneStrategy(DAY), True),
        (race(sport=TrainingSport.RIDE), OneStrategy(DAY), False),
        (race(sport=TrainingSport.TRIATHLON), OneStrategy(DAY), False),
    ],
)
async def test_the_strategy_of_the_same_race_is_found(
    goal: GoalRace, shelf: OneStrategy, found: bool
) -> None:
    saved = await strategy_for((goal,), shelf)
    assert (saved is not None) is found


async def test_without_a_race_there_is_none() -> None:
    assert await strategy_for((), OneStrategy(DAY)) is None
