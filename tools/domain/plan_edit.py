"""What may be asked of a plan: structured edits. They name sessions and minutes; code does the sums."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from tools.domain.finding import Frozen
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose


class MoveWorkout(Frozen):
    """Move a session to another day of the plan."""

    edit: Literal["move"] = "move"
    workout_id: str
    to: date


class SwapDays(Frozen):
    """Exchange all sessions of two days."""

    edit: Literal["swap_days"] = "swap_days"
    one: date
    other: date


class RemoveWorkout(Frozen):
    """Take a session out."""

    edit: Literal["remove"] = "remove"
    workout_id: str


class ResizeWorkout(Frozen):
    """Make a session last so many minutes; its steps follow."""

    edit: Literal["resize"] = "resize"
    workout_id: str
    minutes: float = Field(ge=5, le=720)


class ReplaceWorkout(Frozen):
    """Put another kind of session in a session's place; code writes its steps and targets."""

    edit: Literal["replace"] = "replace"
    workout_id: str
    sport: TrainingSport | None = None
    purpose: WorkoutPurpose
    minutes: float | None = Field(default=None, ge=5, le=720)


class AddWorkout(Frozen):
    """Add a session; code writes its steps and targets."""

    edit: Literal["add"] = "add"
    day: date
    sport: TrainingSport
    purpose: WorkoutPurpose
    minutes: float = Field(ge=5, le=720)


PlanEdit = Annotated[
    MoveWorkout | SwapDays | RemoveWorkout | ResizeWorkout | ReplaceWorkout | AddWorkout,
    Field(discriminator="edit"),
]
