"""Strava's JSON as our own nouns. Nothing in it is trusted to have the shape its documentation says."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from tools.domain.activity import Activity, ActivitySport, DeviceTotals
from tools.domain.activity_summary import LONGEST_NAME
from tools.domain.course import FloatArray
from tools.domain.others_words import LONGEST_NOTE, others_words
from tools.domain.recordings.timer_time import HELD_S
from tools.kit.errors import UnreadableFile
from tools.kit.sources import Listed
from tools.sources.activity_columns import clean_columns
from tools.sources.recorded_activity import build_activity
from tools.sources.sport_names import sport_named

# What is asked for; without temperature and gradients, which nothing here is computed from.
STREAMS = (
    *("time", "distance", "latlng", "altitude"),
    *("velocity_smooth", "heartrate", "cadence", "watts"),
)
_COLUMN_OF = {
    "distance": "distance_m",
    "altitude": "elevation_m",
    "velocity_smooth": "speed_m_per_s",
    "heartrate": "heart_rate_bpm",
    "cadence": "cadence_rpm",
    "watts": "power_w",
}
# Sport types that sport_named would not find, or would take for another one.
_SPORTS = {
    "Handcycle": ActivitySport.RIDE,
    "Velomobile": ActivitySport.RIDE,
    "VirtualRow": ActivitySport.ROW,
    "WeightTraining": ActivitySport.STRENGTH,
    "Crossfit": ActivitySport.STRENGTH,
    "IceSkate": ActivitySport.OTHER,
}
_RACES = (1, 11)  # workout_type of a run and of a ride that was a race; from memory, unchecked [R]
_LONGEST_OFFSET_S = 86_400.0
_LONGEST_S = 1e7  # four months: a time beyond is a fault. Our design choice [D].


def listed_from(raw: Mapping[str, Any]) -> Listed | None:
    """Return an activity of a list, None for an entry without an id."""
    number = raw.get("id")
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    sport_type = str(raw.get("sport_type") or raw.get("type") or "")
    sport = _SPORTS.get(sport_type) or sport_named(sport_type)
    estimated = _is_power_estimated(raw.get("device_watts"), sport)
    offset = _number(raw.get("utc_offset"))
    return Listed(
        source_id=str(number),
        name=others_words(raw.get("name"), LONGEST_NAME),
        note=others_words(raw.get("description"), LONGEST_NOTE),
        sport=sport,
        started_at=_moment(raw.get("start_date")),
        utc_offset_s=offset if offset is not None and abs(offset) <= _LONGEST_OFFSET_S else None,
        distance_m=_positive(raw.get("distance")),
        duration_s=_positive(raw.get("moving_time")) or _positive(raw.get("elapsed_time")),
        ascent_m=_positive(raw.get("total_elevation_gain")),
        average_heart_rate_bpm=_positive(raw.get("average_heartrate")),
        average_power_w=None if estimated else _positive(raw.get("average_watts")),
        race=raw.get("workout_type") in _RACES,
        indoor=raw.get("trainer") is True or sport_type.startswith("Virtual"),
        power_estimated=estimated,
        device=others_words(raw.get("device_name"), LONGEST_NAME),
    )


def activity_from(streams: Mapping[str, Sequence[Any]], listed: Listed) -> Activity | None:
    """Return the records of an activity, None where Strava has none (an entry made by hand).

    Power that Strava estimated without a power meter is left out: it is no measurement.
    """
    clock = _column(streams.get("time") or ())
    clock[(clock < 0.0) | (clock > _LONGEST_S)] = math.nan
    if clock.size < 2:
        return None
    given = {name: streams[name] for name in _COLUMN_OF if len(streams.get(name) or ()) == clock.size}
    values = {_COLUMN_OF[name]: _column(stream) for name, stream in given.items()}
    if listed.power_estimated:
        values.pop("power_w", None)
    places = streams.get("latlng") or ()
    if len(places) == clock.size:
        values["lat"], values["lon"] = _places(places)
    try:
        columns = clean_columns(clock, values)
    except UnreadableFile:
        return None
    built = build_activity(
        columns,
        started_unix_s=listed.started_at.timestamp() if listed.started_at else None,
        sport=listed.sport,
        name=listed.name,
        device=listed.device,
        pauses=_pauses(columns.clock_s),
        barometric=False,
        warnings=_left_out(streams, clock.size),
        totals=DeviceTotals(distance_m=listed.distance_m, ascent_m=listed.ascent_m),
    )
    return replace(
        built,
        utc_offset_s=listed.utc_offset_s,
        race=listed.race,
        indoor=listed.indoor,
        note=listed.note,
    )


def _is_power_estimated(device_watts: object, sport: ActivitySport) -> bool:
    """Say whether watts come from no meter: Strava makes some up for rides, and only for rides."""
    return device_watts is False or (sport == ActivitySport.RIDE and device_watts is not True)


def _pauses(clock_s: FloatArray) -> tuple[tuple[float, float], ...]:
    """Return where time jumps: Strava leaves out what a stopped timer recorded."""
    from_start = clock_s - clock_s[0]
    jumps = np.flatnonzero(np.diff(from_start) > HELD_S)
    return tuple((float(from_start[at]), float(from_start[at + 1])) for at in jumps)


def _left_out(streams: Mapping[str, Sequence[Any]], records: int) -> tuple[str, ...]:
    odd = [name for name in STREAMS if streams.get(name) and len(streams[name]) != records]
    return (f"Strava's {', '.join(odd)} did not fit the clock; I left that out.",) if odd else ()


def _column(stream: Sequence[Any]) -> FloatArray:
    numbers = (_number(value) for value in stream)
    return np.array([math.nan if number is None else number for number in numbers], dtype=np.float64)


def _places(stream: Sequence[Any]) -> tuple[FloatArray, FloatArray]:
    pairs = [
        place if isinstance(place, list | tuple) and len(place) == 2 else (None, None) for place in stream
    ]
    return _column([lat for lat, _ in pairs]), _column([lon for _, lon in pairs])


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def _positive(value: object) -> float | None:
    number = _number(value)
    return number if number is not None and number > 0 else None


def _moment(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
