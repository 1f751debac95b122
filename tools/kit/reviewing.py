"""A workout under review: read, judged, put into words and stored, whoever asks for it."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.activity import Activity
from tools.domain.activity_summary import KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutReview
from tools.domain.profile import AthleteProfile
from tools.domain.race import UnitSystem
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.timer_time import ActivityTooLong
from tools.domain.recordings.workout_feedback import give_feedback
from tools.domain.training.activity_history import counted, history_of
from tools.domain.training.session_load import session_load
from tools.domain.training.training_load import review_load
from tools.kit.context import ActivityShelf
from tools.kit.errors import MissingInput

COMPARED_DAYS = 730  # how far back similar workouts, load and form are looked for: our design choice [D]
LEAST_RECORDS = 2
TOTALS_ONLY = (
    "Of this activity I have only its totals, no records: there is nothing to review second by second. "
    "Drop its file (FIT, TCX or GPX), and I review it."
)


async def review_of(
    shelf: ActivityShelf,
    profile: AthleteProfile,
    activity_id: str,
    today: date,
    units: UnitSystem = UnitSystem.METRIC,
) -> tuple[KnownActivity, WorkoutReview, Activity]:
    """Return an activity, its review made now and stored as an analysis, and its records.

    `profile` gives the thresholds; what is compared is what the shelf holds from before. Raises NotFound, and
    MissingInput where there are no records to review.
    """
    known = await shelf.activity(activity_id)
    if not known.has_recording:
        raise MissingInput(TOTALS_ONLY)
    recording = await shelf.recording(activity_id)
    if recording.time_s.size < LEAST_RECORDS:
        raise MissingInput(TOTALS_ONLY)
    day = known.summary.day or today
    before = await shelf.activities(since=day - timedelta(days=COMPARED_DAYS), until=day)
    judge = _Judge(profile.thresholds(), before, today, units)
    try:
        review = await asyncio.to_thread(judge.review, known, recording)  # CPU work
    except ActivityTooLong as error:
        raise MissingInput(f"{error} Drop a part of it, and I review that.") from error
    await shelf.keep_review(review)
    return known, review, recording


@dataclass(frozen=True, slots=True)
class _Judge:
    """What a workout is judged beside."""

    thresholds: Thresholds
    before: tuple[KnownActivity, ...]
    today: date
    units: UnitSystem

    def review(self, known: KnownActivity, recording: Activity) -> WorkoutReview:
        """Judge the records, beside the load and the form of the day the workout was on."""
        history = history_of(counted(self.before, self.today), self.thresholds, None)
        review = review_activity(recording, self.thresholds)
        feedback = give_feedback(
            review,
            recording,
            known.summary,
            self.thresholds,
            self.before,
            session_load(known.summary, self.thresholds),
            review_load(history, known.summary.day or self.today),
            units=self.units,
            today=self.today,
        )
        thresholds = self.thresholds.model_dump()
        return WorkoutReview(activity_id=known.id, review=review, feedback=feedback, thresholds=thresholds)
