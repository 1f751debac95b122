"""Tool: how data gets in: a service's form page, or files."""

from typing import Annotated, Literal

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.provenance import POLICIES, Source
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowConnections, ToolOutcome
from tools.kit.reply import Reply, reply

NEVER_IN_THE_CHAT = (
    "Keys, passwords and codes belong on that page and are kept encrypted: never write them in the chat."
)
_HOW = {
    "garmin": (
        "Connect Garmin on the card below: it opens a form page of its own. Where its login refuses, drop "
        "the files or export here, or bring Garmin in through intervals.icu."
    ),
    "strava": (
        "Connect Strava on the card below: Strava asks for your yes on its own page. By Strava's rules what "
        "comes from it is shown to you, but I may not read it myself; your own files and a Strava archive I "
        "may."
    ),
    "intervals": (
        "Connect intervals.icu on the card below: its form page asks for the API key of your account there."
    ),
    "any": (
        "Connect Garmin, Strava or intervals.icu on the card below; each has a form page of its own. Watches "
        "of other makers come in through intervals.icu, or as files you drop here."
    ),
}
_STAYS = "what was imported stays, unless you tick to delete it"
_LEAVING = {
    "garmin": f"Click Disconnect beside Garmin on the card below: {_STAYS}.",
    "strava": (
        "Click Disconnect beside Strava on the card below: that deletes everything that came from its API, "
        f"which is kept for no longer than {POLICIES[Source.STRAVA].retention_days} days in any case. What "
        "you imported from a Strava archive are your own files and stay."
    ),
    "intervals": f"Click Disconnect beside intervals.icu on the card below: {_STAYS}.",
    "any": (
        f"I delete nothing by words. Click Disconnect beside the service on the card below: {_STAYS}; "
        "Strava's data always goes."
    ),
}
_NOTHING_TO_LEAVE = (
    "I delete nothing by words, and no service is connected that could be left. Your files and what I know "
    "are in Paceline's own database, on the machine it runs on."
)
_NOT_CONNECTED = " is not connected: no key of it is kept."
_FILES = (
    "Drop the files here (FIT, TCX, GPX), or the whole archive as it is (.zip): every "
    "recording in it is imported in the background, "
    "gzipped ones as well, and you can go on asking. Garmin and Strava export your whole history from your "
    "account there. What I know already is not taken twice. A very large "
    "one goes in faster with ./paceline import on the machine Paceline runs on."
)


@tool(response_format="content_and_artifact")
async def connect_source(
    runtime: ToolRuntime[ToolContext, None],
    source: Annotated[
        Literal["garmin", "strava", "intervals", "file", "any"],
        Field(description="The service; `file` for an export archive or files."),
    ] = "any",
    leave: Annotated[bool, Field(description="To disconnect, or to delete what came from it.")] = False,
) -> Reply:
    """Show how to connect or leave a service, or how to bring an archive in. Never takes a key."""
    if leave and source != "file":
        return reply([await _leaving(source, runtime.context)], ToolOutcome(shown=(ShowConnections(),)))
    if source == "file":
        return reply([[_FILES]], ToolOutcome())
    return reply([[_HOW[source], NEVER_IN_THE_CHAT]], ToolOutcome(shown=(ShowConnections(),)))


async def _leaving(source: str, context: ToolContext) -> list[str]:
    """Say how a service is left; that it is not connected first."""
    connected = {each.source for each in await context.sync.connections()}
    if source == "any" and not connected:
        return [_NOTHING_TO_LEAVE]
    if source != "any" and Source(source) not in connected:
        return [
            f"{POLICIES[Source(source)].name}{_NOT_CONNECTED}",
            f"Once it is: {_LEAVING[source][0].lower()}{_LEAVING[source][1:]}",
        ]
    return [_LEAVING[source]]
