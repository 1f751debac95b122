"""A plan made valid again from today on, by the smallest changes that do it."""

from collections.abc import Iterator

from tools.domain.plan_request import NoSuchPlan, PlanStanding
from tools.domain.planning.judging import judge
from tools.domain.planning.repair_steps import mends
from tools.domain.training.plan_rule import RuleBreach, Severity
from tools.domain.training.training_plan import TrainingPlan

OF_THE_ATHLETE = 20.0
_WEIGHTS = {"L1": 3.0, "L2": 1.0, "L3": 1.0, "L4": 6.0, "L8": 2.0, "L9": 6.0, "L10": 6.0}
MOST_CHANGES = 120  # a plan that needs more is better made anew: our design choice [D]


def repaired(plan: TrainingPlan, standing: PlanStanding) -> TrainingPlan:
    """Return the plan without an error from today on: sessions moved, shortened, eased or dropped.

    Races and past days are never touched; key sessions are kept as long as something else can give way.
    Raises NoSuchPlan when it cannot be done.
    """
    standing = standing.of(plan)
    errors = errors_of(plan, standing)
    for _ in range(MOST_CHANGES):
        if not errors:
            return plan
        better = next(_improvements(plan, errors, standing), None)
        if better is None:
            break
        plan, errors = better
    if not errors:
        return plan
    raise NoSuchPlan(f"I cannot make the plan fit any more. {errors[0].sentence}")


def errors_of(plan: TrainingPlan, standing: PlanStanding) -> tuple[RuleBreach, ...]:
    """Return what makes a plan invalid."""
    return tuple(each for each in judge(plan, standing) if each.severity is Severity.ERROR)


def _improvements(
    plan: TrainingPlan, errors: tuple[RuleBreach, ...], standing: PlanStanding
) -> Iterator[tuple[TrainingPlan, tuple[RuleBreach, ...]]]:
    """Yield the plans, smallest change first, in which less is wrong."""
    before = _weight(errors)
    for error in errors:
        for changed in mends(plan, error, standing):
            left = errors_of(changed, standing)
            if _weight(left) < before - 1e-6:
                yield changed, left


def _weight(errors: tuple[RuleBreach, ...]) -> float:
    """Return how much is wrong: each error by its kind and, in part, how far it is beyond its limit.

    What the athlete ruled out goes first, even where a later week then grows too fast: that is mended next.
    """
    return sum(_WEIGHTS.get(each.code, OF_THE_ATHLETE) + min(0.9, _excess(each)) for each in errors)


def _excess(error: RuleBreach) -> float:
    if error.value is None or error.limit is None:
        return 0.0
    return abs(error.value - error.limit) / (10 * max(abs(error.limit), 1e-3))
