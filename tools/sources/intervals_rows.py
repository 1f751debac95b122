"""intervals.icu's answers as our nouns: activities as it lists them, their streams, mornings."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tools.domain.activity import Activity, DeviceTotals
from tools.domain.activity_summary import LONGEST_NAME, WellnessDay
from tools.domain.course import FloatArray
from tools.domain.others_words import LONGEST_NOTE, others_words
from tools.kit.errors import UnreadableFile
from tools.kit.sources import Listed
from tools.sources.activity_columns import clean_columns
from tools.sources.recorded_activity import build_activity
from tools.sources.service_answers import day, entries, identity, measured, moment, number, offset_s
from tools.sources.sport_names import sport_named

WITHHELD = (
    "It comes from Strava, and intervals.icu may not pass such activities on. Connect the device directly to "
    "intervals.icu, or drop its file here."
)
STREAMS = {
    "distance": "distance_m",
    "altitude": "elevation_m",
    "velocity_smooth": "speed_m_per_s",
    "heartrate": "heart_rate_bpm",
    "watts": "power_w",
    "cadence": "cadence_rpm",
}
_MOST_RECORDS = 1_000_000
_MOST_BPM = 250.0
_MOST_KG = 500.0
_MOST_HRV_MS = 500.0
_DAY_S = 86_400.0


def listed_activity(row: Mapping[str, object]) -> Listed | None:
    """Return one row of the list; None for one without an id, which nobody can fetch."""
    source_id = identity(row.get("id"))
    if source_id is None:
        return None
    started_at = moment(row.get("start_date"))
    told_type = row.get("type")
    return Listed(
        source_id=source_id,
        name=others_words(row.get("name"), LONGEST_NAME),
        note=others_words(row.get("description"), LONGEST_NOTE),
        sport=sport_named(told_type if isinstance(told_type, str) else None),
        started_at=started_at,
        utc_offset_s=offset_s(row.get("start_date_local"), started_at),
        distance_m=number(row.get("distance")),
        duration_s=number(row.get("moving_time")) or number(row.get("elapsed_time")),
        ascent_m=number(row.get("total_elevation_gain")),
        average_heart_rate_bpm=measured(row.get("average_heartrate"), _MOST_BPM),
        average_power_w=number(row.get("icu_average_watts")),
        race=row.get("race") is True,
        indoor=row.get("trainer") is True or told_type == "VirtualRide",
        device=others_words(row.get("device_name"), LONGEST_NAME),
        power_estimated=row.get("device_watts") is False,
        withheld=WITHHELD if _from_strava(row) else None,
    )


def _from_strava(row: Mapping[str, object]) -> bool:
    """Say whether a row is the stub that stands for an activity of Strava: `source` or a note tells."""
    note = row.get("_note")
    return row.get("source") == "STRAVA" or (isinstance(note, str) and note.upper().startswith("STRAVA"))


def streamed_activity(answer: object, listed: Listed) -> Activity | None:
    """Return an activity from its streams, None where they hold no two records with a time."""
    streams = {kind: one for one in entries(answer) if isinstance(kind := one.get("type"), str)}
    clock_s = _column(streams.get("time", {}).get("data"))
    values = {
        name: _column(streams[kind].get("data"), clock_s.size)
        for kind, name in STREAMS.items()
        if kind in streams
    }
    places = streams.get("latlng")
    if places is not None:
        values |= {
            "lat": _column(places.get("data"), clock_s.size),
            "lon": _column(places.get("data2"), clock_s.size),
        }
    try:
        columns = clean_columns(clock_s, values)
    except UnreadableFile:
        return None
    activity = build_activity(
        columns,
        started_unix_s=listed.started_at.timestamp() if listed.started_at else None,
        sport=listed.sport,
        name=listed.name,
        device=listed.device,
        pauses=(),
        barometric=False,
        totals=DeviceTotals(distance_m=listed.distance_m, ascent_m=listed.ascent_m),
        warnings=("intervals.icu keeps no file of this activity; I read its streams.",),
    )
    return replace(
        activity,
        utc_offset_s=listed.utc_offset_s,
        race=listed.race,
        indoor=listed.indoor,
        note=listed.note,
    )


def _column(data: object, records: int | None = None) -> FloatArray:
    """Return numbers of shape (records,), NaN for whatever is none or missing."""
    told = data[:_MOST_RECORDS] if isinstance(data, list) else []
    column = np.array([_value(value) for value in told], dtype=np.float64)
    if records is None:
        return column
    filled = np.full(records, np.nan)
    filled[: column.size] = column[:records]
    return filled


def _value(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e9:
        return np.nan
    return float(value)


def mornings(answer: object) -> tuple[WellnessDay, ...]:
    """Return mornings with at least one measure, oldest first."""
    known: dict[object, WellnessDay] = {}
    for row in entries(answer):
        morning = _morning(row)
        if morning is not None:
            known[morning.day] = morning
    return tuple(sorted(known.values(), key=lambda morning: morning.day))


def _morning(row: Mapping[str, object]) -> WellnessDay | None:
    """Return a morning; values marked `temp` were carried over from an earlier day [R], so not measured."""
    when = day(row.get("id"))
    if when is None:
        return None
    resting = None if row.get("tempRestingHR") is True else measured(row.get("restingHR"), _MOST_BPM)
    weight = None if row.get("tempWeight") is True else measured(row.get("weight"), _MOST_KG)
    hrv = measured(row.get("hrv"), _MOST_HRV_MS)
    sleep = measured(row.get("sleepSecs"), _DAY_S)
    if not any((resting, weight, hrv, sleep)):
        return None
    return WellnessDay(day=when, resting_heart_rate_bpm=resting, weight_kg=weight, hrv_ms=hrv, sleep_s=sleep)
