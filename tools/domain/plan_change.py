"""What differs between two versions of a plan, so that a person can read it and a machine can redo it."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from tools.domain.athlete import Thresholds
from tools.domain.finding import Frozen
from tools.domain.training.training_plan import (
    GoalRace,
    PlannedWorkout,
    PlanPhase,
    StatedTraining,
    TimeOff,
    TrainingSport,
)


class ChangeKind(StrEnum):
    """What happened to a session; a move that is also shortened is `CHANGED`."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    SHORTENED = "shortened"
    LENGTHENED = "lengthened"
    CHANGED = "changed"


class WorkoutChange(Frozen):
    """One session before and after; `sentence` is read by people ("Tempo run: moved from Tuesday to ...")."""

    kind: ChangeKind
    before: PlannedWorkout | None = None
    after: PlannedWorkout | None = None
    sentence: str

    @property
    def day(self) -> date:
        """The day the change is listed under."""
        workout = self.after or self.before
        if workout is None:
            raise ValueError("a change has a session before or after it")
        return workout.day


class WeekFrame(Frozen):
    """A week without its sessions."""

    number: int = Field(ge=1)
    starts_on: date
    phase: PlanPhase


class SportTotal(Frozen):
    """What is planned of one sport; a distance is None where no session has one."""

    sport: TrainingSport
    sessions: int
    duration_s: float
    distance_m: float | None = None


class PlanTotals(Frozen):
    """What is planned in all, from a day on."""

    sessions: int
    duration_s: float
    load: float | None
    by_sport: tuple[SportTotal, ...] = ()


class WeekChange(Frozen):
    """A week whose sessions differ: its totals before and after."""

    starts_on: date
    before: PlanTotals | None = None
    after: PlanTotals | None = None


class PlanDifference(Frozen):
    """All that turns one plan into another: applied to the old it gives the new, exactly.

    `frames`, `goal_races`, `based_on`, `stated`, `thresholds` and `time_off` are those of the new plan where
    they differ, None where they are the same; `frames_before` and `goal_races_before` are what they were.
    `order` is the ids of all sessions of the new plan where their order does not follow from the changes.
    `weeks` are the weeks that differ, `before` and `after` the totals of both plans.
    """

    changes: tuple[WorkoutChange, ...] = ()
    frames: tuple[WeekFrame, ...] | None = None
    frames_before: tuple[WeekFrame, ...] | None = None
    goal_races: tuple[GoalRace, ...] | None = None
    goal_races_before: tuple[GoalRace, ...] | None = None
    based_on: tuple[str, ...] | None = None
    stated: tuple[StatedTraining, ...] | None = None
    thresholds: Thresholds | None = None
    time_off: tuple[TimeOff, ...] | None = None
    order: tuple[str, ...] | None = None
    weeks: tuple[WeekChange, ...] = ()
    before: PlanTotals
    after: PlanTotals

    @property
    def is_empty(self) -> bool:
        """Whether both plans are the same."""
        parts = (
            self.frames,
            self.goal_races,
            self.based_on,
            self.thresholds,
            self.stated,
            self.time_off,
            self.order,
        )
        return not self.changes and all(part is None for part in parts)
