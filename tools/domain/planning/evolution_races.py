"""A race more or a race less: a B or C race is fitted in, an A race gets its taper."""

from datetime import date, timedelta

from tools.domain.others_words import others_words
from tools.domain.plan_event import NewRace, RaceGone
from tools.domain.plan_request import NoSuchPlan, PlanStanding
from tools.domain.planning.change_sentences import day_written
from tools.domain.planning.evolution_draft import Draft
from tools.domain.planning.evolving import (
    SECONDS_A_MINUTE,
    SHORTEST_MIN,
    WHOLE_MIN,
    Changes,
    NothingToChange,
    eased,
    made,
    sessions,
)
from tools.domain.planning.plan_races import FEWEST_DAYS_BETWEEN, race_workout, taper_weeks_before
from tools.domain.planning.plan_sessions import by_id, changed_plan, fresh_id, holds, phase_on
from tools.domain.planning.resizing import resized
from tools.domain.training.taper import LONGEST_TAPER_DAYS, SHORTEST_TAPER_DAYS, TAPER_DAYS
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    GoalRace,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.week_volume import monday_of

LONGEST_NAME = 60
# All our design choice [D].
NEAR_SHARE = 0.6  # of the planned time, two days before a race that is rested for and after it
LONGEST_EVE_MIN = {RacePriority.A: 30.0, RacePriority.B: 40.0, RacePriority.C: 45.0}
SHORTEST_KEY_MIN = 35.0
AFTER_A_SHARE = 0.5  # of the week after an A race
TAPER_SHARES = {1: (0.5,), 2: (0.65, 0.45), 3: (0.7, 0.5, 0.4)}  # of the peak week, week by week


def new_race(plan: TrainingPlan, event: NewRace, standing: PlanStanding) -> Draft:
    """Return the plan with one race more. Raises NothingToChange, and NoSuchPlan outside the plan."""
    race, notes = _entered(event.race, plan, standing.today)
    _check(plan, race, standing.today)
    changes: Changes = {each.id: None for each in sessions(plan, race.day, race.day)}
    changes |= {each.id: None for each in plan.workouts if each.day == race.day and each.is_rest}
    tapered = _tapered(plan, race, standing) if race.priority is RacePriority.A else plan
    changes |= _around(tapered, race, standing)
    session = race_workout(fresh_id(by_id(plan), race.day, race.name), race, standing.thresholds)
    new = changed_plan(tapered, changes, (session,))
    races = tuple(sorted((*plan.goal_races, race), key=lambda each: each.day))
    return Draft(
        plan=new.model_copy(update={"goal_races": races}),
        standing=standing,
        headline=f"{_name(race)} on {day_written(race.day)} is in the plan as {_as(race.priority)}.",
        reason=_why(race.priority),
        if_same="That race is in the plan already.",
        notes=notes,
    )


def race_gone(plan: TrainingPlan, event: RaceGone, standing: PlanStanding) -> Draft:
    """Return the plan without a race: its weeks go on as training. Raises NothingToChange without one."""
    race = next((each for each in plan.goal_races if each.day == event.day), None)
    if race is None:
        raise NothingToChange(f"There is no race in the plan on {day_written(event.day)}.")
    if race.day < standing.today:
        raise NothingToChange(f"{_name(race)} lies in the past, and the past is never rewritten.")
    gone: Changes = {
        each.id: None
        for each in plan.workouts
        if each.day == race.day and each.purpose is WorkoutPurpose.RACE
    }
    left = tuple(each for each in plan.goal_races if each != race)
    without = changed_plan(plan, gone).model_copy(update={"goal_races": left})
    if race.priority is RacePriority.A:
        without = _untapered(without, race, left, standing.today)
    aim = any(each.priority is RacePriority.A and each.day >= standing.today for each in left)
    notes = (
        () if aim else ("The plan leads to no A race now: name your next one, and I build a plan for it.",)
    )
    return Draft(
        plan=without,
        standing=standing,
        headline=f"{_name(race)} on {day_written(race.day)} is out of the plan.",
        reason="You said that you do not race there.",
        if_same="That race is out of the plan already.",
        notes=notes,
    )


def _entered(race: GoalRace, plan: TrainingPlan, today: date) -> tuple[GoalRace, tuple[str, ...]]:
    """Return the race as it can be prepared, and why: without room for a taper an A race is a B race."""
    if race.priority is not RacePriority.A:
        return race, ()
    others = (each for each in plan.goal_races if each.priority is RacePriority.A and each.day >= today)
    near = next((each for each in others if _too_close(race, each)), None)
    if (race.day - today).days >= SHORTEST_TAPER_DAYS and near is None:
        return race, ()
    why = "There is no time left for a taper of eight days"
    if near is not None:
        why = f"{_name(near)} is too close for a taper of its own"
    note = f"{why}, so {_name(race)} is rested for like a B race."
    return race.model_copy(update={"priority": RacePriority.B}), (note,)


def _too_close(race: GoalRace, other: GoalRace) -> bool:
    """Whether two A races leave no week between the first and the taper of the second."""
    first, second = sorted((race, other), key=lambda each: each.day)
    weeks = (monday_of(second.day) - monday_of(first.day)).days // DAYS_A_WEEK
    return weeks < taper_weeks_before(second) + 1


def _check(plan: TrainingPlan, race: GoalRace, today: date) -> None:
    if race.day < today:
        raise NothingToChange(f"{day_written(race.day)} lies in the past, so the plan stands.")
    if not holds(plan, race.day):
        last = day_written(plan.weeks[-1].ends_on)
        raise NoSuchPlan(
            f"{day_written(race.day)} lies outside the plan; it ends on {last}. Ask me for a new plan with "
            "that race, and I build it from where you are."
        )
    known = next((each for each in plan.goal_races if each.day == race.day), None)
    if known is not None:
        raise NothingToChange(f"{_name(known)} stands on {day_written(race.day)} already.")
    near = (each for each in plan.goal_races if abs((each.day - race.day).days) < FEWEST_DAYS_BETWEEN)
    for other in near:
        raise NoSuchPlan(
            f"{_name(other)} is on {day_written(other.day)}, the day next to it: no plan can make two "
            "days in a row hard. Choose one of the two races."
        )


def _around(plan: TrainingPlan, race: GoalRace, standing: PlanStanding) -> Changes:
    """Ease the days about a race: a short eve, an easy day after; for a B race two days each way."""
    day = timedelta(days=1)
    changes: Changes = {}
    if race.priority is RacePriority.B:
        for each in sessions(plan, max(race.day - 2 * day, standing.today), race.day - 2 * day):
            changes[each.id] = eased(plan, each, standing, NEAR_SHARE)
    for each in sessions(plan, max(race.day - day, standing.today), race.day - day):
        changes[each.id] = _eve(plan, each, race, standing)
    if race.priority is not RacePriority.A:  # the week after an A race is light as a whole
        near, share = (2, NEAR_SHARE) if race.priority is RacePriority.B else (1, 1.0)
        for each in sessions(plan, race.day + day, race.day + near * day):
            changes[each.id] = eased(plan, each, standing, share)
    return changes


def _eve(
    plan: TrainingPlan, workout: PlannedWorkout, race: GoalRace, standing: PlanStanding
) -> PlannedWorkout | None:
    """Return what is left of a session on the eve of a race: short and easy, and nothing in the gym."""
    longest = LONGEST_EVE_MIN[race.priority]
    if workout.sport is TrainingSport.STRENGTH:
        return None
    if workout.planned_duration_s <= longest * SECONDS_A_MINUTE:
        return eased(plan, workout, standing)
    return made(plan, workout, workout.sport, longest, standing)


def _tapered(plan: TrainingPlan, race: GoalRace, standing: PlanStanding) -> TrainingPlan:
    """Return the plan with the weeks before a race as its taper and a lighter one after it."""
    at = next(i for i, week in enumerate(plan.weeks) if week.starts_on <= race.day <= week.ends_on)
    count = _taper_weeks(plan.weeks[at], race.day)
    first = max(0, at - count + 1)
    peak_s = max(week.duration_s for week in plan.weeks[max(0, first - 4) : first] or plan.weeks[:1])
    shares = TAPER_SHARES[count]
    phases = dict.fromkeys(range(first, at + 1), PlanPhase.TAPER)
    changes: Changes = {}
    for i in range(first, at + 1):
        week = plan.weeks[i]
        share = min(1.0, shares[i - at + count - 1] * peak_s / (week.duration_s or 1.0))
        for each in sessions(plan, max(week.starts_on, standing.today), week.ends_on):
            changes[each.id] = _scaled(plan, each, share, standing)
    if at + 1 < len(plan.weeks) and plan.weeks[at + 1].phase is not PlanPhase.TAPER:
        phases[at + 1] = PlanPhase.RECOVERY
        week = plan.weeks[at + 1]
        for each in sessions(plan, week.starts_on, week.ends_on):
            changes[each.id] = eased(plan, each, standing, AFTER_A_SHARE)
    return _with_phases(changed_plan(plan, changes), phases, standing.today)


def _taper_weeks(week: PlannedWeek, race_day: date) -> int:
    """Return how many weeks make a taper of 8 to 21 days, near 14 days, that ends in the race's week."""
    in_week = (race_day - week.starts_on).days
    lengths = {count: in_week + DAYS_A_WEEK * (count - 1) for count in TAPER_SHARES}
    fits = [count for count, days in lengths.items() if SHORTEST_TAPER_DAYS <= days <= LONGEST_TAPER_DAYS]
    return min(fits, key=lambda count: abs(lengths[count] - TAPER_DAYS))


def _untapered(plan: TrainingPlan, race: GoalRace, left: tuple[GoalRace, ...], today: date) -> TrainingPlan:
    """Return the plan with the weeks that were this race's taper as training weeks again."""
    others = {each.day for each in left if each.priority is RacePriority.A}
    at = next((i for i, week in enumerate(plan.weeks) if week.starts_on <= race.day <= week.ends_on), None)
    phases: dict[int, PlanPhase] = {}
    while at is not None and at >= 0 and plan.weeks[at].phase is PlanPhase.TAPER:
        week = plan.weeks[at]
        if any(
            week.starts_on <= day <= week.starts_on + timedelta(days=LONGEST_TAPER_DAYS) for day in others
        ):
            break
        phases[at] = PlanPhase.BASE
        at -= 1
    return _with_phases(plan, phases, today)


def _with_phases(plan: TrainingPlan, phases: dict[int, PlanPhase], today: date) -> TrainingPlan:
    """Return the plan with other phases of weeks that are not over."""
    weeks = tuple(
        week.model_copy(update={"phase": phases[i]}) if i in phases and week.ends_on >= today else week
        for i, week in enumerate(plan.weeks)
    )
    return plan.model_copy(update={"weeks": weeks})


def _scaled(
    plan: TrainingPlan, workout: PlannedWorkout, share: float, standing: PlanStanding
) -> PlannedWorkout:
    shortest = SHORTEST_KEY_MIN if workout.key else SHORTEST_MIN
    minutes = max(shortest, WHOLE_MIN * round(share * workout.planned_duration_s / 60 / WHOLE_MIN))
    if minutes * SECONDS_A_MINUTE >= workout.planned_duration_s:
        return workout
    return resized(workout, minutes, standing.thresholds, phase_on(plan, workout.day))


def _name(race: GoalRace) -> str:
    return others_words(race.name, LONGEST_NAME) or "The race"


def _as(priority: RacePriority) -> str:
    return {
        RacePriority.A: "an A race",
        RacePriority.B: "a B race",
        RacePriority.C: "a C race",
    }[priority]


def _why(priority: RacePriority) -> str:
    return {
        RacePriority.A: "An A race gets a taper: less training, and the speed stays.",
        RacePriority.B: "A B race is rested for: two easy days before it and after it.",
        RacePriority.C: "A C race is trained through: only the days next to it are easy.",
    }[priority]
