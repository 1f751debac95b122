"""Plans and drafts for tests of what is kept and decided: whole, with ids, and no physiology in them."""

from collections.abc import Iterable
from datetime import date, timedelta

from tests.support.training_plans import calm_week
from tools.domain.athlete_rules import AthleteRule, RuleKind, RulesDraft, Weekday
from tools.domain.plan_version import Evidence, PlanDraft, PlanVersion
from tools.domain.planning.plan_difference import difference
from tools.domain.training.training_plan import PlannedWeek, PlannedWorkout, TrainingPlan

MONDAY = date(2026, 3, 2)
TODAY = MONDAY  # the first day of `a_plan`


def a_plan(weeks: int = 6, scale: float = 1.0, first: date = MONDAY) -> TrainingPlan:
    """Calm weeks of five runs, each session with an id that says where it began."""
    return TrainingPlan(
        goal_races=(), weeks=tuple(_named(calm_week(number + 1, scale, first)) for number in range(weeks))
    )


def shortened(plan: TrainingPlan, day: date, minutes: float) -> TrainingPlan:
    """The plan with the sessions of a day made so long."""

    def shorter(workout: PlannedWorkout) -> PlannedWorkout:
        if workout.day != day:
            return workout
        return workout.model_copy(update={"planned_duration_s": minutes * 60})

    return plan.model_copy(
        update={
            "weeks": tuple(
                week.model_copy(update={"workouts": tuple(map(shorter, week.workouts))})
                for week in plan.weeks
            )
        }
    )


def new_draft(name: str = "Spring marathon", plan: TrainingPlan | None = None) -> PlanDraft:
    """A new plan that waits for a yes."""
    return PlanDraft(
        name=name,
        plan=plan or a_plan(),
        headline="Six calm weeks.",
        reason="You asked for it.",
        evidence=(Evidence(text="You ran 4:10 h a week.", finding="weekly time", source="your activities"),),
    )


def change_of(version: PlanVersion, day: date, minutes: float = 30, *, small: bool = False) -> PlanDraft:
    """A change of one day on a version."""
    plan = shortened(version.plan, day, minutes)
    return PlanDraft(
        plan_id=version.summary.plan_id,
        name=version.summary.name,
        based_on=version.summary.version,
        plan=plan,
        difference=difference(version.plan, plan),
        headline=f"{day:%A} is easier.",
        reason="You were tired.",
        small=small,
    )


def no_training_on(day: Weekday, based_on: int = 0, known: Iterable[AthleteRule] = ()) -> RulesDraft:
    """A rule that waits for a yes."""
    said = AthleteRule(kind=RuleKind.NO_TRAINING, words=f"No training on {day.name.title()}", weekdays=(day,))
    return RulesDraft(based_on=based_on, rules=(*known, said), added=(said,), reason="You said so.")


def days_after(days: int) -> date:
    """The day so many days after today."""
    return TODAY + timedelta(days=days)


def _named(week: PlannedWeek) -> PlannedWeek:
    return week.model_copy(
        update={
            "workouts": tuple(
                workout.model_copy(update={"id": f"w{week.number}d{workout.day.isoweekday()}"})
                for workout in week.workouts
            )
        }
    )
