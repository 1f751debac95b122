"""What a coach says about a workout: read first, then put into words."""

from collections.abc import Sequence
from datetime import date

from tools.domain.activity import Activity, ActivityReview
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutFeedback
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.threshold_origins import Origins
from tools.domain.recordings.workout_next import next_workout, rising_weeks
from tools.domain.recordings.workout_reading import Reading, read_workout
from tools.domain.recordings.workout_score import score_workout
from tools.domain.recordings.workout_suggestions import suggestions
from tools.domain.recordings.workout_words import strengths, summary_sentences, to_improve
from tools.domain.training.training_load import LoadReview

NOTHING_PLANNED = "I know of no plan for this day."


def give_feedback(  # noqa: PLR0917 (the recording and all that is known beside it)
    review: ActivityReview,
    activity: Activity,
    summary: ActivitySummary,
    thresholds: Thresholds,
    before: Sequence[KnownActivity],
    load: Finding,
    form: LoadReview | None = None,
    planned: str | None = None,
    *,
    units: UnitSystem = UnitSystem.METRIC,
    today: date | None = None,
    origins: Origins | None = None,
    beside_plan: Sequence[Finding] = (),
) -> WorkoutFeedback:
    """Return what the numbers say about a workout. `load` and `form` are those after it, where known.

    `planned` says what was planned and done, by the numbers of `beside_plan`.
    Of `before` only what began earlier counts. Without `today` the newest day `form` knows says whether a
    next workout can still be named. Raises ActivityTooLong.
    """
    load = _known_load(review, load)
    reading = read_workout(review, activity, summary, thresholds, before=before, units=units, origins=origins)
    score, parts = score_workout(reading)
    return WorkoutFeedback(
        kind=reading.kind,
        kind_reason=reading.kind_reason,
        planned=planned or NOTHING_PLANNED,
        summary=summary_sentences(reading, load, today),
        strengths=strengths(reading),
        to_improve=to_improve(reading),
        suggestions=suggestions(reading),
        next_workout=next_workout(reading, load, form, today),
        intervals=reading.intervals,
        comparisons=reading.comparisons,
        score=score,
        score_parts=parts,
        load=load,
        findings=(*beside_plan, *_findings(reading, form)),
    )


def _known_load(review: ActivityReview, load: Finding) -> Finding:
    """Return the load given, or what the review knows where nothing is: it may use the device's own FTP."""
    reviewed = (review.training_stress, review.running_training_stress, review.heart_rate_training_stress)
    return next((each for each in (load, *reviewed) if each.value is not None), load)


def _findings(reading: Reading, form: LoadReview | None) -> tuple[Finding, ...]:
    """Return the numbers the words rest on that the review itself does not hold."""
    own = tuple(found for name, found in reading.findings.items() if name != "decoupling_percent")
    weeks = rising_weeks(form)
    bests = (best.finding for best in reading.bests)
    return (*own, *bests, *((form.form,) if form else ()), *((weeks,) if weeks else ()))
