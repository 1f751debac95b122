"""An answer to an event before it is made valid."""

from dataclasses import dataclass

from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import Evidence
from tools.domain.training.training_plan import TrainingPlan


@dataclass(frozen=True, slots=True)
class Draft:
    """A changed plan, what it has to be valid against, and what is said with it.

    `if_same` is said where nothing changes in the end.
    """

    plan: TrainingPlan
    standing: PlanStanding
    headline: str
    reason: str
    if_same: str
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
