"""Pictures of courses over HTTP: read one, look at what was read, put it right and confirm it."""

from pathlib import PurePath
from typing import Annotated, Literal, Self

from fastapi import APIRouter, File, Form, Response, UploadFile
from pydantic import BaseModel, Field

from tools.domain.course_picture import KeptPicture, PictureCorrections, PictureReading
from tools.domain.ground.picture_course import confirmed_stations
from tools.domain.race import AidStation
from tools.domain.wording.pictures import is_usable
from tools.kit.errors import MissingInput, UnreadableFile
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, Request
from ui.course_answer import CourseAnswer
from ui.errors import ErrorAnswer
from ui.uploads import PICTURES

router = APIRouter(prefix="/course", tags=["course"])
TOO_LARGE: dict[int | str, dict[str, object]] = REFUSALS | {413: {"model": ErrorAnswer}}
SHOWN = {
    "Cache-Control": "private, max-age=86400",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


class PictureAnswer(BaseModel):
    """What was read in a picture; nothing of it counts before it is confirmed."""

    id: str
    name: str
    usable: bool = Field(description="Whether it can be confirmed; else `reading.refusal` says why.")
    reading: PictureReading
    corrections: PictureCorrections
    decided: Literal["used", "declined"] | None
    course_id: str | None = Field(
        description="The course it became: for /strategy/generate, as `gpx_file_id`."
    )

    @classmethod
    def of(cls, kept: KeptPicture) -> Self:
        """Tell a kept reading."""
        return cls(
            id=kept.id,
            name=kept.name,
            usable=is_usable(kept.reading),
            reading=kept.reading,
            corrections=kept.corrections,
            decided=kept.decided,
            course_id=kept.course_id,
        )


class CorrectionsRequest(Request):
    """Numbers put right, in metres; what is left out counts as it was read."""

    name: str | None = Field(default=None, max_length=200)
    distance_m: float | None = Field(default=None, gt=0, le=1_000_000, allow_inf_nan=False)
    lowest_m: float | None = Field(default=None, ge=-500, le=9_000, allow_inf_nan=False)
    highest_m: float | None = Field(default=None, ge=-500, le=9_000, allow_inf_nan=False)
    stations: list[AidStation] | None = Field(default=None, max_length=200)

    def corrections(self) -> PictureCorrections:
        """Return the same as the coach says it."""
        stations = None if self.stations is None else tuple(self.stations)
        return PictureCorrections(**self.model_dump(exclude={"stations"}), stations=stations)


class ConfirmedAnswer(BaseModel):
    """What a picture became: a course where it shows a profile, and the aid stations of its table."""

    picture: PictureAnswer
    course: CourseAnswer | None
    aid_stations: list[AidStation]


@router.post("/read-photo", summary="Read a picture of a course.", responses=TOO_LARGE)
async def read_photo(
    file: Annotated[UploadFile | None, File(description="JPEG, PNG, WebP, HEIC or PDF.")] = None,
    url: Annotated[str | None, Form(description="A public http(s) link to one, instead.")] = None,
    page: Annotated[
        int | None, Form(ge=1, le=300, description="Of a PDF; left out: the one with a profile.")
    ] = None,
) -> PictureAnswer:
    """Keep the picture and read it: a profile, tables, names, each with how sure it is."""
    pictures = door.coach().races.pictures
    if (file is None) == (url is None):
        raise MissingInput("Send a picture as the form field `file`, or a link to one as `url`.")
    if url is not None:
        return PictureAnswer.of(await pictures.read_link(door.athlete_id(), url, page))
    assert file is not None
    name = PurePath(file.filename or "").name or "picture"
    content = await file.read()
    if not content:
        raise UnreadableFile(f"{name} is empty (0 bytes). Take or export the picture again and send that.")
    kind = PICTURES.get(PurePath(name).suffix.lower(), "application/octet-stream")
    upload = await door.coach().receive_upload(door.athlete_id(), name, kind, content)
    return PictureAnswer.of(await pictures.read(door.athlete_id(), upload.id, page))


@router.get("/pictures/{reading_id}", summary="Read what was read again.", responses=NOT_FOUND)
async def picture(reading_id: str) -> PictureAnswer:
    """Return a reading with its corrections and what was decided."""
    return PictureAnswer.of(await door.coach().races.pictures.picture(door.athlete_id(), reading_id))


@router.get(
    "/pictures/{reading_id}/picture",
    summary="The picture itself, upright.",
    response_class=Response,
    responses=NOT_FOUND | {200: {"content": {"image/png": {}, "image/jpeg": {}}}},
)
async def shown(reading_id: str) -> Response:
    """Return its pixels and nothing else: where and with what it was taken is not in it."""
    content, media_type = await door.coach().races.pictures.shown(door.athlete_id(), reading_id)
    return Response(content, media_type=media_type, headers=SHOWN)


@router.post("/pictures/{reading_id}/confirm", summary="Confirm a picture.", responses=REFUSALS)
async def confirm(reading_id: str, said: CorrectionsRequest) -> ConfirmedAnswer:
    """Make it a course with these numbers; asking over HTTP is the yes. A second time changes nothing."""
    coach = door.coach()
    kept = await coach.races.pictures.confirm(door.athlete_id(), reading_id, said.corrections())
    course = await coach.course(door.athlete_id(), kept.course_id) if kept.course_id else None
    return ConfirmedAnswer(
        picture=PictureAnswer.of(kept),
        course=CourseAnswer.of(course) if course else None,
        aid_stations=list(confirmed_stations(kept.reading, kept.corrections)),
    )
