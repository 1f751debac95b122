"""Missed sessions: what is missed is let go, but for one key session that still fits; never crammed."""

from collections.abc import Mapping
from datetime import date, timedelta

from tools.domain.plan_event import Missed
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_timeline import WorkoutStatus
from tools.domain.plan_version import Evidence
from tools.domain.planning.change_sentences import day_written, display_list, in_words, named
from tools.domain.planning.evolution_draft import Draft
from tools.domain.planning.evolving import (
    NothingToChange,
    days_between,
    placed,
    sessions,
    trains,
)
from tools.domain.planning.matching import Match
from tools.domain.planning.plan_sessions import by_id, changed_plan, fresh_id
from tools.domain.planning.re_entry import BREAK_DAYS, re_entry, re_entry_days
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan

MOST_NAMED = 3
LET_GO = "What was missed is let go: making up for it later only adds tiredness to the weeks ahead."


def missed(plan: TrainingPlan, event: Missed, standing: PlanStanding, statuses: Mapping[str, Match]) -> Draft:
    """Return what follows from missed sessions. Raises NothingToChange where none was missed."""
    gone = _missed(plan, event, statuses, standing.today)
    if not gone:
        raise NothingToChange("None of your planned sessions is missed, so the plan stands.")
    evidence = tuple(
        Evidence(text=f"{named(each)} of {day_written(each.day)} was not done.")
        for each in gone[-MOST_NAMED:]
    )
    to_come = {each.id: None for each in gone if each.day >= standing.today}
    ahead = changed_plan(plan, to_come) if to_come else plan
    break_days = _days_without(plan, standing, statuses)
    if break_days >= BREAK_DAYS:
        return _re_entry(ahead, standing, break_days, evidence)
    return _moved(ahead, gone, standing, evidence)


def _missed(
    plan: TrainingPlan, event: Missed, statuses: Mapping[str, Match], today: date
) -> list[PlannedWorkout]:
    """Return the sessions that are missed, oldest first: those named, or all that the activities show."""
    known = by_id(plan)
    if event.workout_ids:
        named = [known[name] for name in event.workout_ids if name in known and trains(known[name])]
        return sorted(named, key=lambda each: each.day)
    found = (known[name] for name, each in statuses.items() if each.status is WorkoutStatus.MISSED)
    return sorted((each for each in found if trains(each) and each.day < today), key=lambda each: each.day)


def _moved(
    plan: TrainingPlan, gone: list[PlannedWorkout], standing: PlanStanding, evidence: tuple[Evidence, ...]
) -> Draft:
    """Return the plan with the newest missed key session of this week on one of its days left, if it fits."""
    names = display_list([f"{named(each)} of {day_written(each.day)}" for each in gone[-MOST_NAMED:]])
    for workout in reversed([each for each in gone if each.key]):
        new = _in_same_week(plan, workout, standing)
        if new is None:
            continue
        day = next(each.day for each in new.workouts if each not in plan.workouts)
        return Draft(
            plan=new,
            standing=standing,
            headline=f"The {in_words(workout)} moves to {day_written(day)}; what else was missed is let go.",
            reason=f"It is what this week is built around, and it still fits on {day:%A}.",
            if_same="",
            evidence=evidence,
            notes=(LET_GO,) if len(gone) > 1 else (),
        )
    return Draft(
        plan=plan,
        standing=standing,
        headline=f"The plan goes on without {names}.",
        reason=LET_GO,
        if_same=f"{names}: let go. The plan stands: making up for it later only adds tiredness.",
        evidence=evidence,
    )


def _in_same_week(plan: TrainingPlan, workout: PlannedWorkout, standing: PlanStanding) -> TrainingPlan | None:
    """Return the plan with the session once more on a day of its week that is left, None where none fits.

    The past keeps its own; what comes is another session with an id of its own.
    """
    week = next((each for each in plan.weeks if each.starts_on <= workout.day <= each.ends_on), None)
    if week is None or week.ends_on < standing.today:
        return None
    again = workout
    if workout.day < standing.today:
        again = workout.model_copy(update={"id": fresh_id(by_id(plan), workout.id, standing.today)})
    first = max(standing.today, workout.day + timedelta(days=1))
    days = days_between(first, week.ends_on)
    return placed(plan, again, days, standing, on_free_days=False)


def _days_without(plan: TrainingPlan, standing: PlanStanding, statuses: Mapping[str, Match]) -> int:
    """Return how many days lie between the last training that is known and today."""
    done = [each.done.day for each in statuses.values() if each.done is not None]
    done += [each.day for each in standing.history.sessions if each.day < standing.today]
    past = list(sessions(plan, plan.starts_on, standing.today - timedelta(days=1)))
    if not past:
        return 0
    last = max(done, default=past[0].day - timedelta(days=1))
    after = [each for each in past if each.day > last]
    if not after or any(_is_open(statuses.get(each.id)) for each in after):
        return 0
    return (standing.today - last).days - 1


def _is_open(found: Match | None) -> bool:
    return found is not None and found.status in (WorkoutStatus.UNKNOWN, WorkoutStatus.AHEAD)


def _re_entry(
    plan: TrainingPlan, standing: PlanStanding, break_days: int, evidence: tuple[Evidence, ...]
) -> Draft:
    """Return the plan with a calm way back: nothing hard and less time, a week or two."""
    changes = re_entry(plan, standing, standing.today, break_days)
    last = standing.today + timedelta(days=re_entry_days(break_days) - 1)
    until = day_written(last)
    return Draft(
        plan=changed_plan(plan, changes),
        standing=standing,
        headline=f"A calm way back until {until}: nothing hard, and less of it.",
        reason=f"{break_days} days went by without training, so the body is eased back into it.",
        if_same=f"After {break_days} days without training what comes next is calm already: the plan stands.",
        evidence=evidence,
        notes=(LET_GO,),
    )
