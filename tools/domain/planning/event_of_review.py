"""What an approved review of a workout means for the plan: ease what comes next, or let it stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tools.domain.display import percent
from tools.domain.feedback import WorkoutKind, WorkoutReview
from tools.domain.finding import Finding
from tools.domain.plan_event import PlanEvent, TooHard, WentWell
from tools.domain.race import UnitSystem
from tools.domain.recordings.workout_words import output_written
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport
from tools.domain.training.workout_step import StepTarget, TargetKind

# From where a workout is clearly worse than planned, and from where it went well: our design choice [D].
CLEARLY_PERCENT, CLEAR_DRIFT_PERCENT = 7.0, 10.0
LOW_SCORE, GOOD_SCORE = 50.0, 75.0
BEYOND_TARGET = 0.02
_HALVES = (WorkoutKind.LONG, WorkoutKind.STEADY, WorkoutKind.TEMPO)
_STEADY = (*_HALVES, WorkoutKind.EASY)
_TARGET_UNITS = {"s/km": TargetKind.PACE, "W": TargetKind.POWER}


@dataclass(frozen=True, slots=True)
class _Sign:
    """A finding that says a workout of some kinds was too hard: above `limit`, or below it if negative.

    `told` is how the review's own sentence on it begins or what it holds, `said` what stands for it.
    """

    finding: str
    kinds: tuple[WorkoutKind, ...]
    limit: float
    told: str
    said: str


_SIGNS = (
    _Sign(
        "last_repeat_percent",
        (WorkoutKind.INTERVALS,),
        -CLEARLY_PERCENT,
        "last repeat fell",
        "The last repeat fell {} below the first.",
    ),
    _Sign(
        "repeats_spread_percent",
        (WorkoutKind.INTERVALS,),
        CLEARLY_PERCENT,
        "repeats differed",
        "The repeats differed: they spread {} around their mean.",
    ),
    _Sign(
        "fade_percent",
        _HALVES,
        CLEARLY_PERCENT,
        "You faded",
        "You faded: the second half was {} below the first.",
    ),
    _Sign(
        "decoupling_percent",
        _STEADY,
        CLEAR_DRIFT_PERCENT,
        "Heart rate drifted",
        "Heart rate drifted {} in the second half.",
    ),
)


def event_of(
    review: WorkoutReview,
    planned: PlannedWorkout | None,
    day: date,
    units: UnitSystem = UnitSystem.METRIC,
) -> PlanEvent | None:
    """Return what a review asks of the plan; None where it asks nothing.

    Too hard: repeats or halves that fell off, heart rate that ran away, repeats short of their target, or a
    low score. Every number is the review's own. Races and what nobody can judge ask for nothing.
    """
    feedback = review.feedback
    if feedback.kind in (WorkoutKind.RACE, WorkoutKind.OTHER):
        return None
    why = next(_too_hard(review, planned, units), None)
    if why is not None:
        return TooHard(day=day, activity_id=review.activity_id, why=why)
    good = feedback.score is not None and feedback.score >= GOOD_SCORE
    if planned is not None and good and feedback.strengths:
        return WentWell(day=day, activity_id=review.activity_id, why=feedback.strengths[0])
    return None


def _too_hard(review: WorkoutReview, planned: PlannedWorkout | None, units: UnitSystem) -> Iterator[str]:
    """Yield the sentences that say a workout was too hard, the clearest first."""
    yield from _short_of_target(review, planned, units)
    feedback = review.feedback
    values = {each.name: each.value for each in _findings(review) if each.value is not None}
    for sign in _SIGNS:
        value = values.get(sign.finding)
        if value is None or feedback.kind not in sign.kinds:
            continue
        if value > sign.limit > 0 or value < sign.limit < 0:
            told = (each for each in feedback.to_improve if sign.told in each)
            yield next(told, sign.said.format(percent(abs(value) / 100, 1)))
    if feedback.score is not None and feedback.score < LOW_SCORE and feedback.to_improve:
        yield feedback.to_improve[0]


def _findings(review: WorkoutReview) -> tuple[Finding, ...]:
    return (*review.feedback.findings, review.review.decoupling_percent)


def _short_of_target(
    review: WorkoutReview, planned: PlannedWorkout | None, units: UnitSystem
) -> Iterator[str]:
    """Say by how much the repeats missed the range that was planned for them."""
    found = review.feedback.intervals
    target = _hardest(planned, _TARGET_UNITS.get(found.unit)) if planned and found else None
    if found is None or target is None:
        return
    slow = target.kind is TargetKind.PACE and found.mean > target.high * (1 + BEYOND_TARGET)
    weak = target.kind is TargetKind.POWER and found.mean < target.low * (1 - BEYOND_TARGET)
    if slow or weak:
        low, high, mean = (
            output_written(each, found.unit, units) for each in (target.low, target.high, found.mean)
        )
        yield f"The repeats averaged {mean}; {low} to {high} was planned."


def _hardest(planned: PlannedWorkout, kind: TargetKind | None) -> StepTarget | None:
    """Return the hardest target of a kind that a session has, None without one; strength has none."""
    if kind is None or planned.sport is TrainingSport.STRENGTH:
        return None
    targets = [step.target for step in planned.every_step() if step.target and step.target.kind is kind]
    faster = -1.0 if kind is TargetKind.PACE else 1.0
    return max(targets, key=lambda each: faster * (each.low + each.high), default=None)
