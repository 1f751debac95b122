"""Travel: only what is possible there; key sessions go before or after it where the rules allow."""

from collections.abc import Iterator
from datetime import date, timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind
from tools.domain.plan_event import Away
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import Evidence
from tools.domain.planning.change_sentences import day_written, display_list, in_words, named
from tools.domain.planning.evolution_draft import Draft
from tools.domain.planning.evolving import (
    SECONDS_A_MINUTE,
    Changes,
    NothingToChange,
    days_between,
    is_race,
    made,
    placed,
    sessions,
)
from tools.domain.planning.plan_sessions import changed_plan
from tools.domain.planning.re_entry import after_a_break
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan, TrainingSport

# All our design choice [D].
MOST_MOVED = 2  # key sessions around one time away
MOVED_WITHIN_DAYS = 3  # before the first or after the last day away
LONGEST_INSTEAD_MIN = 45.0
_DOING = {
    TrainingSport.RUN: "running",
    TrainingSport.RIDE: "riding",
    TrainingSport.SWIM: "swimming",
    TrainingSport.TRIATHLON: "triathlon",
    TrainingSport.STRENGTH: "strength training",
    TrainingSport.OTHER: "other sports",
    TrainingSport.REST: "rest",
}


def away(plan: TrainingPlan, event: Away, standing: PlanStanding) -> Draft:
    """Return what follows from a time away. Raises NothingToChange where it is over."""
    if event.last < standing.today:
        raise NothingToChange("That time away is over, so the plan stands.")
    first = max(min(event.first, event.last), standing.today)
    there = _standing(standing, event)
    gone = [each for each in sessions(plan, first, event.last) if each.sport not in event.possible]
    moved, new = _moved(plan, gone, first, event.last, there)
    changes: Changes = {}
    for workout in gone:
        if workout.id not in moved:
            changes[workout.id] = _instead(new, workout, event, standing)
    days = f"{day_written(first)} to {day_written(event.last)}"
    possible = (
        f"only {display_list([_DOING[each] for each in event.possible])}" if event.possible else "no training"
    )
    return Draft(
        plan=after_a_break(changed_plan(new, changes), standing, first, event.last),
        standing=there,
        headline=f"Away from {days}: {possible}{_said(moved, gone)}.",
        reason="While you are away only what is possible there is planned.",
        if_same="Nothing is planned for those days that could not be done there, so the plan stands.",
        evidence=(Evidence(text=f"You are away from {days}."),),
        notes=_races(plan, first, event.last),
    )


def _moved(
    plan: TrainingPlan, gone: list[PlannedWorkout], first: date, last: date, there: PlanStanding
) -> tuple[set[str], TrainingPlan]:
    """Move key sessions to the nearest day before or after where nothing is broken; the latest first."""
    new = changed_plan(plan, {each.id: None for each in gone})
    moved: set[str] = set()
    for workout in [each for each in gone if each.key][-MOST_MOVED:]:
        days = sorted(_around(first, last), key=lambda day: abs((day - workout.day).days))
        found = placed(new, workout, days, there, on_free_days=True)
        if found is not None:
            new, moved = found, moved | {workout.id}
    stay = {each.id: each for each in gone if each.id not in moved}
    return moved, changed_plan(new, {}, tuple(stay.values()))


def _around(first: date, last: date) -> Iterator[date]:
    near = timedelta(days=MOVED_WITHIN_DAYS)
    day = timedelta(days=1)
    yield from days_between(first - near, first - day)
    yield from days_between(last + day, last + near)


def _instead(
    plan: TrainingPlan, workout: PlannedWorkout, event: Away, standing: PlanStanding
) -> PlannedWorkout | None:
    """Return an easy session of what is possible there, at most 45 min, None where nothing is."""
    on_day = {each.sport for each in plan.workouts if each.day == workout.day and each.id != workout.id}
    endurance = (TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.SWIM, TrainingSport.OTHER)
    if workout.sport is TrainingSport.STRENGTH:
        return None
    sport = next((each for each in endurance if each in event.possible), None)
    if sport is None or sport in on_day:
        return None
    minutes = min(workout.planned_duration_s / SECONDS_A_MINUTE, LONGEST_INSTEAD_MIN)
    return made(plan, workout, sport, minutes, standing)


def _standing(standing: PlanStanding, event: Away) -> PlanStanding:
    rule = AthleteRule(
        kind=RuleKind.AWAY,
        words="I am away",
        first=min(event.first, event.last),
        last=event.last,
        possible=event.possible,
    )
    return standing.model_copy(update={"rules": (*standing.rules, rule)})


def _said(moved: set[str], gone: list[PlannedWorkout]) -> str:
    """Say which key sessions found a day around the time away."""
    names = [f"the {in_words(each)} of {day_written(each.day)}" for each in gone if each.id in moved]
    if not names:
        return ""
    return f"; {display_list(names)} {'moves' if len(names) == 1 else 'move'} to another day"


def _races(plan: TrainingPlan, first: date, last: date) -> tuple[str, ...]:
    return tuple(
        f"{named(each)} on {day_written(each.day)} lies in these days and stays in the plan: tell me if it "
        "falls out."
        for each in plan.workouts
        if is_race(each) and first <= each.day <= last
    )
