"""Reading what was dropped, before the specialists begin: they all work on the same course."""

from datetime import date
from pathlib import PurePath
from typing import Any

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.state import CoachState, Turn, brief_of
from agent.toolbox import outcome_of, said_by, take_step
from agent.understanding import understand
from tools.analyze_gpx import analyze_gpx
from tools.domain.course import CourseAnalysis
from tools.domain.ground.certified_distance import TOLERANCE
from tools.domain.race import RaceBrief
from tools.kit.context import ToolContext, Upload
from tools.kit.planning import course_of
from tools.open_sample_race import open_sample_race

PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
UNREAD = {".zip", ".pdf", ".kml", ".kmz"}


async def read(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Analyse dropped courses; keep what cannot be read as a sentence to say."""
    turn, brief = state["turn"], brief_of(state)
    if turn.urgent:
        return {}
    world = runtime.context.world_of(state)
    if turn.wants_sample and not runtime.context.upload_ids:
        message = await take_step(open_sample_race, {}, world, runtime.stream_writer)
        brief = (outcome_of(message).brief or brief).with_changes(**turn.said)
    for upload_id in runtime.context.upload_ids:
        upload = await world.uploads.upload(upload_id)
        turn, brief = await _read_upload(upload, turn, brief, world, runtime)
    courses = [str(upload["name"]) for upload in turn.new_uploads if upload["course_id"]]
    if len(courses) > 1:
        turn = turn.with_(notes=(f"You dropped {len(courses)} courses: I planned the last, {courses[-1]}.",))
    brief = await _with_goal_of_pace(brief, turn, world)
    return {"turn": turn, "race": {**state["race"], "brief": brief.model_dump(mode="json")}}


async def _with_goal_of_pace(brief: RaceBrief, turn: Turn, world: ToolContext) -> RaceBrief:
    """Turn a pace that was said into a goal, now that the distance is known."""
    if turn.pace_s_per_m is None or "goal_time_s" in turn.said:
        return brief
    if not (brief.course_id or brief.distance_m):
        return brief
    course = await course_of(brief, world)
    return brief.with_changes(goal_time_s=turn.pace_s_per_m * course.distance_m)


async def _read_upload(
    upload: Upload, turn: Turn, brief: RaceBrief, world: ToolContext, runtime: Runtime[TurnContext]
) -> tuple[Turn, RaceBrief]:
    suffix = PurePath(upload.name).suffix.lower()
    seen: dict[str, str | None] = {"id": upload.id, "name": upload.name, "course_id": None}
    if suffix in PICTURES:
        return turn.with_(new_uploads=(*turn.new_uploads, seen | {"kind": "picture"})), brief
    if suffix in UNREAD:
        sentence = (
            f"I kept {upload.name}, but I read courses from GPX, FIT and TCX files: drop one of your race."
        )
        return turn.with_(unread_files=(*turn.unread_files, sentence)), brief
    message = await take_step(analyze_gpx, {"upload_id": upload.id}, world, runtime.stream_writer)
    found = outcome_of(message).brief
    if found is None:
        said = said_by(message)
        sentence = f"{upload.name}: {said.get('error') or said.get('missing')}"
        return turn.with_(unread_files=(*turn.unread_files, sentence)), brief
    brief = await _on_new_course(found, brief, turn, world)
    seen["course_id"] = brief.course_id
    return turn.with_(new_uploads=(*turn.new_uploads, seen | {"kind": "course"})), brief


async def _on_new_course(found: RaceBrief, brief: RaceBrief, turn: Turn, world: ToolContext) -> RaceBrief:
    """Move the brief to a new course, leaving behind what belonged to the race before it."""
    if brief.course_id == found.course_id:
        return brief
    course = await world.courses.course(found.course_id or "")
    forgotten = {"race_name", "race_date"} - turn.said.keys() if brief.course_id else set()
    another_m = brief.distance_m if "distance_m" not in turn.said else None
    if another_m and abs(another_m / course.distance_m - 1) > TOLERANCE:
        forgotten |= {"distance_m", "goal_time_s"} - turn.said.keys()
    places: dict[str, object] = {"cutoffs": (), "stops": ()} if brief.course_id else {}
    kept = {name: value for name, value in places.items() if name not in turn.said}
    changed = {"course_id": found.course_id} | dict.fromkeys(forgotten) | kept
    brief = brief.model_copy(update=changed)
    return on_official_distance(brief, course, world.today)


def on_official_distance(brief: RaceBrief, course: CourseAnalysis, today: date) -> RaceBrief:
    """Take the distance a course's own name names ("Boston Marathon"), where the athlete named none."""
    named_m = understand(course.name, today, RaceBrief()).changes.get("distance_m")
    if brief.distance_m or not isinstance(named_m, float) or abs(named_m / course.distance_m - 1) > TOLERANCE:
        return brief
    return brief.with_changes(distance_m=named_m)
