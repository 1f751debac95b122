"""Tool: how data gets in: a service's form page, or files."""

from typing import Annotated, Literal

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.kit.context import ToolContext
from tools.kit.outcome import ShowConnections, ToolOutcome
from tools.kit.reply import Reply, reply

NEVER_IN_THE_CHAT = (
    "Keys, passwords and codes belong on that page and are kept encrypted: never write them in the chat."
)
_HOW = {
    "garmin": "Connect Garmin on the card below: it opens a form page of its own.",
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
_FILES = (
    "Drop the archive here as it is (.zip): every FIT, TCX and GPX in it is imported in the background, "
    "gzipped ones as well, and you can go on asking. What I know already is not taken twice. A very large "
    "one goes in faster with ./paceline import on the machine Paceline runs on."
)


@tool(response_format="content_and_artifact")
async def connect_source(
    runtime: ToolRuntime[ToolContext, None],
    source: Annotated[
        Literal["garmin", "strava", "intervals", "file", "any"],
        Field(description="The service; `file` for an export archive or files."),
    ] = "any",
) -> Reply:
    """Show how to connect a service, or how to bring an archive of recordings in. Never takes a key."""
    if source == "file":
        return reply([[_FILES]], ToolOutcome())
    return reply([[_HOW[source], NEVER_IN_THE_CHAT]], ToolOutcome(shown=(ShowConnections(),)))
