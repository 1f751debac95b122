"""A proposal: a change to the athlete's saved world that waits for a yes."""

from datetime import datetime
from enum import StrEnum

from tools.domain.finding import Frozen
from tools.domain.plan_version import Evidence


class ProposalKind(StrEnum):
    """What a proposal would do."""

    SAVE_STRATEGY = "save_strategy"
    DELETE_STRATEGY = "delete_strategy"
    RESTORE_STRATEGY = "restore_strategy"
    PLAN_VERSION = "plan_version"
    CHANGE_RULES = "change_rules"
    KEEP_FACT = "keep_fact"


class ProposalStatus(StrEnum):
    """Where a proposal stands. Only `PENDING` can still be decided."""

    PENDING = "pending"
    APPLIED = "applied"
    REJECTED = "rejected"
    EXPIRED = "expired"
    STALE = "stale"


class Proposal(Frozen):
    """A stored proposal as an athlete sees it.

    `changes` are lines a person can read; `outcome` is written when it is decided ("Saved as "Boston" v1").
    `subject_id` is the strategy or plan it concerns once there is one, and `version` the version it would
    make or has made. `reason` and `evidence` say why, `based_on` which version it was made from. `rebasable`
    says that a stale one can be made again on the version there is now.
    """

    id: str
    kind: ProposalKind
    status: ProposalStatus
    title: str
    summary: str
    changes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    decided_at: datetime | None = None
    outcome: str | None = None
    subject_id: str | None = None
    version: int = 0
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    based_on: int | None = None
    rebasable: bool = False


class SavedStrategySummary(Frozen):
    """One saved version of a strategy, without its body."""

    id: str
    name: str
    version: int
    race_name: str
    distance_m: float
    goal_time_s: float
    saved_at: datetime
    restored_from: int | None = None
