"""Planned sessions beside done ones: what was done, moved, missed, and what nobody can know yet."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tools.domain.finding import Frozen
from tools.domain.plan_timeline import DoneSession, WorkoutStatus
from tools.domain.training.training_plan import PlannedWeek, PlannedWorkout, TrainingPlan, TrainingSport

MOVED_WITHIN_DAYS = 2  # our design choice [D]
SIMILAR_FROM, SIMILAR_TO = 0.6, 1.67  # of the planned time, for a moved session: our design choice [D]
LEGS = (TrainingSport.SWIM, TrainingSport.RIDE, TrainingSport.RUN)
FEWEST_LEGS = 2  # a recording may be lost: our design choice [D]


class Match(Frozen):
    """How a planned session stands. `done` is what it was matched with; of a triathlon its longest leg.

    `legs` are all recordings of a triathlon.
    """

    status: WorkoutStatus
    done: DoneSession | None = None
    legs: tuple[DoneSession, ...] = ()


def match(
    plan: TrainingPlan, done: Sequence[DoneSession], today: date, known_until: date | None
) -> dict[str, Match]:
    """Return how every planned session stands, by its id; rest days are left out.

    The same sport on the same day is done. The same sport up to two days off, in the same week and about as
    long, is moved. The best pairs are made first, and an activity belongs to one session at most.
    """
    triathlons = dict(_triathlons(plan, done))
    used = {leg.activity_id for found in triathlons.values() for leg in found.legs}
    free = [each for each in done if each.activity_id not in used]
    paired = _paired(plan, free, today, set(triathlons))
    return {
        workout.id: triathlons.get(workout.id)
        or paired.get(workout.id)
        or Match(status=_without(workout, today, known_until))
        for workout in plan.workouts
        if not workout.is_rest
    }


def _paired(
    plan: TrainingPlan, done: Sequence[DoneSession], today: date, taken: set[str]
) -> dict[str, Match]:
    """Pair sessions with activities, the nearest and most alike first."""
    sessions = tuple(_sessions(plan))
    by_day: dict[date, list[int]] = {}
    for place, each in enumerate(done):
        by_day.setdefault(each.day, []).append(place)
    pairs = sorted(
        (abs((done[place].day - workout.day).days), _unlike(workout, done[place]), at, place)
        for at, (week, workout) in enumerate(sessions)
        if workout.id not in taken and workout.sport is not TrainingSport.TRIATHLON
        for place in _near(workout.day, by_day)
        if _may_be(week, workout, done[place], today)
    )
    found: dict[str, Match] = {}
    used: set[int] = set()
    for days, _, at, place in pairs:
        workout = sessions[at][1]
        if workout.id in found or place in used:
            continue
        used.add(place)
        status = WorkoutStatus.MOVED if days else WorkoutStatus.DONE
        found[workout.id] = Match(status=status, done=done[place])
    return found


def _near(day: date, by_day: Mapping[date, list[int]]) -> Iterator[int]:
    """Yield the places of what was done within two days of a day."""
    for off in range(-MOVED_WITHIN_DAYS, MOVED_WITHIN_DAYS + 1):
        yield from by_day.get(day + timedelta(days=off), ())


def _sessions(plan: TrainingPlan) -> Iterator[tuple[PlannedWeek, PlannedWorkout]]:
    for week in plan.weeks:
        for workout in week.workouts:
            if not workout.is_rest:
                yield week, workout


def _may_be(week: PlannedWeek, workout: PlannedWorkout, done: DoneSession, today: date) -> bool:
    """Whether an activity may be a session; one whose day is not over is never moved, it may still come."""
    if done.sport is not workout.sport or done.day > today:
        return False
    if done.day == workout.day:
        return True
    if workout.day >= today or not week.starts_on <= done.day <= week.ends_on:
        return False
    near = abs((done.day - workout.day).days) <= MOVED_WITHIN_DAYS
    return near and _is_similar(workout.planned_duration_s, done.duration_s)


def _is_similar(planned_s: float, done_s: float) -> bool:
    return planned_s <= 0 or SIMILAR_FROM * planned_s <= done_s <= SIMILAR_TO * planned_s


def _unlike(workout: PlannedWorkout, done: DoneSession) -> float:
    """Return how far the lengths are apart: the logarithm of their ratio."""
    if workout.planned_duration_s <= 0 or done.duration_s <= 0:
        return math.inf
    return abs(math.log(done.duration_s / workout.planned_duration_s))


def _triathlons(plan: TrainingPlan, done: Sequence[DoneSession]) -> Iterator[tuple[str, Match]]:
    """Find triathlons: one recording of the whole, or the longest of each leg on its day."""
    for _, workout in _sessions(plan):
        if workout.sport is not TrainingSport.TRIATHLON:
            continue
        there = [each for each in done if each.day == workout.day]
        longest = sorted(there, key=lambda each: -each.duration_s)
        whole = [each for each in longest if each.sport is TrainingSport.TRIATHLON][:1]
        legs = [next((each for each in longest if each.sport is leg), None) for leg in LEGS]
        known = whole or [leg for leg in legs if leg is not None]
        if whole or len(known) >= FEWEST_LEGS:
            main = max(known, key=lambda each: each.duration_s)
            yield workout.id, Match(status=WorkoutStatus.DONE, done=main, legs=tuple(known))


def _without(workout: PlannedWorkout, today: date, known_until: date | None) -> WorkoutStatus:
    if workout.day >= today:
        return WorkoutStatus.AHEAD
    known = known_until is not None and workout.day <= known_until
    return WorkoutStatus.MISSED if known else WorkoutStatus.UNKNOWN
