"""Tool: what to eat and drink, when and where."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import (
    fuel_change_facts,
    fuel_facts,
    fuel_in_short,
    station_change_facts,
    station_facts,
)
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowFuel, ToolOutcome
from tools.kit.planning import Plan, planned
from tools.kit.race_arguments import RaceArguments
from tools.kit.reply import Facts, Reply, reply


@tool(response_format="content_and_artifact")
async def plan_race_fuelling(
    runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None
) -> Reply:
    """Plan carbohydrate, fluid, sodium and caffeine for the race, as a schedule in time and place."""
    plan = await planned(race, runtime.context)
    facts = _facts(plan)
    fuel = plan.strategy.fuel
    return reply(
        facts,
        ToolOutcome(
            findings=(
                fuel.carbs_rate,
                fuel.carbs_total,
                fuel.fluid_rate,
                fuel.sodium_rate,
                fuel.caffeine,
                fuel.carb_loading,
                fuel.pre_race_carbs,
                *fuel.findings,
            ),
            shown=(ShowFuel(strategy=plan.strategy),),
            brief=plan.brief,
            strategy=plan.strategy,
        ),
    )


def _facts(plan: Plan) -> Facts:
    """Say what changed, else the plan: in short at first, whole later, so that questions find its facts."""
    strategy = plan.strategy
    if plan.before is None:
        return [*fuel_in_short(strategy), *_stations(station_facts(strategy)), *filter(None, [plan.history])]
    changes = (*fuel_change_facts(plan.before, strategy), *station_change_facts(plan.before, strategy))
    if changes:
        return [changes]
    return [*fuel_facts(strategy), *_stations(station_facts(strategy))]


def _stations(sentences: tuple[str, ...]) -> Facts:
    return [sentences] if sentences else []
