"""What goes between the server and the process that decodes: frames of a header and a body."""

import asyncio
import json
import struct
from dataclasses import asdict
from typing import Any, BinaryIO

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary
from tools.kit.errors import FileTooLarge, NotAnActivity, PlannedCourse, UnreadableFile
from tools.sources.archive_notes import MemberNotes
from tools.sources.decoding import DecodedActivity

_LENGTHS = struct.Struct(">IQ")  # of the header (JSON) and of the body (bytes)
_REFUSALS = {kind.code: kind for kind in (FileTooLarge, NotAnActivity, PlannedCourse, UnreadableFile)}

Header = dict[str, Any]


def frame(header: Header, body: bytes) -> bytes:
    """Return a frame as it is sent."""
    told = json.dumps(header).encode()
    return _LENGTHS.pack(len(told), len(body)) + told + body


def receive(stream: BinaryIO) -> tuple[Header, bytes] | None:
    """Read a frame, None where the other end has gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    told, size = _LENGTHS.unpack(lengths)
    header, body = stream.read(told), stream.read(size)
    return (json.loads(header), body) if len(body) == size else None


async def receive_soon(stream: asyncio.StreamReader) -> tuple[Header, bytes]:
    """Read a frame; raise IncompleteReadError where the other end has gone."""
    told, size = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
    header = await stream.readexactly(told)
    return json.loads(header), await stream.readexactly(size)


def request(content: bytes, name: str, notes: MemberNotes | None, seconds: float) -> bytes:
    """Return the frame that asks for a file; nobody waits longer than `seconds`."""
    said = None if notes is None else asdict(notes)
    return frame({"name": name, "notes": said, "seconds": seconds}, content)


def notes_in(header: Header) -> MemberNotes | None:
    """Return what an export says of the file asked for."""
    said = header["notes"]
    return None if said is None else MemberNotes(**{**said, "sport": ActivitySport(said["sport"])})


def answer(activities: tuple[DecodedActivity, ...], memory_bytes: int) -> bytes:
    """Return the frame that answers with activities."""
    told = [
        {
            "summary": activity.summary.model_dump_json(),
            "key": activity.content_key,
            "size": len(activity.recording),
        }
        for activity in activities
    ]
    body = b"".join(activity.recording for activity in activities)
    return frame({"activities": told, "memory_bytes": memory_bytes}, body)


def refusal(error: UnreadableFile, memory_bytes: int) -> bytes:
    """Return the frame that answers with a sentence."""
    return frame({"error": error.code, "sentence": str(error), "memory_bytes": memory_bytes}, b"")


def activities_in(header: Header, body: bytes) -> tuple[DecodedActivity, ...]:
    """Return the activities of an answer; raise FileTooLarge, UnreadableFile where it is a sentence."""
    if "error" in header:
        raise _REFUSALS.get(header["error"], UnreadableFile)(header["sentence"])
    found: list[DecodedActivity] = []
    at = 0
    for told in header["activities"]:
        recording = body[at : at + told["size"]]
        at += told["size"]
        summary = ActivitySummary.model_validate_json(told["summary"])
        found.append(DecodedActivity(summary, recording, told["key"]))
    return tuple(found)
