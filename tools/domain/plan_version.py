"""The versions of a training plan: what it is, what it came from, and who wanted it."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from tools.domain.finding import Frozen
from tools.domain.plan_change import PlanDifference
from tools.domain.plan_request import PlanWish
from tools.domain.training.training_plan import TrainingPlan


class MadeBy(StrEnum):
    """Who brought a version about: the athlete's yes, their Undo, their setting for small changes."""

    ATHLETE = "athlete"
    UNDO = "undo"
    SMALL_CHANGES = "small changes"


class Evidence(Frozen):
    """What a proposal stands on: a sentence, and where it comes from."""

    text: str
    activity_id: str | None = None
    finding: str | None = None
    source: str | None = None


class PlanDraft(Frozen):
    """A version that waits for a yes. `plan_id` None and `based_on` 0: a new plan.

    `small` says that it is small enough for the setting “small changes without asking”. `restored_from` is
    the version whose content it brings back. `headline` is a sentence for the card, `notes` what was assumed.
    `wish` is what a new plan was asked for, so that the answer to a question completes it. `made_on` is the
    athlete's day when it was put on the desk: approved on a later one, it is judged again.
    """

    plan_id: str | None = None
    name: str = Field(min_length=1, max_length=80)
    based_on: int = Field(default=0, ge=0)
    plan: TrainingPlan
    difference: PlanDifference | None = None
    headline: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    rules_version: int = 0
    strategy_id: str | None = None
    restored_from: int | None = None
    small: bool = False
    wish: PlanWish | None = None
    made_on: date | None = None


class PlanVersionSummary(Frozen):
    """A version without its weeks."""

    plan_id: str
    name: str
    version: int
    parent: int | None
    headline: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    changes: tuple[str, ...] = ()
    made_by: MadeBy
    made_at: datetime
    rules_version: int = 0
    strategy_id: str | None = None
    restored_from: int | None = None


class PlanVersion(Frozen):
    """A version whole."""

    summary: PlanVersionSummary
    plan: TrainingPlan


class PlanSummary(Frozen):
    """A plan by its newest version; `current` is the one the athlete trains by."""

    plan_id: str
    name: str
    versions: int
    current: bool
    made_at: datetime
    changed_at: datetime
