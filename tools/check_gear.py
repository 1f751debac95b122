"""Tool: whether one gear is light enough, without changing the plan."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.finding import Finding
from tools.domain.race import RaceBrief
from tools.domain.riding.gears import SLOWEST_CADENCE_RPM, steepest_cadence
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
    found = _cadence(strategy.pacing.ride, brief, chainring, sprocket)
    return reply([[_answer(found)]], ToolOutcome(findings=(found,), brief=brief))


def _cadence(ride: RidePlan, brief: RaceBrief, chainring: int, sprocket: int) -> Finding:
    """Return the cadence of this gear where, and at the power and speed at which, the plan is steepest."""
    steepest = ride.gears.inputs
    at_m, grade, power_w, speed = (
        float(steepest[name] or 0.0) for name in ("at_m", "grade", "power_w", "speed_m_per_s")
    )
    with_this = brief.model_copy(update={"chainrings": (chainring,), "cassette": (sprocket,)})
    return steepest_cadence(with_this, speed_m_per_s=speed, power_w=power_w, grade=grade, at_m=at_m)


def _answer(found: Finding) -> str:
    if found.value is None:
        return f"Yes: {found.reason}."
    gear, advice = found.inputs["gear"], str(found.inputs["advice"])
    # The gear asked about need not be the lightest of the bicycle.
    advice = advice.replace(f"your lightest gear, {gear}, turns", f"{gear} turns")
    return f"{'Yes' if found.value >= SLOWEST_CADENCE_RPM else 'No'}. {advice}"
