"""What of a race strategy a training session practises."""

from enum import StrEnum

from pydantic import Field

from tools.domain.finding import Frozen


class RehearsalKind(StrEnum):
    """What of a race strategy a session practises."""

    PACE = "pace"
    GRADE = "grade"
    FUEL = "fuel"
    CUE = "cue"


class Rehearsal(Frozen):
    """One thing of the race strategy that a session practises; `text` says how, `at_m` where in the race."""

    kind: RehearsalKind
    text: str
    at_m: float | None = Field(default=None, ge=0)
