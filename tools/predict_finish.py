"""Tool: what finish time a recent result points to."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.prediction import predict_finish as predicted_finish
from tools.domain.wording import prediction_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ToolOutcome
from tools.kit.planning import course_of
from tools.kit.race_arguments import RaceArguments, brief_with
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def predict_finish(runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None) -> Reply:
    """Predict the finish time on this course from a recent race result, with its range."""
    brief = brief_with(race, runtime.context.brief)
    if brief.recent_result is None:
        raise MissingInput(
            "Tell me a recent race result (distance and time) and I can say what it points to."
        )
    course = await course_of(brief, runtime.context)
    finding = predicted_finish(course, brief)
    return reply([prediction_facts(course, brief, finding)], ToolOutcome(findings=(finding,), brief=brief))
