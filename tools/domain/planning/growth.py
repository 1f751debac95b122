"""How much may be asked next: the longest run, the week, the climb of fitness, followed through a plan."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tools.domain.plan_request import PlanStanding
from tools.domain.training.plan_week_amounts import WEEKS_BEFORE
from tools.domain.training.training_load import (
    CHRONIC_DAYS,
    LONGEST_WINDOW_DAYS,
    RELIABLE_AFTER_DAYS,
    daily_loads,
    exponential_mean,
)
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    GoalRace,
    History,
    PlannedWorkout,
    TrainingSport,
    WorkoutPurpose,
)

RUN_GROWTH, MOST_RUN_GROWTH = 1.10, 1.28  # L1 warns above the first and errs above 1.30
WEEK_GROWTH, MOST_WEEK_GROWTH = 1.149, 1.28  # L2 warns above 1.15 and errs above 1.30
FITNESS_GROWTH = 4.9  # L3 warns above 5 points a week
SHORT_RUN_S, SHORT_RUN_M = 20 * 60.0, 3_000.0  # short runs may grow faster: our design choice [D]
LIGHTER = 0.795  # L6 wants a week at most 0.80 of the heaviest of the three before
SMALL_WEEK_S = 1.5 * 3600  # a week below it may grow faster, with a warning: our design choice [D]
_KEPT = (1 - 1 / CHRONIC_DAYS) ** DAYS_A_WEEK


@dataclass
class Growth:
    """What has been done and planned so far. `amounts` are weeks in load, or in seconds where some load is
    not known; `runs` are (ordinal of the day, length) in metres, or in seconds where some distance is not.
    """

    by_load: bool
    by_distance: bool
    amounts: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    runs: list[tuple[int, float]] = field(default_factory=list)
    fitness: float | None = None
    begins: int | None = None  # the first day of a plan before which no run is known
    may_jump: bool = False  # small weeks of one who has trained before may grow faster

    def copied(self) -> "Growth":
        """Return the same state, to try a week from."""
        again = replace(self)
        again.amounts, again.seconds, again.runs = list(self.amounts), list(self.seconds), list(self.runs)
        return again

    def amount_of(self, workout: PlannedWorkout) -> float:
        """Return what a session counts in its week."""
        return (workout.planned_load or 0.0) if self.by_load else workout.planned_duration_s

    def week_cap(self) -> float | None:
        """Return the most that the next week may ask, in the unit of the amounts; None: no bound."""
        caps: list[float] = []
        if len(self.amounts) >= 3:
            mean = sum(self.amounts[-3:]) / 3
            if mean > 0:
                small = self.may_jump and sum(self.seconds[-3:]) / 3 < SMALL_WEEK_S
                growth = MOST_WEEK_GROWTH if small else WEEK_GROWTH
                caps.append(max(growth * mean, *self.amounts[-WEEKS_BEFORE:]))
        if self.by_load and self.fitness is not None:
            caps.append(CHRONIC_DAYS * (FITNESS_GROWTH + (1 - _KEPT) * self.fitness))
        return min(caps, default=None)

    def recovery_cap(self) -> float | None:
        """Return the most that counts as a lighter week after those before; None without any."""
        return LIGHTER * max(self.amounts[-3:]) if self.amounts else None

    def run_cap(self, day: date) -> float | None:
        """Return the longest run that a day may hold; None where no run of 30 days bounds it."""
        last = day.toordinal()
        lengths = [each for at, each in self.runs if last - LONGEST_WINDOW_DAYS <= at < last]
        longest = max(lengths, default=0.0)
        if longest <= 0:
            return None
        first_week = self.begins is not None and last - self.begins < DAYS_A_WEEK
        short = longest < (SHORT_RUN_M if self.by_distance else SHORT_RUN_S)
        return (MOST_RUN_GROWTH if short or first_week else RUN_GROWTH) * longest

    def run_length(self, workout: PlannedWorkout) -> float:
        """Return the length of a run as its cap is told."""
        return (workout.planned_distance_m or 0.0) if self.by_distance else workout.planned_duration_s

    def note_run(self, workout: PlannedWorkout) -> None:
        """Remember a run."""
        if workout.sport is TrainingSport.RUN:
            self.runs.append((workout.day.toordinal(), self.run_length(workout)))

    def note_week(self, monday: date, workouts: list[PlannedWorkout], before: tuple[float, float]) -> None:
        """Remember a week. `before` is the amount and the seconds done in it before today."""
        trained = [each for each in workouts if each.purpose is not WorkoutPurpose.RACE]
        self.amounts.append(before[0] + sum(self.amount_of(each) for each in trained))
        self.seconds.append(before[1] + sum(each.planned_duration_s for each in trained))
        if self.fitness is not None:
            loads = [0.0] * DAYS_A_WEEK
            for each in workouts:
                loads[(each.day - monday).days] += each.planned_load or 0.0
            self.fitness = exponential_mean(loads, CHRONIC_DAYS, self.fitness)[-1]


def growth_from(standing: PlanStanding, monday: date, races: tuple[GoalRace, ...]) -> Growth:
    """Return where growth begins on a Monday."""
    history, today = standing.history, standing.today
    firsts = _known_weeks(history, monday)
    this_week = history.between(monday, today - timedelta(days=1)) if monday < today else ()
    past = [each for each in history.sessions if each.day < max(today, monday)]
    since = firsts[0] if firsts else monday
    by_load = all(each.load is not None for each in (*(one for one in past if one.day >= since), *this_week))
    growth = Growth(by_load=by_load, by_distance=_by_distance(standing, races))
    for first in firsts:
        done = history.between(first, first + timedelta(days=DAYS_A_WEEK - 1))
        seconds = sum(each.duration_s for each in done)
        growth.seconds.append(seconds)
        growth.amounts.append(sum(each.load or 0.0 for each in done) if by_load else seconds)
    for each in past:
        if each.sport is TrainingSport.RUN:
            length = (each.distance_m or 0.0) if growth.by_distance else each.duration_s
            growth.runs.append((each.day.toordinal(), length))
    growth.may_jump = bool(firsts)
    if growth.run_cap(monday) is None:
        growth.begins = monday.toordinal()
    growth.fitness = _fitness(history, monday - timedelta(days=1))
    return growth


def _by_distance(standing: PlanStanding, races: tuple[GoalRace, ...]) -> bool:
    """Whether every run, done and planned, has a distance: the validator's L1 then goes by it."""
    runs = [each.distance_m for each in standing.history.sessions if each.sport is TrainingSport.RUN]
    run_races = [each.distance_m for each in races if each.sport is TrainingSport.RUN]
    known = standing.thresholds.threshold_pace_s_per_km is not None
    return known and all((*runs, *run_races))


def _known_weeks(history: History, monday: date) -> list[date]:
    """Return the Mondays of the known weeks before, as the validator's L2 counts them, oldest first."""
    firsts: list[date] = []
    for back in range(1, WEEKS_BEFORE + 1):
        first = monday - timedelta(days=DAYS_A_WEEK * back)
        if not history.covers(first, first + timedelta(days=DAYS_A_WEEK - 1)):
            break
        firsts.insert(0, first)
    return firsts


def _fitness(history: History, eve: date) -> float | None:
    """Return fitness on the eve of the plan where six weeks of loads tell it, as the validator's L3 does."""
    first = history.known_from
    if first is None or not history.covers(eve - timedelta(days=RELIABLE_AFTER_DAYS - 1), eve):
        return None
    if any(each.load is None for each in history.between(first, eve)):
        return None
    return exponential_mean(daily_loads(history, first, eve), CHRONIC_DAYS)[-1]
