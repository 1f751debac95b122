"""How far a plan has come while it is made, and what was done before today in a week under way."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tools.domain.plan_request import PlanStanding
from tools.domain.planning.growth import Growth
from tools.domain.training.training_plan import PastSession, TrainingSport


@dataclass
class Course:
    """How far a plan has come: what may grow, how long the long sessions are, which days were hard."""

    growth: Growth
    longest_s: dict[TrainingSport, float]
    hard_days: tuple[date, ...] = ()
    durations_s: list[float] = field(default_factory=list)

    def copied(self) -> "Course":
        """Return the same state, to try weeks from."""
        return Course(
            self.growth.copied(),
            dict(self.longest_s),
            self.hard_days,
            list(self.durations_s),
        )


def done_in_week(monday: date, standing: PlanStanding) -> tuple[PastSession, ...]:
    """Return what was done from a Monday to yesterday, where the week is under way."""
    if monday >= standing.today:
        return ()
    return standing.history.between(monday, standing.today - timedelta(days=1))
