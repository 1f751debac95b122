"""Something to do, think or pass at one place of a race, in the words every format prints."""

from enum import StrEnum

from tools.domain.finding import Frozen

LONGEST_SHORT = 15
"""The longest name of a course point that every watch shows whole."""


class MomentKind(StrEnum):
    """What happens at a place of the race."""

    FUEL = "fuel"
    CUE = "cue"
    AID = "aid"
    CUTOFF = "cutoff"
    STOP = "stop"
    CLIMB = "climb"


class Moment(Frozen):
    """Something to do, think or pass at one place; `short` fits on a watch (at most 15 characters)."""

    kind: MomentKind
    at_m: float
    at_s: float
    place: str
    elapsed: str
    clock_time: str | None
    short: str
    text: str
