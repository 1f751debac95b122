"""Tool: show a saved strategy again."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording import cue_facts, fuel_facts, pacing_facts
from tools.domain.wording.library import saved_facts
from tools.domain.wording.rehearsals import rehearsal_facts
from tools.kit.choosing import chosen
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCues, ShowFuel, ShowPacing, ToolOutcome
from tools.kit.planning import course_of
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def open_strategy(which: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Open a saved strategy by its name, version ("v2") or id: its pace, fuel and cues as saved."""
    context = runtime.context
    saved = await context.strategies.saved(chosen(await context.strategies.history(), which).id)
    brief = saved.strategy.brief.with_changes(
        units=context.brief.units, asked_for_missing=context.brief.asked_for_missing
    )
    strategy = saved.strategy.model_copy(update={"brief": brief})
    course = await course_of(brief, context)
    trained_by = await context.plans.current()
    rehearsed = rehearsal_facts(trained_by.plan, strategy, context.today) if trained_by else ()
    facts = (
        saved_facts((saved.summary,), brief.units),
        pacing_facts(strategy, course),
        *fuel_facts(strategy),
        *cue_facts(strategy),
        *((rehearsed,) if rehearsed else ()),
    )
    shown = (
        ShowPacing(course=course, strategy=strategy),
        ShowFuel(strategy=strategy),
        ShowCues(strategy=strategy),
    )
    return reply(facts, ToolOutcome(shown=shown, brief=brief, opened=True, saved_id=saved.summary.id))
