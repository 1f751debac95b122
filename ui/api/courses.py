"""Courses over HTTP: analyse a course file, read the analysis again."""

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, File, UploadFile

from tools.kit.errors import UnreadableFile
from ui import door
from ui.course_answer import CourseAnswer
from ui.errors import ErrorAnswer

router = APIRouter(prefix="/course", tags=["course"])
REFUSALS: dict[int | str, dict[str, object]] = {413: {"model": ErrorAnswer}, 422: {"model": ErrorAnswer}}


@router.post("/analyze-gpx", summary="Analyse a course file.", responses=REFUSALS)
async def analyze_gpx(
    file: Annotated[UploadFile, File(description="A course: GPX, TCX or FIT, gzipped or not.")],
) -> CourseAnswer:
    """Keep the file and analyse it, as the chat does."""
    name = PurePath(file.filename or "").name or "course.gpx"
    content = await file.read()
    if not content:
        raise UnreadableFile(f"{name} is empty (0 bytes). Export it again and send that.")
    coach = door.coach()
    upload = await coach.receive_upload(door.athlete_id(), name, "application/gpx+xml", content)
    return CourseAnswer.of(await coach.analyze_upload(door.athlete_id(), upload.id))


@router.get(
    "/analysis/{course_id}", summary="Read an analysis again.", responses={404: {"model": ErrorAnswer}}
)
async def analysis(course_id: str) -> CourseAnswer:
    """Return an analysis made before."""
    return CourseAnswer.of(await door.coach().course(door.athlete_id(), course_id))
