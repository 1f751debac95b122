"""Pictures of courses in a conversation: read when dropped, in use once their athlete says so."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from uuid import uuid4

from agent.context import Emit
from agent.events import StepFinished, StepStarted
from agent.state import CoachState, Race, Turn
from tools.domain.course_picture import KeptPicture, PictureCorrections
from tools.domain.ground.picture_course import confirmed_stations, read_distance_m
from tools.domain.picture.start_told import with_start_time
from tools.domain.race import RaceBrief
from tools.domain.units import METRES_PER_MILE
from tools.domain.wording.activities import quoted
from tools.domain.wording.pictures import is_usable
from tools.kit.context import ToolContext, Upload
from tools.kit.errors import MissingInput, UnreadableFile
from tools.kit.outcome import ShowPicture
from tools.kit.outside_ports import PictureShelf
from tools.kit.picture_confirming import confirm
from tools.sources.pictures.kept_reading import best_of, read_and_keep

MOST_AT_ONCE = 3  # pictures of one message that are read: each takes seconds; our design choice [D]
MOST_WAITING = 6
PICTURE = "picture"
TOOL = "read_course_photo"
NOT_USED = (
    "Then I leave that picture aside. Drop another one or the course as a GPX file, or tell me its distance."
)
_STEP = "Reading the picture"
_BEFORE = (
    r"(?:yes|yep|yeah|ok(?:ay)?|sure|great|good|perfect|fine|right|correct|please|then|and|now|thanks?|looks?|it"
    r"|that|this|is|all|'?s|so|go|ahead|on|let'?s)"
)
_USE_IT = re.compile(
    rf"^\W*(?:{_BEFORE}\W+)*(?:use|take|confirm|plan (?:on|with))\s+"
    r"(?:it|this|that|them|these|those|the (?:course|picture|photo|profile|numbers|stations))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|ok(?:ay)?|sure|correct|right|confirm(?:ed)?|go ahead"
    r"|(?:it )?looks (?:good|right|fine))"
    rf"(?:\W+{_BEFORE})*\W*$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(\d{1,3}(?:[.,]\d{1,3})?) ?(km|kilomet\w+|mi|miles?)\b", re.IGNORECASE)
_NO = re.compile(
    r"^\W*(?:no\b\W*)?(?:not (?:this|that|it|the right)|(?:do not|don'?t) use|wrong (?:course|picture|race)"
    r"|discard)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A picture the athlete confirmed: the course it became, and what else the race takes from it."""

    upload_id: str
    name: str
    course_id: str | None
    changes: dict[str, object]


async def read_pictures(dropped: list[Upload], turn: Turn, world: ToolContext, emit: Emit) -> Turn:
    """Read dropped pictures one after the other; what cannot be read becomes a sentence."""
    for upload in dropped[:MOST_AT_ONCE]:
        turn = await _read_one(upload, turn, world, emit)
    if left := dropped[MOST_AT_ONCE:]:
        said = f"I read {MOST_AT_ONCE} pictures at a time; drop the other {len(left)} again."
        turn = turn.with_(notes=(*turn.notes, said))
    return turn


async def _read_one(upload: Upload, turn: Turn, world: ToolContext, emit: Emit) -> Turn:
    if world.pictures is None:
        return turn
    step = uuid4().hex
    emit(StepStarted(id=step, label=_STEP))
    try:
        kept = await read_and_keep(
            upload, uploads=world.uploads, pictures=world.pictures, photos=world.photos
        )
    except UnreadableFile as error:
        emit(StepFinished(id=step, label=_STEP, ok=False, detail=str(error)))
        return turn.with_(unread_files=(*turn.unread_files, str(error)))
    usable = is_usable(kept.reading)
    detail = f"{quoted(upload.name) or 'Your picture'}: {kept.reading.kind.value}."
    emit(StepFinished(id=step, label=_STEP, ok=True, detail=detail))
    seen: dict[str, str | None] = {
        "id": upload.id,
        "name": upload.name,
        "course_id": None,
        "kind": PICTURE,
        "reading": kept.id,
        "usable": "yes" if usable else None,
        "profile": "yes" if kept.reading.profile else None,
    }
    return turn.with_(new_uploads=(*turn.new_uploads, seen))


def asks_for_a_yes(state: CoachState) -> bool:
    """Tell whether a picture of this message could be the course of a race that has none yet."""
    new = [upload for upload in state["turn"].new_uploads if upload.get("kind") == PICTURE]
    return any(upload.get("usable") for upload in new) and not state["race"]["brief"].get("course_id")


def with_pictures(race: Race, turn: Turn) -> Race:
    """Remember which pictures wait for a yes in this conversation, and whether this answer asks for one."""
    dropped = [upload for upload in turn.new_uploads if upload.get("kind") == PICTURE]
    new = [str(upload["id"]) for upload in dropped]
    waiting = [*(each for each in race.get("pictures", []) if each not in new), *new][-MOST_WAITING:]
    if not waiting:
        return race
    has_course = race["brief"].get("course_id") is not None  # a profile is then only compared with it
    asked = any(upload.get("usable") and not (has_course and upload.get("profile")) for upload in dropped)
    return {**race, "pictures": waiting, "picture_asked": asked}


async def decide_in_words(text: str, turn: Turn, race: Race, world: ToolContext) -> Turn:
    """Take “use it”, or a bare yes right after the card, as the yes to the newest picture waiting."""
    waiting = race.get("pictures", [])
    if not waiting or world.pictures is None or turn.new_uploads:
        return turn
    asked = bool(race.get("picture_asked"))
    if asked and _NO.search(text):
        await world.pictures.declined((await _newest(waiting, world.pictures)).id)
        return turn.with_(notes=(*turn.notes, NOT_USED), settled=True)
    if not (_USE_IT.search(text) or (asked and _YES.search(text))):
        return turn
    kept = await _newest(waiting, world.pictures)
    corrections = PictureCorrections(distance_m=_length_said_m(text, turn))
    try:
        await confirm(kept, corrections, world.pictures)
    except MissingInput as error:
        return turn.with_(refused=(*turn.refused, str(error)))
    return turn


def _length_said_m(text: str, turn: Turn) -> float | None:
    """Return the length said beside a yes: "use it, but it is 42.2 km long"."""
    if isinstance(said_m := turn.said.get("distance_m"), int | float):
        return float(said_m)
    said = _LENGTH.search(text)
    if said is None:
        return None
    return float(said[1].replace(",", ".")) * (1000.0 if said[2].lower().startswith("k") else METRES_PER_MILE)


async def newly_confirmed(race: Race, world: ToolContext) -> Confirmed | None:
    """Return the picture of this conversation that was confirmed since, on its card or in words."""
    if world.pictures is None:
        return None
    for upload_id in reversed(race.get("pictures", [])):
        used = [kept for kept in await world.pictures.of_upload(upload_id) if kept.decided == "used"]
        if used:
            return _confirmed(used[0], RaceBrief.model_validate(race["brief"]))
    return None


def without_picture(race: Race, upload_id: str) -> Race:
    """Return the race with a picture that waits no longer."""
    left = [each for each in race.get("pictures", []) if each != upload_id]
    return {**race, "pictures": left, "picture_asked": False}


def _confirmed(kept: KeptPicture, brief: RaceBrief) -> Confirmed:
    """Return what a race takes from a picture: its stations, and a length where there is no course."""
    reading, right = kept.reading, kept.corrections
    if brief.start_time is not None:
        reading = with_start_time(reading, brief.start_time)
    changes: dict[str, object] = {}
    if stations := confirmed_stations(reading, right):
        changes["aid_stations"] = stations
    is_course = kept.course_id is not None or brief.course_id is not None
    if not is_course and (distance_m := right.distance_m or read_distance_m(reading)):
        changes["distance_m"] = distance_m
    name = right.name or reading.title or PurePath(kept.name).stem
    return Confirmed(kept.upload_id, name, kept.course_id, changes)


async def _newest(waiting: list[str], pictures: PictureShelf) -> KeptPicture:
    return best_of(await pictures.of_upload(waiting[-1]))


def pictures_untold(state: CoachState) -> tuple[ShowPicture, ...]:
    """Return the cards of pictures read in this turn that no specialist has shown."""
    if any(TOOL in report.get("tools", ()) for report in state.get("reports", [])):
        return ()
    has_course = state["race"]["brief"].get("course_id") is not None
    return tuple(
        ShowPicture(reading_id=str(upload["reading"]), beside=has_course and bool(upload.get("profile")))
        for upload in state["turn"].new_uploads
        if upload.get("kind") == PICTURE and upload.get("reading")
    )
