"""How long a 16-week plan takes to be generated and validated."""

from datetime import date, timedelta

from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.training_plans import history_of
from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Weekday
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.planning import workout_recipes
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingSport

MONDAY = date(2026, 3, 2)
WEEKS = 16


def marathon_request() -> PlanRequest:
    """Return a runner of five days a week with rules, sixteen weeks before a marathon."""
    race = GoalRace(
        day=MONDAY + timedelta(days=7 * WEEKS - 1),
        priority=RacePriority.A,
        name="City Marathon",
        sport=TrainingSport.RUN,
        distance_m=42_195,
        goal_time_s=3.75 * 3_600,
    )
    rules = (
        AthleteRule(kind=RuleKind.NO_TRAINING, words="never on Mondays", weekdays=(Weekday.MONDAY,)),
        AthleteRule(kind=RuleKind.MOST_TIME, words="8 hours a week", per=Per.WEEK, limit=8 * 3_600),
        AthleteRule(
            kind=RuleKind.FIXED_SESSION,
            words="strength on Tuesday",
            sport=TrainingSport.STRENGTH,
            weekdays=(Weekday.TUESDAY,),
        ),
    )
    standing = PlanStanding(
        today=MONDAY,
        history=history_of((1.0, 1.0, 1.0, 0.75) * 3, MONDAY),
        thresholds=Thresholds(threshold_pace_s_per_km=295, threshold_heart_rate_bpm=170),
        rules=rules,
    )
    return PlanRequest(wish=PlanWish(races=(race,)), standing=standing)


def test_generate_and_validate_sixteen_weeks(benchmark: BenchmarkFixture) -> None:
    request = marathon_request()

    def work() -> int:
        workout_recipes.written_workout.cache_clear()
        built = build_plan(request)
        found = judge(built.plan, request.standing)
        assert not [each for each in found if each.severity is Severity.ERROR]
        return len(built.plan.weeks)

    assert benchmark(work) == WEEKS
    benchmark.extra_info["cpu_ms"] = cpu_s(work) * 1_000
