"""What a training session is made of: steps with their targets, and repeats of them."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from tools.domain.finding import Frozen


class TargetKind(StrEnum):
    """What a step is held by, with the unit of its `low` and `high`."""

    ZONE = "zone"  # number of the seven-zone scheme, 1 to 7
    PACE = "pace"  # s/km: `low` is the faster end
    POWER = "power"  # W
    HEART_RATE = "heart rate"  # beats per minute


class StepTarget(Frozen):
    """A range to stay in, both ends included. `zone` says which zone a pace, power or heart rate means."""

    kind: TargetKind
    low: float = Field(gt=0)
    high: float = Field(gt=0)
    zone: int | None = Field(default=None, ge=1, le=7)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError("a target's low end lies above its high end")
        if self.kind is TargetKind.ZONE and not 1 <= self.low <= self.high <= 7:
            raise ValueError("zones are numbered 1 to 7")
        return self


class WorkoutStep(Frozen):
    """One stretch of a session, by time in seconds or by distance in metres, never both."""

    duration_s: float | None = Field(default=None, gt=0, le=86_400)
    distance_m: float | None = Field(default=None, gt=0, le=1_000_000)
    target: StepTarget | None = None
    note: str = ""

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        if (self.duration_s is None) == (self.distance_m is None):
            raise ValueError("a step has a duration or a distance, and only one of them")
        return self


class RepeatBlock(Frozen):
    """Steps done several times over."""

    times: int = Field(ge=1, le=100)
    steps: tuple[WorkoutStep, ...] = Field(min_length=1)
