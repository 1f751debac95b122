"""Tool: what finish time the races run point to."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.prediction.report import known_results, prediction_report
from tools.domain.running.goal_solving import solve_goal
from tools.domain.wording import other_prediction_facts, prediction_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ToolOutcome
from tools.kit.planning import course_of
from tools.kit.profiling import with_history
from tools.kit.race_arguments import RaceArguments, brief_with
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def predict_finish(runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None) -> Reply:
    """Predict the finish time on this course from races run: its range, why, and the other models."""
    brief, history = await with_history(brief_with(race, runtime.context.brief), runtime.context)
    if not known_results(brief):
        raise MissingInput(
            "Tell me a recent race result (distance and time) and I can say what it points to; your recorded "
            "races count as well."
        )
    course = await course_of(brief, runtime.context)
    expected, report = solve_goal(course, brief), prediction_report(course, brief)
    facts = [
        prediction_facts(course, brief, expected),
        report.reasons if report.recommended.value is not None else (),
        other_prediction_facts(report, brief),
        history,
    ]
    findings = (expected, *report.all)
    return reply([paragraph for paragraph in facts if paragraph], ToolOutcome(findings=findings, brief=brief))
