"""Tool: turn a goal into targets per kilometre on this course."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.course import CourseAnalysis
from tools.domain.strategy import RaceStrategy
from tools.domain.wording import (
    change_facts,
    confidence_facts,
    confidence_in_short,
    course_facts,
    course_in_short,
    pacing_change_facts,
    pacing_facts,
    pacing_in_short,
)
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowPacing, ToolOutcome
from tools.kit.outside_offers import outside_offers
from tools.kit.planning import planned
from tools.kit.race_arguments import RaceArguments
from tools.kit.reply import Facts, Reply, reply


@tool(response_format="content_and_artifact")
async def plan_race_pacing(
    runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None
) -> Reply:
    """Plan the pace of every kilometre and mile of the race so that it adds up to the goal time."""
    plan = await planned(race, runtime.context)
    course, strategy = plan.course, plan.strategy
    changes = _changes(plan.before, strategy, alone=runtime.context.alone) if plan.before else ()
    facts = changes or (_whole(course, strategy) if plan.before else _at_first(course, strategy))
    offers = () if plan.before else outside_offers(plan.brief, course, runtime.context)
    facts = [*facts, *filter(None, [plan.history, offers])]
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
            brief=plan.brief,
            strategy=strategy,
        ),
    )


def _changes(before: RaceStrategy, strategy: RaceStrategy, *, alone: bool) -> Facts:
    """Say what changed; what the other specialists answer for only where they are not asked."""
    every = change_facts(before, strategy)
    if not every:
        return ()
    mine = every if alone else pacing_change_facts(before, strategy)
    return [mine or ["The targets stay as they are."]]


def _at_first(course: CourseAnalysis, strategy: RaceStrategy) -> Facts:
    """Say what is read in a minute; a plan told before is told whole, so that questions find its facts."""
    headline, *targets = pacing_in_short(strategy, course)
    confidence, *more = confidence_in_short(strategy, course)
    return [
        [headline],
        course_in_short(course, strategy.brief.units),
        targets,
        [f"**How sure?** {confidence}", *more],
    ]


def _whole(course: CourseAnalysis, strategy: RaceStrategy) -> Facts:
    """Say the answer first, then the course it stands on, the targets, and how sure they are."""
    headline, *targets = pacing_facts(strategy, course)
    confidence, *assumptions = confidence_facts(strategy, course)
    return [
        [headline],
        course_facts(course, strategy.brief.units),
        targets,
        [f"**How sure?** {confidence}", *assumptions],
    ]
