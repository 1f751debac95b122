"""The rule about days without training."""

from collections.abc import Iterator
from datetime import timedelta

from tools.domain.training.plan_rule import OUR_CHOICE, Authority, PlanCase, PlanRule, RuleBreach, Severity

REST_WITHIN_DAYS = 14

REST_DAY = PlanRule(
    code="L9",
    title="rest day",
    unit="days without a rest day",
    error=13.0,
    sentence="At least one day in fourteen is for rest alone.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)


def check_rest_days(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Count training days in a row, those just before the plan included; each fourteenth is an error."""
    in_a_row = _trained_before(case)
    day, last = case.plan.starts_on, case.plan.weeks[-1].ends_on
    while day <= last:
        in_a_row = in_a_row + 1 if day in case.sessions_by_day else 0
        if in_a_row and in_a_row % REST_WITHIN_DAYS == 0:
            yield rule.breach(
                Severity.ERROR,
                f"{day:%A} {day:%-d %B} is the {in_a_row}th training day in a row.",
                week=case.week_of(day),
                day=day,
                value=float(in_a_row),
            )
        day += timedelta(days=1)


def _trained_before(case: PlanCase) -> int:
    """Return how many days in a row were trained up to the eve of the plan, at most thirteen."""
    trained = {session.day for session in case.history.sessions}
    for back in range(1, REST_WITHIN_DAYS):
        if case.plan.starts_on - timedelta(days=back) not in trained:
            return back - 1
    return REST_WITHIN_DAYS - 1
