"""What is planned in all: sessions, time, load, by sport. Plain sums of the plan."""

from collections.abc import Iterable

from tools.domain.plan_change import PlanTotals, SportTotal
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, summed_load


def totals_of(workouts: Iterable[PlannedWorkout]) -> PlanTotals:
    """Return the sums of some sessions; rest days are nothing."""
    trained = [workout for workout in workouts if not workout.is_rest]
    by_sport: dict[TrainingSport, list[PlannedWorkout]] = {}
    for workout in trained:
        by_sport.setdefault(workout.sport, []).append(workout)
    return PlanTotals(
        sessions=len(trained),
        duration_s=sum(workout.planned_duration_s for workout in trained),
        load=summed_load(workout.planned_load for workout in trained),
        by_sport=tuple(_of_sport(sport, by_sport[sport]) for sport in TrainingSport if sport in by_sport),
    )


def _of_sport(sport: TrainingSport, workouts: list[PlannedWorkout]) -> SportTotal:
    known = [workout.planned_distance_m for workout in workouts if workout.planned_distance_m is not None]
    return SportTotal(
        sport=sport,
        sessions=len(workouts),
        duration_s=sum(workout.planned_duration_s for workout in workouts),
        distance_m=sum(known) if known else None,
    )
