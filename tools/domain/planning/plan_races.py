"""The races of a plan: which of them count, what they ask, and how hard their pace is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tools.domain.athlete import Thresholds
from tools.domain.plan_request import LONGEST_WEEKS, SHORTEST_WEEKS, NoSuchPlan
from tools.domain.planning.effort_targets import Effort
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.prediction.riegel import RIEGEL_EXPONENT
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    GoalRace,
    IntensityShare,
    PlannedWorkout,
    RacePriority,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.week_volume import monday_of

HOUR_S = 3600.0
USUAL_THRESHOLD_S_PER_KM = 360.0  # who has no threshold pace yet: our design choice [D]
# Mean speeds where nothing else tells how long a race takes, in m/s: our design choice [D].
USUAL_SPEED = {TrainingSport.RIDE: 7.0, TrainingSport.SWIM: 0.7, TrainingSport.TRIATHLON: 5.0}
USUAL_DURATION_S = {TrainingSport.RUN: HOUR_S, TrainingSport.SWIM: HOUR_S}
LONGEST_SESSION_S = 2 * 86_400  # what a planned session holds
FEWEST_DAYS_BETWEEN = 2  # races are hard days, and hard days are two apart
FEWEST_WEEKS_BETWEEN_A = 3  # a race that counts needs its own taper after the one before
BELIEVED_GOAL = (0.93, 1.15)  # a goal pace within these shares of the predicted one is trained at [D]
LONGEST_THRESHOLD_RACE_S, LONGEST_HARD_RACE_S = 2.3 * HOUR_S, 45 * 60.0
LONGEST_STEADY_RACE_S, LONGEST_STEADY_RIDE_S = 5 * HOUR_S, 8 * HOUR_S


@dataclass(frozen=True, slots=True)
class RaceList:
    """The races ahead in the order of their days."""

    races: tuple[GoalRace, ...]

    @property
    def main(self) -> GoalRace | None:
        """The race the plan is for: the last A race, else the last of the highest priority."""
        order = sorted(self.races, key=lambda race: (race.priority, -race.day.toordinal()))
        return order[0] if order else None

    def last_day(self, first: date) -> date | None:
        """Return the day the plan ends with: the last race of those it can hold, else the first one."""
        if not self.races:
            return None
        end = first + timedelta(days=DAYS_A_WEEK * LONGEST_WEEKS)
        main = self.main
        held = [race for race in self.races if race.day < end]
        if main is not None and main.day < end:
            return max(race.day for race in held)
        soonest = first + timedelta(days=DAYS_A_WEEK * (SHORTEST_WEEKS - 1))
        reachable = [race for race in held if race.day >= soonest]
        best = min((race.priority for race in reachable), default=None)
        counting = [race.day for race in reachable if race.priority is best]
        return max(counting, default=main.day if main else None)

    def within(self, first: date, last: date, notes: list[str]) -> "RaceList":
        """Return the races of some days; the others are named in `notes`."""
        inside = tuple(race for race in self.races if first <= race.day <= last)
        for race in self.races:
            if race not in inside:
                when = "before the plan begins" if race.day < first else "after the plan ends"
                notes.append(f"{race.name} on {race.day:%-d %B %Y} lies {when} and is not in it.")
        return RaceList(inside)

    def tapered_from(self, first: date, notes: list[str]) -> "RaceList":
        """Return the races, an A race too near the first day for its taper as a B race; `notes` says so."""
        kept = []
        for race in self.races:
            weeks = (monday_of(race.day) - first).days // DAYS_A_WEEK + 1
            if race.priority is RacePriority.A and weeks < taper_weeks_before(race):
                notes.append(f"{race.name} is too soon for a taper, so it is a B race here.")
                kept.append(race.model_copy(update={"priority": RacePriority.B}))
            else:
                kept.append(race)
        return RaceList(tuple(kept))

    def of_week(self, monday: date) -> tuple[GoalRace, ...]:
        """Return the races of a week."""
        return tuple(race for race in self.races if 0 <= (race.day - monday).days < DAYS_A_WEEK)

    def near(self, day: date, before: int, after: int) -> bool:
        """Say whether a day lies at most `before` days before a race, or `after` days after one."""
        return any(-after <= (race.day - day).days <= before for race in self.races) if self.races else False

    def next_goal(self, day: date) -> GoalRace | None:
        """Return the next A race from a day on, else the next race."""
        ahead = [race for race in self.races if race.day >= day]
        goals = [race for race in ahead if race.priority is RacePriority.A]
        return next(iter(goals or ahead), None)


def races_of(races: Sequence[GoalRace], today: date, notes: list[str]) -> RaceList:
    """Return the races ahead, those that cannot be tapered for as B. Raises NoSuchPlan."""
    ahead = sorted((race for race in races if race.day >= today), key=lambda race: race.day)
    if races and not ahead:
        raise NoSuchPlan("The race is over. Name one that lies ahead, or ask for some weeks without a race.")
    for before, race in pairwise(ahead):
        if (race.day - before.day).days < FEWEST_DAYS_BETWEEN:
            raise NoSuchPlan(
                f"{before.name} and {race.name} are on one day or on two days in a row, and no plan can make "
                "both of them hard. Leave one of them out."
            )
    return RaceList(_tapered_apart(ahead, notes))


def _tapered_apart(races: list[GoalRace], notes: list[str]) -> tuple[GoalRace, ...]:
    """Make an A race a B race where the next A race leaves it no weeks of its own."""
    kept: list[GoalRace] = []
    next_goal: GoalRace | None = None
    for race in reversed(races):
        now = race
        if race.priority is RacePriority.A:
            if next_goal is not None and _too_close(race, next_goal):
                now = race.model_copy(update={"priority": RacePriority.B})
                notes.append(
                    f"{race.name} is too close to {next_goal.name} for a taper of its own, so it is a B race "
                    "here: rested for, not tapered."
                )
            else:
                next_goal = race
        kept.insert(0, now)
    return tuple(kept)


def _too_close(race: GoalRace, later: GoalRace) -> bool:
    weeks = (monday_of(later.day) - monday_of(race.day)).days // DAYS_A_WEEK
    return weeks < taper_weeks_before(later) + 1


def taper_weeks_before(race: GoalRace) -> int:
    """Return how many weeks, the race's own included, are a taper of 8 to 14 days."""
    return 3 if race.day.weekday() == 0 else 2


def race_duration_s(race: GoalRace, thresholds: Thresholds) -> float:
    """Return how long a race takes: as the goal says, by Riegel's law from the threshold, else as usual."""
    if race.goal_time_s:
        return min(race.goal_time_s, 2 * 86_400.0)
    if not race.distance_m:
        return USUAL_DURATION_S.get(race.sport, 3 * HOUR_S)
    if race.sport is TrainingSport.RUN:
        return min(riegel_s(race.distance_m, thresholds), 2 * 86_400.0)
    return min(race.distance_m / USUAL_SPEED.get(race.sport, 3.0), 2 * 86_400.0)


def riegel_s(distance_m: float, thresholds: Thresholds) -> float:
    """Return the time of a run from the pace of one hour: T = 1 h · (D / D₁ₕ)^1.06 (Riegel 1981)."""
    pace = thresholds.threshold_pace_s_per_km or USUAL_THRESHOLD_S_PER_KM
    hour_m = HOUR_S / pace * 1000
    return float(HOUR_S * (distance_m / hour_m) ** RIEGEL_EXPONENT)


def race_effort(race: GoalRace | None, thresholds: Thresholds) -> RaceEffort:
    """Return how hard a race is, and its pace where a goal or a threshold pace tells it."""
    if race is None:
        return RaceEffort()
    seconds = race_duration_s(race, thresholds)
    effort = _effort(race.sport, seconds)
    if race.sport is not TrainingSport.RUN or not race.distance_m or effort in (Effort.LONG, Effort.EASY):
        return RaceEffort(effort, None, seconds)
    predicted = riegel_s(race.distance_m, thresholds) / race.distance_m * 1000
    known = thresholds.threshold_pace_s_per_km is not None
    wanted = race.goal_time_s / race.distance_m * 1000 if race.goal_time_s else None
    if wanted is not None and known and not goal_is_believed(wanted, predicted):
        wanted = None
    pace = wanted or (predicted if known else None)
    return RaceEffort(effort, pace, seconds)


def goal_is_believed(wanted: float, predicted: float) -> bool:
    """Say whether a goal pace is near enough to what the threshold pace predicts to be trained at."""
    return BELIEVED_GOAL[0] <= wanted / predicted <= BELIEVED_GOAL[1]


def _effort(sport: TrainingSport, seconds: float) -> Effort:
    """How hard a race of some length is: our design choice [D]."""
    if seconds <= LONGEST_HARD_RACE_S and sport is TrainingSport.RUN:
        return Effort.HARD
    if seconds <= LONGEST_THRESHOLD_RACE_S:
        return Effort.THRESHOLD
    longest = LONGEST_STEADY_RACE_S if sport is TrainingSport.RUN else LONGEST_STEADY_RIDE_S
    return Effort.STEADY if seconds <= longest else Effort.LONG


def race_workout(workout_id: str, race: GoalRace, thresholds: Thresholds) -> PlannedWorkout:
    """Return the session that a race is. Its intensity falls with its length as Riegel's speed does."""
    seconds = min(LONGEST_SESSION_S, round(race_duration_s(race, thresholds)))
    intensity = (seconds / HOUR_S) ** (1 / RIEGEL_EXPONENT - 1)
    shares = IntensityShare(easy=0.1, moderate=0.2, hard=0.7)
    if seconds > LONGEST_THRESHOLD_RACE_S:
        shares = IntensityShare(easy=0.3, moderate=0.6, hard=0.1)
    return PlannedWorkout(
        id=workout_id,
        day=race.day,
        sport=race.sport,
        title=race.name,
        purpose=WorkoutPurpose.RACE,
        planned_duration_s=float(seconds),
        planned_distance_m=race.distance_m,
        planned_load=round(min(2_000.0, seconds / 36 * min(1.05, intensity) ** 2), 1),
        intensity=shares,
        key=True,
        note={
            RacePriority.A: "The race this plan is for.",
            RacePriority.B: "Rested for, not tapered: race it well, and learn for the big one.",
            RacePriority.C: "Trained through: a hard session in good company.",
        }[race.priority],
    )
