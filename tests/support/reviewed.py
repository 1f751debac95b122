"""Reviews as they are stored, good or bad as a test says."""

from tests.support.own_activities import a_recording
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutFeedback, WorkoutKind, WorkoutReview
from tools.domain.finding import Finding
from tools.domain.recordings.activity_review import review_activity


def a_review(
    activity_id: str, *, score: float | None = None, to_improve: tuple[str, ...] = ()
) -> WorkoutReview:
    """An even hour with this score."""
    feedback = WorkoutFeedback(
        kind=WorkoutKind.STEADY,
        kind_reason="an even hour",
        planned="Nothing was planned.",
        summary=("Steady.",),
        strengths=("You kept it even.",),
        to_improve=to_improve,
        suggestions=(),
        score=score,
        load=Finding.unknown("load", "TSS", reason="no power meter", model="stress", source="a test"),
    )
    review = review_activity(a_recording(), Thresholds())
    return WorkoutReview(activity_id=activity_id, review=review, feedback=feedback, thresholds={})


def a_bad_review(activity_id: str) -> WorkoutReview:
    """A workout that was too hard."""
    return a_review(activity_id, score=30.0, to_improve=("The last third was slower than the first.",))
