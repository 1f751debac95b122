"""A version of a plan beside the activities: how each session stands, and the load planned and done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.plan_timeline import (
    DoneSession,
    Intensity,
    PlanTimeline,
    TimelineWeek,
    TimelineWorkout,
    WorkoutStatus,
)
from tools.domain.plan_version import PlanVersion, PlanVersionSummary
from tools.domain.planning.matching import Match, match
from tools.domain.training.activity_history import counted, training_sport
from tools.domain.training.plan_intensity import is_hard_work, is_quality, zone_four_s
from tools.domain.training.session_load import session_stress, yardstick
from tools.domain.training.training_plan import (
    PlannedWeek,
    PlannedWorkout,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

MODERATE_SHARE = 0.3  # of a session's time above easy, from where it is drawn as moderate: [D]


@dataclass(frozen=True)
class _Beside:
    """What a plan is laid beside."""

    matches: Mapping[str, Match]
    done: tuple[DoneSession, ...]
    thresholds: Thresholds
    today: date
    known_until: date | None

    @cached_property
    def matched(self) -> frozenset[str]:
        """The activities that belong to a planned session."""
        found = (each for one in self.matches.values() for each in (*one.legs, one.done))
        return frozenset(each.activity_id for each in found if each is not None)

    def knows(self, week: PlannedWeek) -> bool:
        """Say whether the data reaches into a week that has begun."""
        until = self.known_until
        return week.starts_on <= self.today and until is not None and until >= week.starts_on


def build_timeline(  # noqa: PLR0917 (the version and all it stands beside)
    version: PlanVersion,
    versions: Sequence[PlanVersionSummary],
    activities: Sequence[KnownActivity],
    thresholds: Thresholds,
    today: date,
    known_until: date | None,
) -> PlanTimeline:
    """Return a version beside what was done; after `known_until` nothing is missed, it is unknown."""
    plan = version.plan
    done = done_sessions(activities, thresholds, plan, today)
    beside = _Beside(match(plan, done, today, known_until), done, thresholds, today, known_until)
    return PlanTimeline(
        summary=version.summary,
        goal_races=plan.goal_races,
        weeks=tuple(_week(week, beside) for week in plan.weeks),
        versions=tuple(versions),
        today=today,
        known_until=known_until,
    )


def done_sessions(
    activities: Sequence[KnownActivity], thresholds: Thresholds, plan: TrainingPlan, today: date
) -> tuple[DoneSession, ...]:
    """Return what was done in the weeks of a plan, oldest first, duplicates left out."""
    first, last = plan.starts_on, plan.weeks[-1].ends_on
    against = yardstick(thresholds)
    found = []
    for activity in counted(activities, today):
        summary = activity.summary
        if summary.day is None or not first <= summary.day <= last:
            continue
        stress = session_stress(summary, against)
        found.append(
            DoneSession(
                activity_id=activity.id,
                day=summary.day,
                sport=_sport(summary.sport),
                name=summary.name,
                duration_s=summary.duration_s,
                distance_m=summary.distance_m,
                load=stress.value if stress else None,
            )
        )
    return tuple(found)


def intensity_of(workout: PlannedWorkout, thresholds: Thresholds) -> Intensity:
    """Return what a planned session is coloured by."""
    if workout.is_rest:
        return Intensity.REST
    if workout.purpose is WorkoutPurpose.RACE:
        return Intensity.RACE
    if workout.sport is TrainingSport.STRENGTH:
        return Intensity.STRENGTH
    seconds = zone_four_s(workout, thresholds)
    if is_hard_work(workout, seconds) or is_quality(workout, seconds):
        return Intensity.HARD
    above_easy = workout.intensity.moderate + workout.intensity.hard
    return Intensity.MODERATE if above_easy >= MODERATE_SHARE else Intensity.EASY


def _sport(sport: ActivitySport) -> TrainingSport:
    """A recording of several sports in one is a triathlon here, so that it can be the race of one."""
    return TrainingSport.TRIATHLON if sport is ActivitySport.MULTISPORT else training_sport(sport)


def _week(week: PlannedWeek, beside: _Beside) -> TimelineWeek:
    there = [each for each in beside.done if week.starts_on <= each.day <= week.ends_on]
    known = beside.knows(week) or bool(there)
    return TimelineWeek(
        number=week.number,
        starts_on=week.starts_on,
        phase=week.phase,
        workouts=tuple(_workout(each, beside) for each in week.workouts),
        unplanned=tuple(each for each in there if each.activity_id not in beside.matched),
        planned_load=week.load,
        done_load=_known_load(there) if known else None,
        planned_s=week.duration_s,
        done_s=sum(each.duration_s for each in there) if known else None,
    )


def _known_load(done: Sequence[DoneSession]) -> float | None:
    """Return the load of what was done, sessions without one left out; None where no session has one."""
    loads = [each.load for each in done if each.load is not None]
    return sum(loads) if loads or not done else None


def _workout(workout: PlannedWorkout, beside: _Beside) -> TimelineWorkout:
    """A rest day is never missed: past ones are done, the others lie ahead."""
    found = beside.matches.get(workout.id)
    rest = WorkoutStatus.AHEAD if workout.day >= beside.today else WorkoutStatus.DONE
    return TimelineWorkout(
        workout=workout,
        intensity=intensity_of(workout, beside.thresholds),
        status=found.status if found else rest,
        done=found.done if found else None,
    )
