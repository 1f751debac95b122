"""Tool: say what was read in a picture of a course, and put it on a card to confirm."""

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.wording.pictures import picture_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput
from tools.kit.outcome import ShowPicture, ToolOutcome
from tools.kit.picture_beside import beside_the_course
from tools.kit.reply import Reply, reply
from tools.sources.pictures.kept_reading import known_or_read


@tool(response_format="content_and_artifact")
async def read_course_photo(upload_id: str, runtime: ToolRuntime[ToolContext, None]) -> Reply:
    """Say what was read in a dropped picture or PDF of a course. Its card asks the athlete to confirm it."""
    context = runtime.context
    upload = await context.uploads.upload(upload_id)
    if context.pictures is None:
        raise MissingInput(
            "I cannot read pictures here. Drop the course as a GPX file, or tell me its distance."
        )
    kept = await known_or_read(
        upload, uploads=context.uploads, pictures=context.pictures, photos=context.photos
    )
    beside = await beside_the_course(kept, context)
    reading = kept.reading
    found = (reading.distance, reading.gain, reading.loss, reading.lowest, reading.highest)
    return reply(
        picture_facts(kept, context.brief) if beside is None else beside,
        ToolOutcome(
            findings=tuple(each for each in found if each is not None),
            shown=(ShowPicture(reading_id=kept.id, beside=beside is not None),),
        ),
    )
