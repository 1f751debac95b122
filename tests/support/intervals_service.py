"""intervals.icu over real HTTP: activities, files, streams, mornings, and the stubs of what is Strava's."""

import base64
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.support.stand_in import Answer, Asked, StandIn, as_json, served

KEY = "intervals-key-0123456789"
ACTIVITIES = "/api/v1/athlete/0/activities"
WELLNESS = "/api/v1/athlete/0/wellness"
ATHLETE = "/api/v1/athlete/0"
ACTIVITY = "/api/v1/activity/"
EVENTS = "/api/v1/athlete/0/events"


@dataclass
class IntervalsService(StandIn):
    """One athlete. `files` and `streams` are by activity id, `events` of the calendar by their own.

    `lose_answers` keeps what is said and hangs up before it answers, so many times.
    """

    activities: list[Any] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    streams: dict[str, Any] = field(default_factory=dict)
    mornings: list[Any] = field(default_factory=list)
    events: dict[int, dict[str, Any]] = field(default_factory=dict)
    lose_answers: int = 0
    name: str = "Hill Climber"

    def __post_init__(self) -> None:
        super().__init__()

    def answer(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != _basic(KEY):
            return as_json({"status": 401, "error": "Unauthorized", "key": KEY}, 401)
        if asked.path == ATHLETE:
            return as_json({"id": "i12345", "name": self.name})
        if asked.path == ACTIVITIES:
            return as_json([row for row in self.activities if _within(row, "start_date_local", asked)])
        if asked.path == WELLNESS:
            return as_json([row for row in self.mornings if _within(row, "id", asked)])
        if asked.path.startswith(ACTIVITY):
            return self._activity(asked)
        if asked.path.startswith(EVENTS):
            return self._calendar(asked)
        return Answer(404)

    def _calendar(self, asked: Asked) -> Answer:
        _, _, name = asked.path.removeprefix(EVENTS).partition("/")
        event_id = int(name) if name.isdecimal() else None
        if asked.method == "GET" and not name:
            return as_json([row for row in self.events.values() if _within(row, "start_date_local", asked)])
        if asked.method == "POST" and not name:
            event_id = 9_000 + len(self.asked)
        elif event_id not in self.events:
            return as_json({"status": 404, "error": "Event not found"}, 404)
        assert event_id is not None
        if asked.method == "DELETE":
            del self.events[event_id]
            return as_json({})
        if not asked.json.get("category") or not asked.json["start_date_local"].endswith("T00:00:00"):
            return as_json({"status": 422, "error": "start_date_local"}, 422)
        self.events[event_id] = self.events.get(event_id, {}) | asked.json | {"id": event_id}
        if self.lose_answers:
            self.lose_answers -= 1
            return Answer(200, b"{", {}, cut=True)
        return as_json(self.events[event_id])

    def _activity(self, asked: Asked) -> Answer:
        activity_id, _, what = asked.path.removeprefix(ACTIVITY).partition("/")
        if what == "file" and activity_id in self.files:
            return Answer(200, self.files[activity_id], {"Content-Type": "application/octet-stream"})
        if what == "streams.json" and activity_id in self.streams:
            if "types" not in asked.query:
                return as_json({"message": "must not be null: types"}, 422)
            return as_json(self.streams[activity_id])
        return as_json({"status": 404}, 404)


def intervals(service: IntervalsService | None = None) -> AbstractContextManager[IntervalsService]:
    """Serve an intervals.icu until the block ends."""
    return served(service or IntervalsService())


def ride(number: int, **changes: Any) -> dict[str, Any]:
    """Return a row of the list: an hour's ride, one more day back each."""
    begun = datetime(2026, 11, 20, 6, 30, tzinfo=UTC) - timedelta(days=number)
    plain = {
        "id": f"i{1000 + number}",
        "name": f"Ride {number}",
        "type": "Ride",
        "source": "GARMIN_CONNECT",
        "start_date": begun.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "start_date_local": (begun + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S"),
        "distance": 30_000.0,
        "moving_time": 3600,
        "total_elevation_gain": 420.0,
        "average_heartrate": 141,
        "icu_average_watts": 207,
    }
    return plain | changes


def strava_stub(number: int) -> dict[str, Any]:
    """Return the row that stands for an activity of Strava."""
    whole = ride(number)
    note = {"source": "STRAVA", "_note": "STRAVA activities are not available via the API"}
    return {"id": f"1645745{number}", "start_date_local": whole["start_date_local"]} | note


def _within(row: Any, name: str, asked: Asked) -> bool:
    told = row.get(name) if isinstance(row, dict) else None
    if not isinstance(told, str):
        return True
    return asked.query.get("oldest", "") <= told[:10] <= asked.query.get("newest", "9")


def _basic(key: str) -> str:
    return f"Basic {base64.b64encode(f'API_KEY:{key}'.encode()).decode()}"
