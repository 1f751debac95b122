"""Tool: how fresh the data is, and what imports and syncs did."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.syncing import OPEN, SyncRun
from tools.domain.training.form_dashboard import stale_sentence
from tools.domain.wording.syncing import NOTHING_CONNECTED, connection_fact, run_facts
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowConnections, ShowSync, ToolOutcome
from tools.kit.profiling import known_until
from tools.kit.reply import Reply, reply

RUNS_READ = 20


@tool(response_format="content_and_artifact")
async def sync_status(runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Say when each service was last synced, how imports and syncs stand, and how old the data is."""
    context = runtime.context
    connections = await context.sync.connections()
    runs = _told(await context.sync.runs(RUNS_READ))
    newest = await context.activities.activities(limit=1)
    stale = stale_sentence(await known_until(newest, context.sync), context.today)
    services = [connection_fact(each, context.today) for each in connections]
    if not services and not runs:
        services = [NOTHING_CONNECTED]
    facts = [services, *(run_facts(run) for run in runs), [stale] if stale else []]
    shown = tuple(ShowSync(run_id=run.id) for run in runs[:1]) or (ShowConnections(),)
    return reply([each for each in facts if each], ToolOutcome(shown=shown))


def _told(runs: tuple[SyncRun, ...]) -> list[SyncRun]:
    """Return the newest run of each source, those under way first."""
    newest = {run.source: run for run in reversed(runs)}
    return sorted(newest.values(), key=lambda run: run.status not in OPEN)
