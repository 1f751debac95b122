"""An athlete's own data as the page shows it to its owner: everything, whatever its source allows a model.

Nothing here enters a conversation's state or a model's context: tools hand the page references, and the page
asks here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from agent.clock import AthleteClock
from agent.jobs.desk import AthleteSyncDesk
from memory.activities import ActivityStore, AthleteActivities
from memory.profiles import ProfileStore
from memory.strategies import StrategyStore
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.dashboard import Dashboard, Period
from tools.domain.feedback import WorkoutChart, WorkoutReview
from tools.domain.profile import AthleteProfile, ProfileName
from tools.domain.prompt_version import OFFLINE, SpokenWith
from tools.domain.race import UnitSystem
from tools.domain.recordings.workout_chart import workout_chart
from tools.domain.training.form_dashboard import build_dashboard
from tools.domain.training.profile_entry import implausible
from tools.kit.errors import MissingInput
from tools.kit.profiling import known_until, profile_of
from tools.kit.reviewing import review_of


@dataclass(frozen=True, slots=True)
class ReviewedActivity:
    """A review with what is drawn beside it."""

    activity: KnownActivity
    review: WorkoutReview
    chart: WorkoutChart


@dataclass(frozen=True, slots=True)
class AthleteData:
    """The page's door to the athlete's own data."""

    store: ActivityStore
    profiles: ProfileStore
    desk_of: Callable[[str], AthleteSyncDesk]
    strategies: StrategyStore
    clock: AthleteClock

    def desk(self, athlete_id: str) -> AthleteSyncDesk:
        """Return where an athlete's data comes in: connections, imports, syncs."""
        return self.desk_of(athlete_id)

    async def activities(
        self,
        athlete_id: str,
        sport: ActivitySport | None = None,
        limit: int | None = 20,
        *,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[KnownActivity, ...]:
        """Return activities of these days, newest first; None for `limit`: all of them."""
        shelf = self.shelf(athlete_id)
        return await shelf.activities(sport=sport, limit=limit, since=since, until=until)

    async def activity(self, athlete_id: str, activity_id: str) -> KnownActivity:
        """Return an activity; raise NotFound."""
        return await self.shelf(athlete_id).activity(activity_id)

    async def review(
        self, athlete_id: str, activity_id: str, units: UnitSystem = UnitSystem.METRIC
    ) -> ReviewedActivity:
        """Return the review of an activity, made now and stored as an analysis; raise NotFound.

        It stands on what a model may read, as in the conversation, so that both say the same numbers; that of
        an activity no model may read stands on everything.
        """
        known = await self.activity(athlete_id, activity_id)
        shelf = self.store.for_model(athlete_id) if known.ai_allowed else self.shelf(athlete_id)
        profile = await self._profile_of(shelf)
        strategies = self.strategies.for_athlete(athlete_id)
        today = await self.clock.today(athlete_id)
        known, review, recording = await review_of(
            shelf, strategies, profile, activity_id, today, units=units, spoken_with=SpokenWith(model=OFFLINE)
        )
        return ReviewedActivity(known, review, workout_chart(recording))

    async def reviews(self, athlete_id: str, activity_id: str) -> tuple[WorkoutReview, ...]:
        """Return the reviews that were made of an activity, newest first; raise NotFound."""
        return await self.shelf(athlete_id).reviews(activity_id)

    async def analyses(self, athlete_id: str, limit: int) -> tuple[WorkoutReview, ...]:
        """Return the newest reviews of all activities."""
        return await self.shelf(athlete_id).analyses(limit)

    async def analysis(self, athlete_id: str, analysis_id: str) -> WorkoutReview:
        """Return one review by its id; raise NotFound."""
        return await self.shelf(athlete_id).analysis(analysis_id)

    async def dashboard(self, athlete_id: str, period: Period) -> Dashboard:
        """Return form, volume, best efforts and zones over a period."""
        today = await self.clock.today(athlete_id)
        shelf = self.shelf(athlete_id)
        activities = await shelf.activities()
        profile = await self.profile(athlete_id)
        until = await known_until(activities, self.desk(athlete_id))
        return build_dashboard(activities, profile, period, today, until)

    async def profile(self, athlete_id: str) -> AthleteProfile:
        """Return what is known of the athlete, their corrections winning."""
        return await self._profile_of(self.shelf(athlete_id))

    async def correct(
        self, athlete_id: str, name: ProfileName, value: float | None, note: str | None = None
    ) -> AthleteProfile:
        """Keep what the athlete says of themselves, and return the profile as it is now.

        Raises MissingInput for a value nobody can have.
        """
        if value is not None and (why_not := implausible(name, value)):
            raise MissingInput(f"{why_not}. Nothing was changed.")
        await self.profiles.for_athlete(athlete_id).correct(name, value, note)
        return await self.profile(athlete_id)

    async def withdraw_correction(self, athlete_id: str, name: ProfileName) -> AthleteProfile:
        """Go by the history again."""
        await self.profiles.for_athlete(athlete_id).withdraw(name)
        return await self.profile(athlete_id)

    async def delete_activity(self, athlete_id: str, activity_id: str) -> None:
        """Delete an activity for good, with its copies; no sync brings it back. Raise NotFound."""
        await self.shelf(athlete_id).delete(activity_id)

    async def _profile_of(self, shelf: AthleteActivities) -> AthleteProfile:
        corrections = self.profiles.for_athlete(shelf.athlete_id)
        today = await self.clock.today(shelf.athlete_id)
        return await profile_of(shelf, corrections, self.desk(shelf.athlete_id), today)

    def shelf(self, athlete_id: str) -> AthleteActivities:
        """Return everything the owner may see; nothing of it goes to a model."""
        return self.store.for_owner(athlete_id)
