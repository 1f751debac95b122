"""The athlete's own rules as checks on a plan: every kind, for what lies ahead.

A race the athlete entered is never a breach: day rules do not speak of it, and its time counts in no limit;
only as a training day and as a hard day it counts, and then it is the other sessions that have to give way.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind
from tools.domain.planning.own_rule_case import OwnCase
from tools.domain.planning.own_rule_days import (
    check_away,
    check_hurt,
    check_no_training,
    check_nothing_hard,
    check_session_time,
    check_sessions_a_day,
)
from tools.domain.planning.own_rule_fixed import check_fixed
from tools.domain.planning.own_rule_weeks import (
    check_distance,
    check_hard_apart,
    check_hard_days,
    check_sessions_a_week,
    check_training_days,
    check_week_time,
)
from tools.domain.training.plan_rule import AthleteFlags, RuleBreach
from tools.domain.training.training_plan import History, TrainingPlan

OwnCheck = Callable[[OwnCase, AthleteRule], Iterator[RuleBreach]]

_CHECKS: dict[RuleKind, OwnCheck] = {
    RuleKind.NO_TRAINING: check_no_training,
    RuleKind.MOST_TIME: check_session_time,
    RuleKind.LEAST_TIME: check_session_time,
    RuleKind.MOST_DISTANCE: check_distance,
    RuleKind.MOST_SESSIONS: check_sessions_a_day,
    RuleKind.MOST_DAYS: check_training_days,
    RuleKind.LEAST_REST_DAYS: check_training_days,
    RuleKind.FIXED_SESSION: check_fixed,
    RuleKind.NOTHING_HARD: check_nothing_hard,
    RuleKind.HARD_APART: check_hard_apart,
    RuleKind.MOST_HARD_DAYS: check_hard_days,
    RuleKind.HURT: check_hurt,
    RuleKind.AWAY: check_away,
}
_CHECKS_OF_A_WEEK: dict[RuleKind, OwnCheck] = {
    RuleKind.MOST_TIME: check_week_time,
    RuleKind.LEAST_TIME: check_week_time,
    RuleKind.MOST_SESSIONS: check_sessions_a_week,
}


def check_own_rules(
    plan: TrainingPlan,
    rules: Sequence[AthleteRule],
    from_day: date,
    *,
    thresholds: Thresholds | None = None,
    flags: AthleteFlags | None = None,
    history: History | None = None,
) -> tuple[RuleBreach, ...]:
    """Return every breach of the athlete's rules on `from_day` and after it, in the order of the rules.

    Week rules count the whole calendar week of the plan, past days as the plan has them, but are broken only
    while a session ahead can still be changed. A rule without `per` is of a day. `thresholds` say what is
    hard, `history` which days just before the plan were; `flags` excuse fixed sessions.
    """
    case = OwnCase(
        plan,
        tuple(rules),
        from_day,
        thresholds or Thresholds(),
        flags or AthleteFlags(),
        history or History(),
    )
    return tuple(breach for rule in case.rules for breach in _check_of(rule)(case, rule))


def _check_of(rule: AthleteRule) -> OwnCheck:
    if rule.per is Per.WEEK and rule.kind in _CHECKS_OF_A_WEEK:
        return _CHECKS_OF_A_WEEK[rule.kind]
    return _CHECKS[rule.kind]
