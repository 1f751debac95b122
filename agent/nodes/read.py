"""Reading what was dropped, before the specialists begin: they all work on the same course."""

from datetime import date
from typing import Any

from langgraph.runtime import Runtime

from agent.context import Emit, TurnContext
from agent.nodes.dropped import (
    Dropped,
    asked_to_review,
    import_in_background,
    import_recording,
    what_is_it,
)
from agent.nodes.dropped_pictures import (
    decide_in_words,
    newly_confirmed,
    read_pictures,
    with_pictures,
    without_picture,
)
from agent.nodes.linked import fetch_links
from agent.state import CoachState, Race, Turn, brief_of
from agent.toolbox import outcome_of, said_by, take_step
from agent.understanding import understand
from tools.analyze_gpx import analyze_gpx
from tools.domain.course import CourseAnalysis
from tools.domain.ground.along_course import NO_PLACES
from tools.domain.ground.certified_distance import TOLERANCE
from tools.domain.race import RaceBrief
from tools.domain.weather_in_plan import without_weather
from tools.kit.context import ToolContext, Upload
from tools.kit.errors import NotFound, UnreadableFile
from tools.kit.planning import course_of
from tools.open_sample_race import open_sample_race

OFFER = "This course is a recording with times: write “review it”, and I review the workout as well."


async def read(state: CoachState, runtime: Runtime[TurnContext]) -> dict[str, Any]:
    """Read dropped courses and recordings; keep what cannot be read as a sentence to say."""
    turn, brief = state["turn"], brief_of(state)
    if turn.urgent:
        return {}
    world, race = runtime.context.world_of(state), state["race"]
    upload_ids, text = runtime.context.upload_ids, state["messages"][-1].text
    turn, linked = await fetch_links(text, turn, world, runtime.stream_writer)
    if turn.wants_sample and not upload_ids:
        message = await take_step(open_sample_race, {}, world, runtime.stream_writer)
        brief = (outcome_of(message).brief or brief).with_changes(**turn.said)
    if not upload_ids and (known := asked_to_review(state)):
        turn = await _reviewed(await world.uploads.upload(known), turn, world, runtime.stream_writer)
    dropped = [*linked, *[await world.uploads.upload(upload_id) for upload_id in upload_ids]]
    turn, brief = await _read_dropped(dropped, turn, brief, state, runtime)
    courses = [upload for upload in turn.new_uploads if upload["course_id"]]
    if len(courses) > 1:
        said = f"You dropped {len(courses)} courses: I planned the last, {courses[-1]['name']}."
        turn = turn.with_(notes=(*turn.notes, said))
    if courses:
        turn, race = await _offer_review(str(courses[-1]["id"]), brief, turn, race, world)
    turn = await decide_in_words(text, turn, race, world)
    turn, brief, race = await _with_confirmed_picture((turn, brief, race), world)
    brief = await _with_goal_of_pace(brief, turn, world)
    return {"turn": turn, "race": {**race, "brief": brief.model_dump(mode="json")}}


async def _read_dropped(
    dropped: list[Upload], turn: Turn, brief: RaceBrief, state: CoachState, runtime: Runtime[TurnContext]
) -> tuple[Turn, RaceBrief]:
    """Read each file as what it is taken for; more than one recording is the background's work."""
    world = runtime.context.world_of(state)
    kinds = [await what_is_it(upload, state, turn, world) for upload in dropped]
    to_import = [
        upload
        for upload, kind in zip(dropped, kinds, strict=True)
        if kind in (Dropped.ARCHIVE, Dropped.RECORDING)
    ]
    in_background = len(to_import) > 1 or Dropped.ARCHIVE in kinds
    if in_background:
        turn = await import_in_background(to_import, turn, world)
    for upload, kind in zip(dropped, kinds, strict=True):
        if kind in (Dropped.ARCHIVE, Dropped.RECORDING) and in_background:
            continue
        if kind is Dropped.RECORDING:
            try:
                turn = await import_recording(upload, turn, world, runtime.stream_writer)
                continue
            except UnreadableFile:
                pass  # a planned course in a recording's format, or broken: the course's reader says which
        if kind is not Dropped.PICTURE:
            turn, brief = await _read_course(upload, kind, (turn, brief), world, runtime.stream_writer)
    pictures = [upload for upload, kind in zip(dropped, kinds, strict=True) if kind is Dropped.PICTURE]
    return await read_pictures(pictures, turn, world, runtime.stream_writer), brief


async def _with_confirmed_picture(
    known: tuple[Turn, RaceBrief, Race], world: ToolContext
) -> tuple[Turn, RaceBrief, Race]:
    """Take a picture that its athlete has confirmed, on its card or in these words, as the course."""
    turn, brief, race = known
    race = with_pictures({**race, "brief": brief.model_dump(mode="json")}, turn)
    confirmed = await newly_confirmed(race, world)
    if confirmed is None:
        return turn, brief, race
    if confirmed.course_id:
        found = brief.with_changes(course_id=confirmed.course_id)
        try:
            brief = await _on_new_course(found, brief, turn, world)
        except NotFound:  # deleted since
            return turn, brief, without_picture(race, confirmed.upload_id)
    brief = brief.with_changes(**{**confirmed.changes, **turn.said})
    seen: dict[str, str | None] = {
        "id": confirmed.upload_id,
        "name": confirmed.name,
        "course_id": confirmed.course_id,
        "kind": "course",
        "from": "picture",
    }
    others = (upload for upload in turn.new_uploads if upload["id"] != confirmed.upload_id)
    turn = turn.with_(new_uploads=(*others, seen))
    return turn, brief, without_picture(race, confirmed.upload_id)


async def _reviewed(upload: Upload, turn: Turn, world: ToolContext, emit: Emit) -> Turn:
    """Import the recording a course was read from; what it is not is said."""
    try:
        return await import_recording(upload, turn, world, emit)
    except UnreadableFile as error:
        return turn.with_(unread_files=(*turn.unread_files, f"{upload.name}: {error}"))


async def _offer_review(
    upload_id: str, brief: RaceBrief, turn: Turn, race: Race, world: ToolContext
) -> tuple[Turn, Race]:
    """Say that a course with times is a recording, too, and remember which file it was."""
    course = await world.courses.course(brief.course_id) if brief.course_id else None
    if course is None or not course.recorded_duration_s:
        return turn, race
    return turn.with_(notes=(*turn.notes, OFFER)), {**race, "recording": upload_id}


async def _with_goal_of_pace(brief: RaceBrief, turn: Turn, world: ToolContext) -> RaceBrief:
    """Turn a pace that was said into a goal, now that the distance is known."""
    if turn.pace_s_per_m is None or "goal_time_s" in turn.said:
        return brief
    if not (brief.course_id or brief.distance_m):
        return brief
    course = await course_of(brief, world)
    return brief.with_changes(goal_time_s=turn.pace_s_per_m * course.distance_m)


async def _read_course(
    upload: Upload, kind: Dropped, known: tuple[Turn, RaceBrief], world: ToolContext, emit: Emit
) -> tuple[Turn, RaceBrief]:
    turn, brief = known
    seen: dict[str, str | None] = {"id": upload.id, "name": upload.name, "course_id": None}
    if kind is Dropped.UNREAD:
        sentence = (
            f"I kept {upload.name}, but I read courses from GPX, FIT and TCX files: drop one of your race."
        )
        return turn.with_(unread_files=(*turn.unread_files, sentence)), brief
    message = await take_step(analyze_gpx, {"upload_id": upload.id}, world, emit)
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
    forgotten = {"race_name", "race_date", "start_time"} - turn.said.keys() if brief.course_id else set()
    another_m = brief.distance_m if "distance_m" not in turn.said else None
    if another_m and abs(another_m / course.distance_m - 1) > TOLERANCE:
        forgotten |= {"distance_m", "goal_time_s"} - turn.said.keys()
    places = NO_PLACES if brief.course_id else {}
    kept = {name: value for name, value in places.items() if name not in turn.said}
    changed = {"course_id": found.course_id} | dict.fromkeys(forgotten) | kept
    brief = without_weather(brief).model_copy(update=changed)
    return on_official_distance(brief, course, world.today)


def on_official_distance(brief: RaceBrief, course: CourseAnalysis, today: date) -> RaceBrief:
    """Take the distance a course's own name names ("Boston Marathon"), where the athlete named none."""
    named_m = understand(course.name, today, RaceBrief()).changes.get("distance_m")
    if brief.distance_m or not isinstance(named_m, float) or abs(named_m / course.distance_m - 1) > TOLERANCE:
        return brief
    return brief.with_changes(distance_m=named_m)
