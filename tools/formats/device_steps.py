"""A session as devices hold it: steps by time or distance, each with what to keep to, and repeats of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tools.domain.training.training_plan import TrainingSport
from tools.kit.errors import MissingInput

FTP_MISSING = (
    "A trainer file says power as a share of your FTP, and I do not know yours. "
    "Tell me “my FTP is 250 W” with your number, and ask again."
)
NOT_A_RIDE = "Trainer files (ZWO, ERG, MRC) are for rides. Take the FIT workout for your watch."
BY_DISTANCE = "A trainer counts time, and this session is measured in distance. Take the FIT workout instead."


class HeldBy(StrEnum):
    """What a step is held by, with the unit of its `low` and `high`."""

    POWER = "power"  # W
    SPEED = "speed"  # m/s
    HEART_RATE = "heart rate"  # beats per minute
    FEEL = "feel"  # no numbers


class StepPart(StrEnum):
    """What a step is in a session."""

    WARM_UP = "warm-up"
    WORK = "work"
    REST = "rest"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True)
class DeviceStep:
    """One step, by seconds or by metres; `name` is short, `note` may be a sentence."""

    name: str
    seconds: float | None = None
    metres: float | None = None
    held_by: HeldBy = HeldBy.FEEL
    low: float = 0.0
    high: float = 0.0
    part: StepPart = StepPart.WORK
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeviceRepeat:
    """Steps done several times over."""

    times: int
    steps: tuple[DeviceStep, ...]


@dataclass(frozen=True, slots=True)
class DeviceWorkout:
    """A whole session. `ftp_w` is what its shares of power are shares of, where that is known."""

    name: str
    note: str
    sport: TrainingSport
    steps: tuple[DeviceStep | DeviceRepeat, ...]
    ftp_w: float | None = None

    def every_step(self) -> Iterator[DeviceStep]:
        """Yield the steps in the order they are done, repeats spelled out."""
        for step in self.steps:
            if isinstance(step, DeviceRepeat):
                for _ in range(step.times):
                    yield from step.steps
            else:
                yield step


def require_trainer(workout: DeviceWorkout) -> None:
    """Raise MissingInput where a trainer cannot hold a session: no ride, or steps by distance."""
    if workout.sport is not TrainingSport.RIDE:
        raise MissingInput(NOT_A_RIDE)
    for step in workout.every_step():
        if step.seconds is None:
            raise MissingInput(BY_DISTANCE)
        if step.held_by not in (HeldBy.POWER, HeldBy.FEEL):
            raise MissingInput(FTP_MISSING)


def ftp_of(workout: DeviceWorkout) -> float:
    """Return the FTP of a session in W; raise MissingInput where it is not known."""
    if workout.ftp_w is None:
        raise MissingInput(FTP_MISSING)
    return workout.ftp_w
