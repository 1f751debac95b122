"""Tool: turn a goal into targets per kilometre on this course."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.strategy_building import build_strategy
from tools.domain.wording import change_facts, confidence_facts, pacing_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowPacing, ToolOutcome
from tools.kit.planning import course_of, strategy_of
from tools.kit.race_arguments import RaceArguments, brief_with
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def plan_race_pacing(
    runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None
) -> Reply:
    """Plan the pace of every kilometre and mile of the race so that it adds up to the goal time."""
    context = runtime.context
    brief = brief_with(race, context.brief)
    course, strategy = await strategy_of(brief, context)
    facts = (*pacing_facts(strategy, course), *confidence_facts(strategy, course))
    if context.planned is not None and context.planned.course_id == brief.course_id:
        before = build_strategy(await course_of(context.planned, context), context.planned)
        facts = change_facts(before, strategy) or facts
    return reply(
        facts,
        ToolOutcome(
            findings=(
                strategy.pacing.flat_pace,
                strategy.pacing.course_factor,
                strategy.pacing.prediction,
                *strategy.pacing.findings,
            ),
            shown=(ShowPacing(course=course, strategy=strategy),),
            brief=brief,
            strategy=strategy,
        ),
    )
