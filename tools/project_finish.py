"""Tool: where a race under way is heading."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.finding import Finding
from tools.domain.prediction.live_cutoffs import behind_plan, next_cutoff_arrivals
from tools.domain.prediction.live_projection import project_finish as projected_finish
from tools.domain.prediction.live_projection import same_effort_finish
from tools.domain.race import Sport
from tools.domain.wording import cutoff_arrival_facts, plan_clock_facts, projection_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ToolOutcome
from tools.kit.planning import course_of, strategy_of
from tools.kit.race_arguments import ClockTime, clock_seconds
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def project_finish(
    runtime: ToolRuntime[ToolContext, None],
    distance_km: Annotated[float, Field(gt=0, description="Where the athlete is, in km from the start.")],
    elapsed: Annotated[ClockTime, Field(description="The time since the start, as H:MM:SS.")],
) -> Reply:
    """Project the finish of a race under way from one split, with its range, and when its next cut-offs come.

    A ride has no projection: it is compared with the plan's clock.
    """
    brief = runtime.context.brief
    course = await course_of(brief, runtime.context)
    at_m, elapsed_s = distance_km * 1000, clock_seconds(elapsed)
    if at_m > course.distance_m:
        raise MissingInput("That is beyond the finish of this race: ask me about a place on the course.")
    if elapsed_s <= 0:
        raise MissingInput("Tell me the time since the start, as hours:minutes:seconds.")
    projected = projected_finish(course, brief, at_m, elapsed_s)
    held = same_effort_finish(course, brief, at_m, elapsed_s)
    findings: tuple[Finding, ...] = (projected, held)
    if brief.sport is not Sport.RIDE and not brief.cutoffs:
        facts = projection_facts(brief, at_m, elapsed_s, projected, held)
        return reply([facts], ToolOutcome(findings=findings, brief=brief))
    plan = (await strategy_of(brief, runtime.context))[1].pacing
    arrivals = next_cutoff_arrivals(plan, at_m, elapsed_s, projected)
    if brief.sport is Sport.RIDE:
        findings = (behind_plan(plan, at_m, elapsed_s),)
        facts = plan_clock_facts(brief, findings[0])
    else:
        facts = projection_facts(brief, at_m, elapsed_s, projected, held)
    passing = [cutoff_arrival_facts(brief, arrivals)] if arrivals else []
    return reply([facts, *passing], ToolOutcome(findings=(*findings, *arrivals), brief=brief))
