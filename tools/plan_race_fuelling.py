"""Tool: what to eat and drink, when and where."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import fuel_change_facts, fuel_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowFuel, ToolOutcome
from tools.kit.planning import planned
from tools.kit.race_arguments import RaceArguments
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def plan_race_fuelling(
    runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None
) -> Reply:
    """Plan carbohydrate, fluid, sodium and caffeine for the race, as a schedule in time and place."""
    plan = await planned(race, runtime.context)
    changes = fuel_change_facts(plan.before, plan.strategy) if plan.before else ()
    facts = [changes] if changes else fuel_facts(plan.strategy)
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
