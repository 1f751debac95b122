"""A workout that went worse than planned: the next hard one is eased, and a recovery day goes before it."""

from datetime import timedelta

from tools.domain.plan_event import TooHard
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import Evidence
from tools.domain.planning.change_sentences import day_written, display_list, in_words
from tools.domain.planning.evolution_draft import Draft
from tools.domain.planning.evolving import (
    SECONDS_A_MINUTE,
    WHOLE_MIN,
    Changes,
    NothingToChange,
    is_hard,
    made,
    sessions,
)
from tools.domain.planning.plan_sessions import changed_plan, phase_on
from tools.domain.planning.resizing import resized
from tools.domain.training.training_plan import PlannedWorkout, PlanPhase, TrainingPlan, WorkoutPurpose

# All our design choice [D].
LOOKED_AHEAD_DAYS = 7
MADE_EASY_WITHIN_DAYS = 3  # after the workout; a hard session later than that is only shortened
EASY_SHARE, SHORTER_SHARE = 0.8, 0.75
RECOVERY_WITHIN_DAYS = 2


def too_hard(plan: TrainingPlan, event: TooHard, standing: PlanStanding) -> Draft:
    """Return what follows from a workout that went badly. Raises NothingToChange long after it."""
    if event.day > standing.today:
        raise NothingToChange("That workout lies ahead of today, so nothing is known of it yet.")
    first = max(standing.today, event.day + timedelta(days=1))
    last = event.day + timedelta(days=LOOKED_AHEAD_DAYS)
    ahead = list(sessions(plan, first, last))
    changes, said = _next_hard(plan, ahead, event, standing)
    more, rested = _recovery(ahead, event, changes)
    if first > last:
        raise NothingToChange("That workout lies too far back to change what comes next.")
    if not (changes | more):
        raise NothingToChange(f"{event.why} What comes next is easy already, so the plan stands.")
    told = display_list([*rested, *said])
    return Draft(
        plan=changed_plan(plan, changes | more),
        standing=standing,
        headline=f"{told[0].upper()}{told[1:]}.",
        reason=event.why,
        if_same=f"{event.why} What comes next is easy already, so the plan stands.",
        evidence=(Evidence(text=event.why, activity_id=event.activity_id, source="your workout's review"),),
        notes=("One workout alone says little: if the next ones feel well, the plan goes on as it was.",),
    )


def _next_hard(
    plan: TrainingPlan, ahead: list[PlannedWorkout], event: TooHard, standing: PlanStanding
) -> tuple[Changes, list[str]]:
    """Ease the next hard session: easy where it is near, shorter where it is not or belongs to a taper."""
    workout = next((each for each in ahead if _asks_much(each, standing)), None)
    if workout is None:
        return {}, []
    near = (workout.day - event.day).days <= MADE_EASY_WITHIN_DAYS
    when = f"the {in_words(workout)} on {day_written(workout.day)}"
    if near and phase_on(plan, workout.day) is not PlanPhase.TAPER:
        minutes = EASY_SHARE * workout.planned_duration_s / SECONDS_A_MINUTE
        easy = made(plan, workout, workout.sport, WHOLE_MIN * round(minutes / WHOLE_MIN), standing)
        return {workout.id: easy}, [f"{when} becomes easy"]
    minutes = SHORTER_SHARE * workout.planned_duration_s / SECONDS_A_MINUTE
    shorter = resized(workout, minutes, standing.thresholds, phase_on(plan, workout.day))
    return {workout.id: shorter}, [f"{when} is a quarter shorter"]


def _asks_much(workout: PlannedWorkout, standing: PlanStanding) -> bool:
    """Whether a session is hard, or a tempo the week is built around: neither belongs after a bad workout."""
    tempo = workout.key and workout.purpose is WorkoutPurpose.STEADY
    return tempo or is_hard(workout, standing.thresholds)


def _recovery(
    ahead: list[PlannedWorkout], event: TooHard, eased_already: Changes
) -> tuple[Changes, list[str]]:
    """Make the first day with training after the workout a day of rest, unless a day without comes first."""
    days = [event.day + timedelta(days=i) for i in range(1, RECOVERY_WITHIN_DAYS + 1)]
    there = [each for each in ahead if each.day in days]
    next_day = [each for each in there if each.day == days[0]]
    if not next_day or any(each.key or each.id in eased_already for each in next_day):
        return {}, []
    return {each.id: None for each in next_day}, [f"{day_written(days[0])} is for rest"]
