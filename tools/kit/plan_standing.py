"""What a plan is judged against and made from, as far as a model may see it."""

import asyncio

from tools.domain.athlete_rules import RuleSet
from tools.domain.plan_request import PlanStanding, PlanWish
from tools.domain.provenance import POLICIES
from tools.domain.training.activity_history import counted, history_of
from tools.domain.training.plan_rule import AthleteFlags
from tools.kit.context import ToolContext
from tools.kit.profiling import known_until, profile_in


async def standing_of(context: ToolContext) -> PlanStanding:
    """Return all a plan is judged against: history, thresholds, the athlete's rules and form.

    Hurts among the rules count as injuries where a plan is judged. Who has no history is a novice.
    """
    return await standing_by(context, await context.rules.rules())


def standing_for(wish: PlanWish | None, standing: PlanStanding) -> PlanStanding:
    """Return what a wished plan is judged against: the athlete says whether they are a novice."""
    if wish is None or wish.novice is None:
        return standing
    return standing.model_copy(update={"flags": standing.flags.model_copy(update={"novice": wish.novice})})


async def misses_records(context: ToolContext) -> bool:
    """Tell whether a source keeps records from this shelf: then nobody here knows what was not done.

    A service whose rows are kept away may hold them without a row here: they expire.
    """
    if await context.activities.withheld():
        return True
    connected = {each.source for each in await context.sync.connections()}
    walled = {source for source in connected if not POLICIES[source].ai_allowed}
    return bool(walled) and not walled <= {each.source for each in await context.activities.activities()}


async def standing_by(context: ToolContext, rules: RuleSet) -> PlanStanding:
    """Return what a plan is judged against by these rules."""
    activities = counted(await context.activities.activities(), context.today)
    thresholds = (await profile_in(context)).thresholds()
    until = await known_until(activities, context.sync)
    history = await asyncio.to_thread(history_of, activities, thresholds, until)  # CPU work
    return PlanStanding(
        today=context.today,
        history=history,
        thresholds=thresholds,
        rules=rules.rules,
        flags=AthleteFlags(novice=not history.sessions),
    )
