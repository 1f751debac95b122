"""Tool: bring in what is new from the connected services."""

from typing import Literal

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import ConnectionStatus
from tools.domain.wording.syncing import NOTHING_CONNECTED, key_warning, services
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowConnections, ShowSync, ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def sync_activities(
    runtime: ToolRuntime[ToolContext, None], source: Literal["garmin", "strava", "intervals", "all"] = "all"
) -> Reply:
    """Sync one connected service, or all of them, in the background."""
    desk = runtime.context.sync
    connections = await desk.connections()
    wanted = [each for each in connections if source in ("all", each.source)]
    if not wanted:
        said = NOTHING_CONNECTED if not connections else _not_connected(Source(source))
        return reply([[said]], ToolOutcome(shown=(ShowConnections(),)))
    working = [each for each in wanted if each.status is ConnectionStatus.CONNECTED]
    facts = [f"{POLICIES[each.source].name} needs you: {each.trouble}" for each in wanted if each.trouble]
    facts += filter(None, (key_warning(each, runtime.context.today) for each in wanted))
    if not working:
        return reply([facts], ToolOutcome(shown=(ShowConnections(),)))
    runs = [await desk.sync(each.source) for each in working]
    facts.insert(
        0, f"I sync {services([run.source for run in runs])} in the background; go on asking meanwhile."
    )
    return reply([facts], ToolOutcome(shown=tuple(ShowSync(run_id=run.id) for run in runs)))


def _not_connected(source: Source) -> str:
    return f"{POLICIES[source].name} is not connected yet: connect it on the card below, and I sync it."
