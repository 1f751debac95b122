"""What a plan is judged against and made from, as far as a model may see it."""

import asyncio

from tools.domain.athlete_rules import RuleSet
from tools.domain.plan_request import PlanStanding
from tools.domain.training.activity_history import counted, history_of
from tools.domain.training.plan_rule import AthleteFlags
from tools.kit.context import ToolContext
from tools.kit.profiling import known_until, profile_in


async def standing_of(context: ToolContext) -> PlanStanding:
    """Return all a plan is judged against: history, thresholds, the athlete's rules and form.

    Hurts among the rules count as injuries where a plan is judged. Who has no history is a novice.
    """
    return await standing_by(context, await context.rules.rules())


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
