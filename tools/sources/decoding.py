"""From a file's bytes to what is kept of it: its activities summarised, their records packed."""

import hashlib
from dataclasses import dataclass, replace

from tools.domain.activity import Activity, ActivitySport
from tools.domain.activity_summary import ActivitySummary
from tools.domain.recordings.multisport import without_repeats
from tools.domain.recordings.summarise import summarise
from tools.domain.recordings.timer_time import ActivityTooLong
from tools.kit.errors import UnreadableFile
from tools.kit.recording_bytes import pack
from tools.sources.activity_file import read_activities
from tools.sources.archive_notes import MemberNotes
from tools.sources.file_kind import MAX_BYTES
from tools.sources.gzip_content import gunzip

TRANSITION = "Transition"


@dataclass(frozen=True, slots=True)
class DecodedActivity:
    """One activity of a file; `recording` is what `pack` returns, `content_key` tells content and leg."""

    summary: ActivitySummary
    recording: bytes
    content_key: str


def decode(content: bytes, name: str, notes: MemberNotes | None = None) -> tuple[DecodedActivity, ...]:
    """Return the activities of a file, a multisport one's legs without the changes between them.

    `notes` is what an export says of the file. Raises FileTooLarge, and UnreadableFile saying what to do.
    """
    plain = gunzip(content, MAX_BYTES)
    legs = without_repeats(read_activities(plain, name))
    sports = tuple(leg for leg in legs if leg.name != TRANSITION) or legs
    digest = hashlib.sha256(plain).hexdigest()
    return tuple(
        _decoded(_told(leg, notes, alone=len(sports) == 1), f"{digest}:{at}") for at, leg in enumerate(sports)
    )


def _decoded(activity: Activity, content_key: str) -> DecodedActivity:
    try:
        return DecodedActivity(summarise(activity), pack(activity), content_key)
    except ActivityTooLong as error:
        raise UnreadableFile(str(error)) from error


def _told(activity: Activity, notes: MemberNotes | None, *, alone: bool) -> Activity:
    """Return an activity as its export names it; of several legs each keeps its own sport."""
    if notes is None:
        return activity
    stated = notes.sport if alone and notes.sport is not ActivitySport.OTHER else activity.sport
    return replace(
        activity,
        sport=stated,
        name=notes.name or activity.name,
        note=notes.note or activity.note,
        race=notes.race or activity.race,
    )
