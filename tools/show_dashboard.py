"""Tool: form, volume, best efforts and zones at a glance."""

import asyncio

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.dashboard import Period
from tools.domain.training.form_dashboard import build_dashboard
from tools.domain.wording.form import dashboard_facts
from tools.domain.wording.withheld import Where, withheld_fact
from tools.kit.choosing_activity import NOTHING_YET
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowConnections, ShowDashboard, ToolOutcome
from tools.kit.profiling import known_until, profile_in
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def show_dashboard(runtime: ToolRuntime[ToolContext, None], period: Period = Period.WEEKS_12) -> Reply:
    """Show fitness, fatigue and form, weekly volume, best efforts and zones over a period."""
    context = runtime.context
    activities = await context.activities.activities()
    withheld = withheld_fact(await context.activities.withheld(), Where.DASHBOARD)
    if not activities and not withheld:
        return reply([[NOTHING_YET]], ToolOutcome(shown=(ShowConnections(),)))
    shown = ShowDashboard(period=period)
    if not activities:
        return reply([[withheld or ""]], ToolOutcome(shown=(shown,)))
    until = await known_until(activities, context.sync)
    profile = await profile_in(context)
    view = await asyncio.to_thread(build_dashboard, activities, profile, period, context.today, until)
    facts = [dashboard_facts(view, context.brief.units), *([[withheld]] if withheld else [])]
    return reply(facts, ToolOutcome(findings=(view.fitness, view.fatigue, view.form), shown=(shown,)))
