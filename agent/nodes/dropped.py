"""What becomes of a dropped file: a course to plan on, a recording to review, or an archive to import."""

import asyncio
import re
from enum import StrEnum
from pathlib import PurePath
from uuid import uuid4

from agent.context import Emit
from agent.events import StepFinished, StepStarted
from agent.state import CoachState, Turn
from agent.understanding.race_told import tells_a_race_run
from agent.understanding.recorded import asks_for_a_review
from tools.domain.wording.activities import quoted
from tools.kit.context import ToolContext, Upload
from tools.kit.errors import UnreadableFile
from tools.kit.outcome import ShowSync
from tools.sources.file_kind import MAX_BYTES, FileKind, unpacked

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".pdf"}
ARCHIVES = {".zip"}
UNREAD = {".kml", ".kmz"}
MOST_REVIEWS = 3  # the legs of a multisport recording that are reviewed at once: our design choice [D]
_ZIPPED = b"PK\x03\x04"
_STEP = "Reading the recording"
_OF_A_RACE_TO_COME = re.compile(
    r"\b(?:plan\w*|race|racing|goal|target|pac(?:e|ing)|splits?|strateg\w+|courses?|route|track|fuel\w*|gels?"
    r"|predict\w*|marathon|ultra|fondo|sportive|triathlon|event|next|sub[- ]?\d|elevation|climbs?|hilly)\b",
    re.IGNORECASE,
)
_A_COURSE = re.compile(r"\b(?:courses?|route|track|elevation|hilly|profile)\b", re.IGNORECASE)
_REVIEW_IT = re.compile(
    r"^\W*(?:(?:yes|ok|please|then|and|can you|could you)\W+)*(?:review|analy[sz]e)\s+(?:it|this|that"
    r"|the (?:file|recording|workout|run|ride))\b",
    re.IGNORECASE,
)


class Dropped(StrEnum):
    """What a dropped file is taken for."""

    PICTURE = "picture"
    UNREAD = "unread"
    ARCHIVE = "archive"
    RECORDING = "recording"
    COURSE = "course"


async def what_is_it(upload: Upload, state: CoachState, turn: Turn, world: ToolContext) -> Dropped:
    """Tell what a file is taken for: by its name, by what it holds, and by the words beside it.

    A recording (FIT, TCX) without words of a race to come is reviewed; a GPX file only where a review is
    asked for, or a race told that is over.
    """
    suffix = PurePath(upload.name).suffix.lower()
    for suffixes, kind in (
        (PICTURES, Dropped.PICTURE),
        (UNREAD, Dropped.UNREAD),
        (ARCHIVES, Dropped.ARCHIVE),
    ):
        if suffix in suffixes:
            return kind
    if upload.size_bytes > MAX_BYTES:
        return Dropped.ARCHIVE
    words = _words(state)
    review = (asks_for_a_review(words) and not turn.said) or tells_a_race_run(words)
    review = review and not _A_COURSE.search(words)
    if suffix == ".gpx" and not review:
        return Dropped.COURSE
    content = await world.uploads.content(upload.id)
    if content.startswith(_ZIPPED):
        return Dropped.ARCHIVE
    recorded = review or not (turn.said or _OF_A_RACE_TO_COME.search(words))
    kinds = (FileKind.FIT, FileKind.TCX, FileKind.GPX) if review else (FileKind.FIT, FileKind.TCX)
    return Dropped.RECORDING if recorded and await _kind(content) in kinds else Dropped.COURSE


def asked_to_review(state: CoachState) -> str | None:
    """Return the file a course was read from just now, where this message asks to review it."""
    known = state["race"].get("recording")
    return known if known and _REVIEW_IT.search(state["messages"][-1].text) else None


async def import_recording(upload: Upload, turn: Turn, world: ToolContext, emit: Emit) -> Turn:
    """Import one recording at once; raise UnreadableFile where it is none."""
    step = uuid4().hex
    emit(StepStarted(id=step, label=_STEP))
    try:
        activity_ids = await world.sync.import_now(upload.id)
    except UnreadableFile as error:
        emit(StepFinished(id=step, label=_STEP, ok=False, detail=str(error)))
        raise
    emit(StepFinished(id=step, label=_STEP, ok=True, detail=f"{_named(upload)} is in your history."))
    seen = [
        {"id": upload.id, "name": upload.name, "course_id": None, "kind": "recording", "activity_id": each}
        for each in activity_ids[:MOST_REVIEWS]
    ]
    return turn.with_(new_uploads=(*turn.new_uploads, *seen))


async def import_in_background(uploads: list[Upload], turn: Turn, world: ToolContext) -> Turn:
    """Ask for an import of several recordings or an archive, and say so."""
    run = await world.sync.import_uploads(tuple(upload.id for upload in uploads))
    what = _named(uploads[0]) if len(uploads) == 1 else f"{len(uploads)} files"
    it = "it" if len(uploads) == 1 else "them"
    said = f"I import {what} in the background; go on asking. The card shows how far I am with {it}."
    return turn.with_(notes=(*turn.notes, said), shown=(*turn.shown, ShowSync(run_id=run.id)))


def _words(state: CoachState) -> str:
    """Return the words beside the files; without any, what was said before ("Review a workout")."""
    human = [message.text for message in state["messages"] if message.type == "human"]
    before = human[-2] if len(human) > 1 and asks_for_a_review(human[-2]) else ""
    return human[-1] if human[-1].strip() else before


async def _kind(content: bytes) -> FileKind | None:
    try:
        return (await asyncio.to_thread(unpacked, content))[1]
    except UnreadableFile:
        return None  # which the course's reader says in its own words


def _named(upload: Upload) -> str:
    return quoted(upload.name) or "your file"
