"""What is known of an athlete, from whatever shelf asks: the owner's, or the one a model may read."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

from tools.domain.activity_summary import KnownActivity
from tools.domain.profile import AthleteProfile
from tools.domain.provenance import POLICIES
from tools.domain.race import RaceBrief
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.race_defaults import defaults_for
from tools.kit.context import ActivityShelf, ProfileShelf, SyncDesk, ToolContext

WELLNESS_DAYS = 60  # mornings a resting heart rate is taken from: our design choice [D]


async def profile_of(
    shelf: ActivityShelf, corrections: ProfileShelf, desk: SyncDesk, today: date
) -> AthleteProfile:
    """Return the profile of all that a shelf holds, the athlete's corrections on top of it.

    The desk says how far the data reaches: weeks without an activity before the last good sync were rest.
    """
    activities = await shelf.activities()
    wellness = await shelf.wellness(today - timedelta(days=WELLNESS_DAYS))
    said = await corrections.corrections()
    until = await known_until(activities, desk)
    return await asyncio.to_thread(build_profile, activities, said, wellness, today, until)  # CPU work


async def profile_in(context: ToolContext) -> AthleteProfile:
    """Return the profile as a tool may see it, computed once a turn."""
    return await context.known_profile.get(
        lambda: profile_of(context.activities, context.profile, context.sync, context.today)
    )


async def with_history(brief: RaceBrief, context: ToolContext) -> tuple[RaceBrief, tuple[str, ...]]:
    """Return the brief with what the athlete's history gives for what was not said, and what says so.

    Once a race and sport: what is said later wins, and nothing is added again.
    """
    if brief.history_of is brief.sport or not await _is_known(context):
        return brief, ()
    given, said = defaults_for(brief, await profile_in(context), context.today)
    return brief.with_changes(**given, history_of=brief.sport), said


async def _is_known(context: ToolContext) -> bool:
    """Tell whether there is anything a profile could be made of: by small queries for most athletes."""
    if await context.activities.activities(limit=1) or await context.profile.corrections():
        return True
    return bool(await context.activities.wellness(context.today - timedelta(days=WELLNESS_DAYS)))


async def known_until(activities: Sequence[KnownActivity], desk: SyncDesk) -> date | None:
    """Return the last day the data reaches: of the newest activity, or of a service's last good sync.

    A day without an activity before it is rest; every day after it is unknown. A sync says nothing to those
    from whom the service's rules keep its activities.
    """
    days = {known.summary.day for known in activities}
    seen = {known.source for known in activities}
    days |= {
        each.last_sync.date()
        for each in await desk.connections()
        if each.last_sync and (POLICIES[each.source].ai_allowed or each.source in seen)
    }
    return max((day for day in days if day), default=None)
