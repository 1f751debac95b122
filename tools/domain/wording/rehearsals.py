"""Sentences on which sessions of a plan rehearse a race strategy."""

from datetime import date

from tools.domain.planning.rehearsing import race_of
from tools.domain.strategy import RaceStrategy
from tools.domain.training.rehearsal import RehearsalKind
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan
from tools.domain.wording.fuel import joined

WHAT = {
    RehearsalKind.PACE: "its pace",
    RehearsalKind.GRADE: "its hills",
    RehearsalKind.FUEL: "its eating",
    RehearsalKind.CUE: "its cues",
}


def rehearsal_facts(plan: TrainingPlan, strategy: RaceStrategy, today: date) -> tuple[str, ...]:
    """Return which sessions from today on rehearse a strategy; nothing where the plan has not its race."""
    race = race_of(plan, strategy)
    if race is None or race.day < today:
        return ()
    ahead = [each for each in plan.workouts if today <= each.day < race.day and each.rehearses]
    if not ahead:
        return ()
    nearest = min(ahead, key=lambda each: each.day)
    times = [f"{WHAT[kind]} {_times(_count(ahead, kind))}" for kind in WHAT if _count(ahead, kind)]
    sessions = "1 session" if len(ahead) == 1 else f"{len(ahead)} sessions"
    return (
        f"Your training plan rehearses it in {sessions}: {joined(times)}.",
        f"The next is on {nearest.day:%A %-d %B}: {nearest.rehearses[0].text}",
    )


def _count(workouts: list[PlannedWorkout], kind: RehearsalKind) -> int:
    return sum(any(each.kind is kind for each in workout.rehearses) for workout in workouts)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
