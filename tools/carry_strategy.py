"""Tool: a saved strategy taken along: on paper, phone, watch or trainer, and as a link for others."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain import display
from tools.domain.proposal import SavedStrategySummary
from tools.domain.race import RaceBrief
from tools.formats.carried import KINDS, CarryFormat
from tools.kit.choosing import NEWEST, History, chosen
from tools.kit.context import SavedStrategy, ToolContext
from tools.kit.errors import NotFound
from tools.kit.outcome import ShowCarry, ToolOutcome
from tools.kit.reply import Reply, reply

SAVE_FIRST = (
    "Save the plan first: click Save on its card, or say “save it”. Then it goes along as PDF, pace band, "
    "calendar, watch file, or as a link for your crew."
)
NOTHING_SAVED = "You have no saved strategy yet. Plan a race, then click Save on its card, and it goes along."
ON_THE_CARD = (
    "On the card: paper, phone and calendar, watch and bike computer, trainer, and links for your crew."
)
SHARED = (
    "Make a link on the card: whoever has it sees the plan and nothing else about you, until it ends or you "
    "take it back."
)
SPOKEN_OF = NEWEST - {"newest", "latest"}
MOST_LOOKED_AT = 20
"""So many saved plans are looked through for the race that is being talked about."""
NOT_SAVED_YET = "What we planned just now is not saved yet; save it first if that is what you mean."


@tool(response_format="content_and_artifact")
async def carry_strategy(
    runtime: ToolRuntime[ToolContext, None],
    which: Annotated[
        str,
        Field(
            description='Its name, version ("v2") or id; "last" is the one spoken of, "newest" the newest.',
            max_length=200,
        ),
    ] = "last",
    format: Annotated[
        CarryFormat | None, Field(description="The format asked for; leave it out for all.")
    ] = None,
    share: Annotated[bool, Field(description="Whether others should see it: crew, family, friends.")] = False,
) -> Reply:
    """Show a saved strategy's card to take along: PDF, pace band, stem card, lock screen, calendar, GPX, TCX,
    FIT, trainer files, and links to share. Files and links are made on the card, by the athlete's click.
    """
    context = runtime.context
    history = await context.strategies.history()
    of_this_talk = await _of_this_talk(history, which, context)
    saved = of_this_talk or await context.strategies.saved(_chosen(history, which, context).id)
    name = f"“{saved.summary.name}” v{saved.summary.version}"
    facts = [f"{name} is ready to take along: {display.clock(saved.summary.goal_time_s)}."]
    if format is not None:
        kind = KINDS[format]
        facts.append(f"{kind.title}: {kind.what_for}.")
    facts.append(SHARED if share else ON_THE_CARD)
    if _plans_another(saved, which, context):
        facts.append(NOT_SAVED_YET)
    shown = ShowCarry(strategy_id=saved.summary.id, wanted="share" if share else (format or ""))
    return reply([facts], ToolOutcome(shown=(shown,), saved_id=saved.summary.id))


def _chosen(history: History, which: str, context: ToolContext) -> SavedStrategySummary:
    if not history:
        raise NotFound(SAVE_FIRST if context.planned else NOTHING_SAVED)
    return chosen(history, which)


async def _of_this_talk(history: History, which: str, context: ToolContext) -> SavedStrategy | None:
    """Return the saved plan spoken of last, or the newest of the race planned here, where none is named."""
    if _plain(which) not in SPOKEN_OF:
        return None
    if context.saved in {summary.id for summary in history}:
        return await context.strategies.saved(str(context.saved))
    if context.planned is None:
        return None
    for summary in history[:MOST_LOOKED_AT]:
        saved = await context.strategies.saved(summary.id)
        if _race(saved.strategy.brief) == _race(context.planned):
            return saved
    return None


def _plain(which: str) -> str:
    return which.strip().casefold()


def _race(brief: RaceBrief) -> tuple[str | None, float | None, float | None]:
    return brief.course_id, brief.distance_m, brief.goal_time_s


def _plans_another(saved: SavedStrategy, which: str, context: ToolContext) -> bool:
    """Tell whether this conversation planned another race, or another goal, than the newest saved."""
    if context.planned is None or _plain(which) not in NEWEST or saved.summary.id == context.saved:
        return False
    return _race(context.planned) != _race(saved.strategy.brief)
