"""Tool: whether one gear is light enough, without changing the plan."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.race import RaceBrief
from tools.domain.riding.gears import NOTHING_STEEP, SLOWEST_CADENCE_RPM, Gear, cadence_in
from tools.domain.strategy import RidePlan
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ToolOutcome
from tools.kit.planning import strategy_of
from tools.kit.reply import Reply, reply

Chainring = Annotated[int, Field(ge=20, le=60, description="Teeth of the chainring: 34 of 34x30.")]
Sprocket = Annotated[int, Field(ge=9, le=52, description="Teeth of the sprocket: 30 of 34x30.")]


@tool(response_format="content_and_artifact")
async def check_gear(
    runtime: ToolRuntime[ToolContext, None], chainring: Chainring, sprocket: Sprocket
) -> Reply:
    """Answer whether one gear is light enough for the steepest stretch of a ride; the plan stays as it is."""
    brief = runtime.context.brief
    course, strategy = await strategy_of(brief, runtime.context)
    if strategy.pacing.ride is None:
        raise MissingInput("I judge gears on a ride: tell me that you ride this course, and your FTP.")
    if not course.grade:
        raise MissingInput("Whether a gear is light enough depends on the climbs: drop the course as a file.")
    return _judged(strategy.pacing.ride, brief, Gear(chainring, sprocket))


def _judged(ride: RidePlan, brief: RaceBrief, gear: Gear) -> Reply:
    """Judge a gear where, and at the power and speed at which, the plan is steepest."""
    steepest = ride.gears.inputs
    at_m, grade, power_w, speed = (
        float(steepest[name] or 0.0) for name in ("at_m", "grade", "power_w", "speed_m_per_s")
    )
    if grade <= 0:
        return reply([[f"Yes: {NOTHING_STEEP}."]], ToolOutcome(brief=brief))
    found = cadence_in(
        gear, gear.written, brief.units, speed_m_per_s=speed, power_w=power_w, grade=grade, at_m=at_m
    )
    enough = "Yes" if (found.value or 0.0) >= SLOWEST_CADENCE_RPM else "No"
    return reply([[f"{enough}. {found.inputs['advice']}"]], ToolOutcome(findings=(found,), brief=brief))
