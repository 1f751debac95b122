"""What the sessions of a plan practise of a race strategy: its pace on its grades, its fuel, its cues.

Every number comes from the strategy; which session practises what is our design choice [D].
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, RuleKind, Trigger
from tools.domain.course import CourseAnalysis
from tools.domain.planning.race_practice import RacePractice, rehearsals
from tools.domain.planning.rehearsal_steps import with_race_pace, work_step
from tools.domain.race import Sport
from tools.domain.recordings.planned_race import same_distance
from tools.domain.strategy import RaceStrategy
from tools.domain.training.rehearsal import Rehearsal
from tools.domain.training.training_plan import (
    GoalRace,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

SPORTS = {Sport.RUN: TrainingSport.RUN, Sport.RIDE: TrainingSport.RIDE}
PRACTISING_PHASES = frozenset({PlanPhase.BUILD, PlanPhase.PEAK, PlanPhase.TAPER})
FUEL_DAYS = 56  # eating is practised in the last eight weeks: our design choice [D]
SHORTEST_FUELLED_S = 75 * 60.0  # SCIENCE 4.1: shorter sessions need nothing, or nearly nothing
HILLS = frozenset({Trigger.UPHILL, Trigger.DOWNHILL, Trigger.ANYTHING})
LAST_PRACTICE_DAYS = 2  # nothing is practised on the last two days: our design choice [D]


def with_rehearsals(
    plan: TrainingPlan,
    strategy: RaceStrategy,
    thresholds: Thresholds,
    course: CourseAnalysis | None = None,
    *,
    from_day: date | None = None,
    rules: Sequence[AthleteRule] = (),
) -> TrainingPlan:
    """Return the plan with its key sessions rehearsing the strategy; without its race, the plan as it is.

    Days, durations, distances, loads and shares of intensity stay as they are: only targets within a step's
    own zone, notes of steps and `rehearses` change, so a valid plan stays valid. Sessions before `from_day`
    are left alone; while a hurt of the athlete's `rules` is made worse by hills, only the flat is rehearsed.
    """
    race = race_of(plan, strategy)
    if race is None:
        return plan
    practice = rehearsals(strategy, course)
    last = race.day - timedelta(days=LAST_PRACTICE_DAYS)
    sessions = [
        workout
        for week in plan.weeks
        for workout in week.workouts
        if _may_practise(workout, week, race, strategy, course)
        and workout.day <= last
        and (from_day is None or workout.day >= from_day)
    ]
    changed = _paced(sessions, practice, thresholds, race.day, rules)
    for workout in sessions:  # what an earlier strategy put there goes
        changed.setdefault(id(workout), workout.model_copy(update={"rehearses": ()}))
    for workout, added in _long_ones(sessions, practice, race.day, rules):
        now = changed[id(workout)]
        changed[id(workout)] = now.model_copy(update={"rehearses": (*now.rehearses, *added)})
    return _replaced(plan, changed)


def race_of(plan: TrainingPlan, strategy: RaceStrategy) -> GoalRace | None:
    """Return the race of the plan that the strategy is for: by its day, else by its sport and distance.

    Of several of the same distance the most important counts, then the first.
    """
    sport, brief = SPORTS[strategy.brief.sport], strategy.brief
    if brief.race_date is not None:
        that_day = (race for race in plan.goal_races if race.day == brief.race_date)
        return next((race for race in that_day if race.sport in (sport, TrainingSport.TRIATHLON)), None)
    length_m = sum(split.distance_m for split in strategy.pacing.splits_km)
    fitting = [
        race
        for race in plan.goal_races
        if race.sport is sport and (race.distance_m is None or same_distance(length_m, race.distance_m))
    ]
    order = list(RacePriority)
    return min(fitting, key=lambda race: (order.index(race.priority), race.day), default=None)


def _may_practise(
    workout: PlannedWorkout,
    week: PlannedWeek,
    race: GoalRace,
    strategy: RaceStrategy,
    course: CourseAnalysis | None,
) -> bool:
    """Key sessions of the race's sport in build, peak and taper weeks; long ones of recovery weeks, too."""
    if workout.sport is not SPORTS[strategy.brief.sport] or workout.day >= race.day:
        return False
    long = workout.purpose is WorkoutPurpose.LONG
    if week.phase not in PRACTISING_PHASES:
        return long and (race.day - workout.day).days <= FUEL_DAYS
    return long or workout.purpose is WorkoutPurpose.RACE_PACE


def _hills_hurt(day: date, rules: Sequence[AthleteRule]) -> bool:
    """Whether a hurt that hills make worse holds on a day."""
    return any(rule.kind is RuleKind.HURT and rule.trigger in HILLS and rule.holds_on(day) for rule in rules)


def _paced(
    sessions: list[PlannedWorkout],
    practice: RacePractice,
    thresholds: Thresholds,
    race_day: date,
    rules: Sequence[AthleteRule],
) -> dict[int, PlannedWorkout]:
    """Give each race-pace session a stretch in turn; the last before the race, and long ones, the flat."""
    if not practice.stretches:
        return {}
    flat = practice.stretches[0]
    fast = [each for each in sessions if each.purpose is WorkoutPurpose.RACE_PACE]
    changed = {}
    for number, workout in enumerate(fast):
        turns = practice.fast_stretches((race_day - workout.day).days)
        calm = workout is fast[-1] or _hills_hurt(workout.day, rules)
        stretch = flat if calm else turns[number % len(turns)]
        changed[id(workout)] = with_race_pace(workout, stretch, flat, thresholds)
    for workout in sessions:
        if workout.purpose is WorkoutPurpose.LONG and work_step(workout, thresholds) is not None:
            changed[id(workout)] = with_race_pace(workout, flat, flat, thresholds)
    return changed


def _long_ones(
    sessions: list[PlannedWorkout], practice: RacePractice, race_day: date, rules: Sequence[AthleteRule]
) -> list[tuple[PlannedWorkout, tuple[Rehearsal, ...]]]:
    """Return what each long session practises: similar ground, eating as it is built up, some cues."""
    long = [each for each in sessions if each.purpose is WorkoutPurpose.LONG]
    fuelled = [
        each
        for each in long
        if each.planned_duration_s >= SHORTEST_FUELLED_S and (race_day - each.day).days <= FUEL_DAYS
    ]
    places: Mapping[int, int] = {id(each): number for number, each in enumerate(fuelled)}
    cues = practice.cues_of(len(long))
    found = []
    for number, workout in enumerate(long):
        at = places.get(id(workout))
        fuel = () if at is None else practice.fuel_of(at, len(fuelled), workout.planned_duration_s)
        ground = () if _hills_hurt(workout.day, rules) else practice.ground_of(number)
        found.append((workout, (*ground, *fuel, *cues[number])))
    return found


def _replaced(plan: TrainingPlan, changed: Mapping[int, PlannedWorkout]) -> TrainingPlan:
    weeks = tuple(
        week.model_copy(update={"workouts": tuple(changed.get(id(each), each) for each in week.workouts)})
        for week in plan.weeks
    )
    return plan.model_copy(update={"weeks": weeks})


__all__ = ["race_of", "rehearsals", "with_rehearsals"]
