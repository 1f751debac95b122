"""Tool: look at a picture of a course."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording.library import photo_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, UnreadableFile
from tools.kit.outcome import ToolOutcome
from tools.kit.reply import Reply, reply


@tool(response_format="content_and_artifact")
async def read_course_photo(upload_id: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Look at a dropped picture of a course and say what a vision model reads in it, unconfirmed."""
    context = runtime.context
    upload = await context.uploads.upload(upload_id)
    if not upload.media_type.startswith("image/"):
        raise UnreadableFile(f"{upload.name} is not a picture. Drop a JPEG, PNG or WebP of the course.")
    if context.photos is None:
        raise MissingInput(
            f"I kept {upload.name}, but no vision model is connected, so I cannot read it. "
            "Drop the course as a GPX file, or tell me its distance."
        )
    reading = await context.photos.read_course(await context.uploads.content(upload_id), upload.media_type)
    return reply([photo_facts(reading, context.brief.units)], ToolOutcome())
