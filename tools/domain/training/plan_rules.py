"""The plan validator: twelve rules as data, each with a pure check, and where a plan breaks them."""

from tools.domain.athlete import Thresholds
from tools.domain.training.plan_rule import AthleteFlags, Check, PlanCase, PlanRule, RuleBreach, Severity
from tools.domain.training.plan_rule_arithmetic import ADDS_UP, check_adds_up
from tools.domain.training.plan_rule_intensity import (
    EASY_SHARE,
    HARD_DAYS,
    NOTHING_HARD,
    check_easy_share,
    check_hard_days,
    check_nothing_hard,
)
from tools.domain.training.plan_rule_load import (
    LONG_RUN,
    LONGEST_RUN,
    RAMP,
    RECOVERY_WEEK,
    WEEKLY_LOAD,
    check_long_run,
    check_longest_run,
    check_ramp,
    check_recovery_weeks,
    check_weekly_load,
)
from tools.domain.training.plan_rule_race import FRESH_LEGS, TAPER, check_fresh_legs, check_taper
from tools.domain.training.plan_rule_rest import REST_DAY, check_rest_days
from tools.domain.training.stated_training import history_before
from tools.domain.training.training_plan import History, TrainingPlan

RULES: tuple[tuple[PlanRule, Check], ...] = (
    (LONGEST_RUN, check_longest_run),
    (WEEKLY_LOAD, check_weekly_load),
    (RAMP, check_ramp),
    (HARD_DAYS, check_hard_days),
    (EASY_SHARE, check_easy_share),
    (RECOVERY_WEEK, check_recovery_weeks),
    (LONG_RUN, check_long_run),
    (TAPER, check_taper),
    (REST_DAY, check_rest_days),
    (FRESH_LEGS, check_fresh_legs),
    (ADDS_UP, check_adds_up),
    (NOTHING_HARD, check_nothing_hard),
)


def check_plan(
    plan: TrainingPlan,
    history: History,
    thresholds: Thresholds | None = None,
    flags: AthleteFlags | None = None,
) -> tuple[RuleBreach, ...]:
    """Return every breach in the order of the rules; a plan without an error is valid.

    A rule that compares with the past is silent where the past is neither known nor stated.
    """
    known = history_before(plan, history)
    case = PlanCase(plan, known, thresholds or Thresholds(), flags or AthleteFlags())
    return tuple(breach for rule, check in RULES for breach in check(rule, case))


def is_valid(breaches: tuple[RuleBreach, ...]) -> bool:
    """Say whether none of the breaches is an error."""
    return all(breach.severity is not Severity.ERROR for breach in breaches)


__all__ = ["RULES", "AthleteFlags", "PlanRule", "RuleBreach", "Severity", "check_plan", "is_valid"]
