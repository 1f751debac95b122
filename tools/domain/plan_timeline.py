"""A plan beside what was done: what the calendar draws."""

from datetime import date
from enum import StrEnum

from tools.domain.finding import Frozen
from tools.domain.plan_version import PlanVersionSummary
from tools.domain.training.training_plan import GoalRace, PlannedWorkout, PlanPhase, TrainingSport


class WorkoutStatus(StrEnum):
    """How a planned session stands. `UNKNOWN`: its day is past what the data reaches, so nobody knows."""

    AHEAD = "ahead"
    DONE = "done"
    MOVED = "moved"
    MISSED = "missed"
    UNKNOWN = "unknown"


class Intensity(StrEnum):
    """What a session is coloured by."""

    REST = "rest"
    EASY = "easy"
    MODERATE = "moderate"
    HARD = "hard"
    RACE = "race"
    STRENGTH = "strength"


class DoneSession(Frozen):
    """What was done, as far as a calendar tells it."""

    activity_id: str
    day: date
    sport: TrainingSport
    name: str | None
    duration_s: float
    distance_m: float | None
    load: float | None


class TimelineWorkout(Frozen):
    """A planned session and how it stands; `done` is the activity it was matched with."""

    workout: PlannedWorkout
    intensity: Intensity
    status: WorkoutStatus
    done: DoneSession | None = None


class TimelineWeek(Frozen):
    """A week: its sessions, what was done beside the plan, and its load planned and done.

    `done_load` is None where the week is not known, or where no load of what was done is.
    """

    number: int
    starts_on: date
    phase: PlanPhase
    workouts: tuple[TimelineWorkout, ...]
    unplanned: tuple[DoneSession, ...] = ()
    planned_load: float | None
    done_load: float | None
    planned_s: float
    done_s: float | None


class PlanTimeline(Frozen):
    """A version of a plan beside the activities; `known_until` is the last day the data reaches."""

    summary: PlanVersionSummary
    goal_races: tuple[GoalRace, ...]
    weeks: tuple[TimelineWeek, ...]
    versions: tuple[PlanVersionSummary, ...]
    today: date
    known_until: date | None
