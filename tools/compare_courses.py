"""Tool: two courses of the library side by side."""

import asyncio

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.ground.course_for_sport import for_sport
from tools.domain.wording.courses import comparison_of_courses, course_comparison_facts
from tools.kit.choosing_course import chosen_course
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowCourseComparison, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def compare_courses(left: str, right: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Compare two courses of the athlete's library, each by its name or "last"."""
    context = runtime.context
    chosen = [await chosen_course(context.courses, which) for which in (left, right)]
    one, other = [for_sport(await context.courses.course(each.id), context.brief.sport) for each in chosen]
    units, names = context.brief.units, (chosen[0].title, chosen[1].title)
    rows = await asyncio.to_thread(comparison_of_courses, one, other, units)
    shown = ShowCourseComparison(left=names[0], right=names[1], rows=rows)
    return reply(
        [course_comparison_facts(names, one, other, units)],
        ToolOutcome(findings=(one.distance, other.distance, one.gain, other.gain), shown=(shown,)),
    )
