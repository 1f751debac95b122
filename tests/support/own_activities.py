"""Activities as they are kept: summaries and recordings for the tests of the stores."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from memory.activity_intake import NewActivity
from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivitySport
from tools.domain.activity_summary import ActivitySummary
from tools.domain.provenance import Source
from tools.kit.recording_bytes import pack

MORNING = datetime(2026, 5, 3, 6, 30, tzinfo=UTC)


def a_summary(started_at: datetime | None = MORNING, **about: Any) -> ActivitySummary:
    """Return a ride of an hour and 30 km."""
    told = {"sport": ActivitySport.RIDE, "duration_s": 3600.0, "distance_m": 30_000.0, "name": "Morning ride"}
    return ActivitySummary(started_at=started_at, **(told | about))


def a_recording(seconds: int = 60, **about: Any) -> Activity:
    """Return a short recording."""
    steps = np.arange(seconds, dtype=np.float64)
    return recording(seconds, distance_m=steps * 8, heart_rate_bpm=140.0, started_at=MORNING, **about)


def of_a_file(content_key: str | None = None, **about: Any) -> NewActivity:
    """Return an activity of a dropped file, with its records."""
    summary = about.pop("summary", None) or a_summary(**about)
    return NewActivity(
        source=Source.FILE,
        summary=summary,
        recording=pack(a_recording()),
        content_key=content_key,
        file_name="ride.fit",
    )


def of_a_service(source: Source, source_id: str, records: bool = True, **about: Any) -> NewActivity:
    """Return an activity of a service."""
    return NewActivity(
        source=source,
        summary=about.pop("summary", None) or a_summary(**about),
        recording=pack(a_recording()) if records else None,
        source_id=source_id,
    )


def days(number: float) -> timedelta:
    """Return so many days."""
    return timedelta(days=number)
