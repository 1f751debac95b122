"""Marked values that must not be found where a language model could read them, and the search for them."""

import re
import struct
from datetime import UTC, date, datetime, timedelta

import numpy as np

from memory.activities import ActivityStore
from memory.activity_intake import NewActivity
from memory.database import Database
from tests.support.recordings import recording
from tools.domain.activity import Activity
from tools.domain.activity_summary import WellnessDay
from tools.domain.provenance import Source
from tools.domain.recordings.summarise import summarise
from tools.kit.recording_bytes import pack

NAME, NOTE, ACCOUNT = "MARKED-7f3a harbour loop", "MARKED-NOTE-b81c", "MARKED-ACCOUNT-55e1"
ITEM = "MARKED-ITEM-90d2"
HEART_RATE_BPM, POWER_W, DISTANCE_M = 187.25, 371.0, 43_210.9
WEIGHT_KG, RESTING_BPM, LAT = 63.17, 39.0, 46.123457
# As they might be said, not as a part of a longer number or an identifier.
SAID = re.compile(
    r"MARKED|(?<![\w.,:-])(?:187(?:\.25)? ?bpm|371(?:\.0)? ?W|43[.,]2(?:1\d*)? ?km|26[.,]8(?:5)? ?mi"
    r"|187\.25|371\.0|43[,.]?210\.9|43211|63\.17|63\.2 ?kg|39(?:\.0)? ?bpm|39\.0|46\.123\d*)(?![\w])",
    re.IGNORECASE,
)
_PACKED = [
    struct.pack(order, value)
    for value in (HEART_RATE_BPM, DISTANCE_M, WEIGHT_KG, LAT)
    for order in (">d", "<d")
]


def marks_in(text: str) -> list[str]:
    """Return the marks that stand in a text."""
    return SAID.findall(text)


async def plant(database: Database, athlete_id: str, plain: int = 8, walled: int = 5) -> list[str]:
    """Keep plain file rides and marked ones of Strava over the last weeks; return the ids of those."""
    intake = ActivityStore(database).for_owner(athlete_id).intake
    today = datetime.now(UTC).replace(hour=7, minute=0, second=0, microsecond=0)
    for number in range(plain):
        ride = _ride(today - timedelta(days=2 + 3 * number), 142.0, 205.0, 7.0, "Plain ride")
        await intake.keep([_new(ride, Source.FILE, f"{athlete_id}-{number}")])
    marked = []
    for number in range(walled):
        ride = _ride(
            today - timedelta(days=1 + 3 * number),
            HEART_RATE_BPM,
            POWER_W,
            DISTANCE_M / 5399,
            NAME,
            NOTE,
            LAT,
        )
        (kept,) = await intake.keep([_new(ride, Source.STRAVA, f"strava-{number}")])
        marked.append(kept.activity_id)
    for back in range(14):
        day = date.today() - timedelta(days=back)
        await intake.keep_wellness(
            Source.STRAVA, [WellnessDay(day=day, weight_kg=WEIGHT_KG, resting_heart_rate_bpm=RESTING_BPM)]
        )
    return marked


def _ride(
    begun: datetime,
    bpm: float,
    power_w: float,
    speed: float,
    name: str,
    note: str | None = None,
    lat: float = 45.0,
) -> Activity:
    seconds = np.arange(5400, dtype=np.float64)
    return recording(
        5400,
        distance_m=seconds * speed,
        speed_m_per_s=speed,
        heart_rate_bpm=bpm,
        power_w=power_w,
        lat=lat,
        lon=6.0 + seconds * speed / 78_000,
        started_at=begun,
        name=name,
        note=note,
    )


def _new(ride: Activity, source: Source, key: str) -> NewActivity:
    return NewActivity(
        source=source,
        summary=summarise(ride),
        recording=pack(ride),
        content_key=key if source is Source.FILE else None,
        source_id=key if source is not Source.FILE else None,
    )


async def tables_with_marks(database: Database) -> dict[str, list[str]]:
    """Return every table of the database in which a mark stands, in whatever column, text or bytes."""
    tables = await database.rows(
        "select table_name as name from information_schema.tables where table_schema = 'public'"
    )
    found: dict[str, list[str]] = {}
    for table in tables:
        rows = await database.rows(f'select * from "{table["name"]}"')
        marks = [mark for row in rows for value in row.values() for mark in _marks_of(value)]
        if marks:
            found[table["name"]] = marks
    return found


def _marks_of(value: object) -> list[str]:
    if isinstance(value, bytes | memoryview):
        content = bytes(value)
        packed = ["packed number" for number in _PACKED if number in content]
        return [*marks_in(content.decode("latin-1")), *packed]
    return marks_in(str(value))
