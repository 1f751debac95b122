"""Which sessions a week is made of: what the hard ones are for, how many easy ones, in order of importance.

Which session serves which phase and race is coaching practice and our design choice [D].
"""

from dataclasses import dataclass
from enum import Enum

from tools.domain.planning.effort_targets import Effort
from tools.domain.planning.periodisation import WeekOutline
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.training_plan import PlanPhase, TrainingSport, WorkoutPurpose

_P = WorkoutPurpose
TWO_HARD_FROM_DAYS, TWO_HARD_FROM_S = 5, 3.75 * 3600


class Role(Enum):
    """What a session is in its week."""

    LONG = "long"
    FIRST_HARD = "first hard"
    SECOND_HARD = "second hard"
    EASY = "easy"
    STRENGTH = "strength"


@dataclass(slots=True, eq=False)
class Slot:
    """A session to be placed and measured."""

    sport: TrainingSport
    purpose: WorkoutPurpose
    role: Role
    variant: int = 0
    weekday: int | None = None  # where a rule of the athlete fixes it
    weight: float = 1.0  # its part of what the easy sessions share
    rank: int = 0  # the higher, the sooner it is left out
    brick: bool = False  # a short run straight after the long ride
    calm: bool = False  # a long session of one sport of three: not long for its week

    @property
    def is_hard(self) -> bool:
        """Whether its day is to be kept two days from the next hard one."""
        if self.calm:
            return False
        in_hard_place = (
            self.role in (Role.FIRST_HARD, Role.SECOND_HARD) and self.purpose is WorkoutPurpose.STEADY
        )
        return self.purpose in QUALITY or self.role is Role.LONG or in_hard_place


# What the first and the second hard session are for, in turn, by phase and by how hard the race is.
_TURNS: dict[PlanPhase, dict[Effort, tuple[tuple[WorkoutPurpose, ...], tuple[WorkoutPurpose, ...]]]] = {
    PlanPhase.BASE: {
        Effort.HARD: ((_P.STEADY, _P.INTERVALS), (_P.STRIDES, _P.STEADY)),
        Effort.THRESHOLD: ((_P.STEADY, _P.INTERVALS, _P.THRESHOLD), (_P.STRIDES, _P.STEADY)),
        Effort.STEADY: ((_P.STEADY, _P.INTERVALS, _P.THRESHOLD), (_P.STRIDES, _P.STEADY)),
        Effort.LONG: ((_P.STEADY, _P.THRESHOLD), (_P.STRIDES, _P.STEADY)),
    },
    PlanPhase.BUILD: {
        Effort.HARD: ((_P.INTERVALS, _P.THRESHOLD), (_P.THRESHOLD, _P.RACE_PACE)),
        Effort.THRESHOLD: ((_P.THRESHOLD, _P.INTERVALS), (_P.RACE_PACE, _P.STEADY)),
        Effort.STEADY: ((_P.THRESHOLD, _P.INTERVALS), (_P.RACE_PACE, _P.STEADY)),
        Effort.LONG: ((_P.THRESHOLD, _P.INTERVALS), (_P.STEADY, _P.STEADY)),
    },
    PlanPhase.PEAK: {
        Effort.HARD: ((_P.INTERVALS,), (_P.RACE_PACE,)),
        Effort.THRESHOLD: ((_P.THRESHOLD, _P.INTERVALS), (_P.RACE_PACE,)),
        Effort.STEADY: ((_P.THRESHOLD, _P.INTERVALS), (_P.RACE_PACE,)),
        Effort.LONG: ((_P.THRESHOLD,), (_P.STEADY,)),
    },
    PlanPhase.TAPER: {
        Effort.HARD: ((_P.INTERVALS, _P.RACE_PACE), (_P.STRIDES, _P.STRIDES)),
        Effort.THRESHOLD: ((_P.THRESHOLD, _P.RACE_PACE), (_P.RACE_PACE, _P.STRIDES)),
        Effort.STEADY: ((_P.THRESHOLD, _P.RACE_PACE), (_P.RACE_PACE, _P.STRIDES)),
        Effort.LONG: ((_P.THRESHOLD, _P.STRIDES), (_P.STRIDES, _P.STRIDES)),
    },
}
_OF_A_NOVICE: dict[PlanPhase, tuple[WorkoutPurpose, ...]] = {
    PlanPhase.BASE: (_P.STRIDES, _P.STEADY),
    PlanPhase.BUILD: (_P.STEADY, _P.THRESHOLD),
    PlanPhase.PEAK: (_P.RACE_PACE, _P.THRESHOLD),
    PlanPhase.TAPER: (_P.RACE_PACE, _P.STRIDES),
}
# A triathlon week: what is added as there is more time, in this order.
_TRIATHLON: tuple[tuple[TrainingSport, Role], ...] = (
    (TrainingSport.RIDE, Role.LONG),
    (TrainingSport.RUN, Role.FIRST_HARD),
    (TrainingSport.SWIM, Role.SECOND_HARD),
    (TrainingSport.RUN, Role.LONG),
    (TrainingSport.RIDE, Role.SECOND_HARD),
    (TrainingSport.SWIM, Role.EASY),
    (TrainingSport.RUN, Role.EASY),
    (TrainingSport.RIDE, Role.EASY),
    (TrainingSport.SWIM, Role.EASY),
)
TRIATHLON_SESSIONS = ((3.0, 4), (4.5, 5), (6.0, 6), (8.0, 7), (11.0, 8))


def hard_purposes(
    outline: WeekOutline, race: RaceEffort, *, novice: bool
) -> tuple[WorkoutPurpose, WorkoutPurpose]:
    """Return what the first and the second hard session of a week are for."""
    if outline.is_light:
        return _P.STRIDES, _P.EASY
    turn = outline.taper_week if outline.phase is PlanPhase.TAPER else outline.turn
    if novice:
        cycle = _OF_A_NOVICE[outline.phase]
        return _ultra(cycle[turn % len(cycle)], race), _P.STRIDES
    first, second = _TURNS[outline.phase][
        race.effort if race.effort in _TURNS[outline.phase] else Effort.STEADY
    ]
    return _ultra(first[turn % len(first)], race), _ultra(second[turn % len(second)], race)


def slots_of(
    outline: WeekOutline, sport: TrainingSport, race: RaceEffort, days: int, week_s: float, *, novice: bool
) -> list[Slot]:
    """Return the endurance sessions of a week, the most important first."""
    first, second = hard_purposes(outline, race, novice=novice)
    if sport is TrainingSport.TRIATHLON:
        return _triathlon(outline, first, second, days, week_s)
    two_hard = days >= TWO_HARD_FROM_DAYS and week_s >= TWO_HARD_FROM_S and not novice
    if (
        not two_hard
        and not novice
        and outline.phase in (PlanPhase.BUILD, PlanPhase.PEAK)
        and outline.turn % 2
    ):
        first = second if second in QUALITY else first
    turn = outline.number
    slots = [Slot(sport, _P.LONG, Role.LONG)]
    if days >= 2:
        slots.append(Slot(sport, first, Role.FIRST_HARD, turn))
    easy = days - 2
    if two_hard:
        slots.append(Slot(sport, second, Role.SECOND_HARD, turn + 1))
        easy -= 1
    for i in range(max(0, easy)):
        with_strides = i == 0 and _wants_strides(outline, days, first, second if two_hard else None)
        last_of_many = i == 3 or (i == 2 and two_hard)
        purpose = _P.STRIDES if with_strides else _P.RECOVERY if last_of_many else _P.EASY
        weight = 0.7 if last_of_many else 1.0
        slots.append(Slot(sport, purpose, Role.EASY, turn, weight=weight, rank=i))
    return slots


def _wants_strides(
    outline: WeekOutline, days: int, first: WorkoutPurpose, second: WorkoutPurpose | None
) -> bool:
    """One easy session of a week ends with quick pieces, in a taper always."""
    if _P.STRIDES in (first, second) or outline.is_light:
        return False
    return days >= 4 or outline.phase is PlanPhase.TAPER


def _triathlon(
    outline: WeekOutline, first: WorkoutPurpose, second: WorkoutPurpose, days: int, week_s: float
) -> list[Slot]:
    """Runs, rides and swims; swims carry no hard day, so their fast part stays short."""
    count = next((many for hours, many in TRIATHLON_SESSIONS if week_s <= hours * 3600), len(_TRIATHLON))
    slots: list[Slot] = []
    for sport, role in _TRIATHLON[: min(count, days + 3)]:
        purpose = _P.EASY
        if role is Role.LONG:
            purpose = _P.LONG
        elif sport is TrainingSport.SWIM and role is not Role.EASY:
            purpose = _P.EASY if outline.is_light else (_P.STEADY, _P.INTERVALS)[outline.number % 2]
        elif role is Role.FIRST_HARD:
            purpose = first
        elif role is Role.SECOND_HARD:
            purpose = second
        calm = sport is TrainingSport.SWIM or (role is Role.LONG and sport is TrainingSport.RUN)
        brick = not outline.is_light and sport is TrainingSport.RUN and role is Role.EASY
        slots.append(Slot(sport, purpose, role, outline.number, rank=len(slots), calm=calm, brick=brick))
    return slots


def _ultra(purpose: WorkoutPurpose, race: RaceEffort) -> WorkoutPurpose:
    """The pace of a race of many hours is that of every easy day: what would practise it is steady."""
    easy_race = race.effort in (Effort.LONG, Effort.EASY)
    return _P.STEADY if purpose is _P.RACE_PACE and easy_race else purpose
