"""A workout under review: read, judged, put into words and stored, whoever asks for it."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.activity import Activity
from tools.domain.activity_summary import KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutReview
from tools.domain.profile import AthleteProfile
from tools.domain.prompt_version import SpokenWith
from tools.domain.provenance import POLICIES
from tools.domain.race import UnitSystem
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.planned_race import beside_plan, same_distance, same_sport
from tools.domain.recordings.threshold_origins import Origins, origins_of
from tools.domain.recordings.timer_time import ActivityTooLong
from tools.domain.recordings.workout_feedback import give_feedback
from tools.domain.training.activity_history import counted, history_of
from tools.domain.training.session_load import session_load
from tools.domain.training.training_load import review_load
from tools.domain.wording.planned import planned_words
from tools.kit.context import ActivityShelf, SavedStrategy, StrategyShelf
from tools.kit.errors import MissingInput, NotFound

COMPARED_DAYS = 730  # how far back similar workouts, load and form are looked for: our design choice [D]
LEAST_RECORDS = 2
TOTALS_ONLY = (
    "Of this activity I have only its totals, no records: there is nothing to review second by second. "
    "Drop its file (FIT, TCX or GPX), and I review it."
)
RECORDS_ENDED = (
    "Of this activity I have only its totals: records from {source} go after {days} days. "
    "Say “sync my {source}”, which fetches those of your newest activities again, or drop its file "
    "(FIT, TCX or GPX), and I review it."
)


async def review_of(
    shelf: ActivityShelf,
    strategies: StrategyShelf,
    profile: AthleteProfile,
    activity_id: str,
    today: date,
    *,
    units: UnitSystem = UnitSystem.METRIC,
    spoken_with: SpokenWith | None = None,
) -> tuple[KnownActivity, WorkoutReview, Activity]:
    """Return an activity, its review made now and stored as an analysis, and its records.

    `profile` gives the thresholds; what is compared is what the shelf holds from before, and a saved strategy
    for a race of that day and distance. `spoken_with` is who tells it, kept with it. Raises NotFound, and
    MissingInput without records to review.
    """
    known = await shelf.activity(activity_id)
    if not known.has_recording:
        raise MissingInput(_without_records(known))
    recording = await shelf.recording(activity_id)
    if recording.time_s.size < LEAST_RECORDS:
        raise MissingInput(TOTALS_ONLY)
    day = known.summary.day or today
    before = await shelf.activities(since=day - timedelta(days=COMPARED_DAYS), until=day)
    plan = await _plan_for(known, strategies)
    judge = _Judge(profile.thresholds(), origins_of(profile), before, plan, today, units)
    try:
        review = await asyncio.to_thread(judge.review, known, recording)  # CPU work
    except ActivityTooLong as error:
        raise MissingInput(f"{error} Drop a part of it, and I review that.") from error
    return known, await shelf.keep_review(review, spoken_with), recording


def _without_records(known: KnownActivity) -> str:
    """Say that there is nothing to review, and what brings it back."""
    policy = POLICIES[known.source]
    if policy.retention_days is None:
        return TOTALS_ONLY
    return RECORDS_ENDED.format(source=policy.name, days=policy.retention_days)


async def _plan_for(known: KnownActivity, strategies: StrategyShelf) -> SavedStrategy | None:
    """Return the newest saved strategy for a race on the activity's local day, of its sport and distance."""
    day, summary = known.summary.day, known.summary
    if day is None:
        return None
    for each in await strategies.history():
        if not same_distance(each.distance_m, summary.distance_m):
            continue
        try:
            saved = await strategies.saved(each.id)
        except NotFound:  # deleted since
            continue
        if saved.strategy.brief.race_date == day and same_sport(saved.strategy, summary.sport):
            return saved
    return None


@dataclass(frozen=True, slots=True)
class _Judge:
    """What a workout is judged beside."""

    thresholds: Thresholds
    origins: Origins
    before: tuple[KnownActivity, ...]
    plan: SavedStrategy | None
    today: date
    units: UnitSystem

    def review(self, known: KnownActivity, recording: Activity) -> WorkoutReview:
        """Judge the records, beside the load and the form of the day the workout was on."""
        history = history_of(counted(self.before, self.today), self.thresholds, None)
        review = review_activity(recording, self.thresholds)
        beside = beside_plan(self.plan.strategy, recording, review, self.units) if self.plan else ()
        feedback = give_feedback(
            review,
            recording,
            known.summary,
            self.thresholds,
            self.before,
            session_load(known.summary, self.thresholds),
            review_load(history, known.summary.day or self.today),
            planned_words(self.plan.summary.name, beside, self.units) if self.plan else None,
            units=self.units,
            today=self.today,
            origins=self.origins,
            beside_plan=beside,
        )
        thresholds = self.thresholds.model_dump()
        return WorkoutReview(activity_id=known.id, review=review, feedback=feedback, thresholds=thresholds)
