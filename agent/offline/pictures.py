"""What is wanted of pictures: a look at what was read, or a plan on one that was confirmed."""

from typing import Any

from agent.offline.intents import Intent
from agent.offline.turn import OfflineTurn

TOOL = "read_course_photo"


def picture_intent(turn: OfflineTurn) -> Intent | None:
    """Return what pictures alone ask for: one that could be the course is asked about before any plan.

    One that was confirmed is a course dropped. Beside a course, or where one is none, the words of a race
    beside it count as ever.
    """
    if any(upload.get("from") == "picture" for upload in turn.new_uploads):
        return Intent.PLAN
    pictures = _dropped(turn)
    if not pictures or len(pictures) < len(turn.new_uploads):
        return None
    waits = any(upload.get("usable") for upload in pictures) and turn.brief.course_id is None
    tells_a_race = bool(turn.said.keys() & {"distance_m", "goal_time_s"})
    known = turn.brief.course_id or turn.brief.distance_m
    return None if not waits and tells_a_race and known else Intent.PHOTO


def picture_calls(turn: OfflineTurn) -> list[tuple[str, dict[str, Any]]]:
    """Return the calls that tell what was read in the pictures of this message."""
    return [(TOOL, {"upload_id": str(upload["id"])}) for upload in _dropped(turn)]


def _dropped(turn: OfflineTurn) -> list[dict[str, Any]]:
    return [upload for upload in turn.new_uploads if upload.get("kind") == "picture"]
