"""FIT files of any device: recorded activities, alone or several in one file (multisport)."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from tools.domain.activity import Activity
from tools.domain.course import FloatArray
from tools.domain.recordings.multisport import join_legs
from tools.kit.errors import NotAnActivity, PlannedCourse, UnreadableFile
from tools.sources.activity_columns import RecordColumns, clean_columns
from tools.sources.fit_fast import read_messages
from tools.sources.fit_lengths import with_lengths
from tools.sources.fit_messages import CLOCK_SET_S, FitFile, Values, unix_seconds
from tools.sources.fit_sessions import (
    barometric_device,
    device_name,
    is_indoor,
    laps_between,
    session_name,
    session_sport,
    session_totals,
    timer_stops,
    utc_offset_s,
)
from tools.sources.fit_strap import with_strap
from tools.sources.recorded_activity import build_activity

DEGREES_PER_SEMICIRCLE = 180.0 / 2**31
# Where each column comes from, first choice first.
_FIELDS: dict[str, tuple[str, ...]] = {
    "distance_m": ("distance", "developer distance"),
    "elevation_m": ("enhanced_altitude", "altitude"),
    "speed_m_per_s": ("enhanced_speed", "speed", "developer speed"),
    "heart_rate_bpm": ("heart_rate", "developer heart_rate"),
    "power_w": ("power", "developer power"),
    "cadence_rpm": ("cadence", "developer cadence"),
    "lat": ("position_lat",),
    "lon": ("position_long",),
}
_NOT_ACTIVITIES = {
    "workout": "a workout (steps to do)",
    "course": "a course (a route to follow)",
    "settings": "a device's settings",
    "sport": "a device's sport settings",
    "device": "a description of a device",
    "monitoring_a": "a day's monitoring (steps and rest)",
    "monitoring_b": "a day's monitoring (steps and rest)",
    "monitoring_daily": "a day's monitoring (steps and rest)",
    "schedules": "a training schedule",
    "weight": "body weights",
    "blood_pressure": "blood pressures",
    "goals": "goals",
    "totals": "a device's totals",
    "segment": "a segment to race on",
    "segment_list": "a list of segments",
    "8": "saved locations",
}


def read_fit(content: bytes) -> Activity:
    """Return the activity of a FIT file; the legs of a multisport file are joined on one clock.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    return join_legs(read_fit_activities(content))


def read_fit_activities(content: bytes) -> tuple[Activity, ...]:
    """Return every leg of a FIT file as an activity of its own, in the order of time.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    return legs_of(*read_messages(content))


def legs_of(files: Sequence[FitFile], damage: tuple[str, ...]) -> tuple[Activity, ...]:
    """Return every leg of the files of a FIT stream, in the order of time; `damage` is told with the first.

    Raises UnreadableFile saying what the files are instead and what to do.
    """
    recorded = map(with_lengths, files)
    activities = [file for file in recorded if file.records and file.kind in ("activity", None)]
    if not activities:
        raise _nothing_recorded(files)
    straps = [hr for file in files for hr in file.all("hr")]
    return tuple(chain.from_iterable(_legs(file, straps, damage) for file in activities))


def _nothing_recorded(files: Sequence[FitFile]) -> UnreadableFile:
    kinds = [file.kind for file in files if file.kind not in (None, "activity")]
    if kinds:
        what = _NOT_ACTIVITIES.get(str(kinds[0]), "something else than an activity")
        refusal = PlannedCourse if "course" in kinds else NotAnActivity
        return refusal(
            f"This FIT file is {what}, not a recorded activity. Export the activity itself and drop that."
        )
    if any(file.all("session") for file in files):
        return UnreadableFile(
            "This FIT file holds totals but not one record of the way. "
            "Export the recorded activity in its original form and drop that."
        )
    return UnreadableFile(
        "This FIT file is damaged before its first record. Copy it from the device again and drop that."
    )


def _legs(file: FitFile, straps: Sequence[Values], damage: tuple[str, ...]) -> list[Activity]:
    clock = _clock(file)
    values = record_columns(file)
    values["heart_rate_bpm"] = with_strap(clock, values["heart_rate_bpm"], straps)
    columns = clean_columns(clock, values)
    sessions = sorted(
        (session for session in file.all("session") if isinstance(session.get("start_time"), int | float)),
        key=lambda session: float(session["start_time"]),  # type: ignore[arg-type]
    )
    legs: list[Activity] = []
    for session, first, last in _spans(sessions, columns.clock_s):
        warnings = damage + columns.warnings if not legs else ()
        legs.append(_activity(file, session, _cut(columns, first, last), warnings))
    return legs


def _clock(file: FitFile) -> FloatArray:
    """Return the time stamps; where the clock was set, those from before it (or of empty records) as NaN."""
    clock = file.record_column("timestamp")
    unset = clock < CLOCK_SET_S
    return clock if unset.all() else np.where(unset, np.nan, clock)


def record_columns(file: FitFile) -> dict[str, FloatArray]:
    """Return what the records hold in SI units and degrees, NaN where they are silent."""
    columns = {name: _numbers(file, fields) for name, fields in _FIELDS.items()}
    columns["lat"] = columns["lat"] * DEGREES_PER_SEMICIRCLE
    columns["lon"] = columns["lon"] * DEGREES_PER_SEMICIRCLE
    return columns


def _numbers(file: FitFile, fields: Sequence[str]) -> FloatArray:
    """Return the first field's column, silent records filled from the next; zeros throughout are silence."""
    column = np.full(file.records, np.nan)
    for name in fields:
        more = file.record_column(name)
        column = np.where(np.isnan(column), more, column) if np.nan_to_num(column).any() else more
    return column


def _spans(sessions: list[Values], clock_s: FloatArray) -> list[tuple[Values, int, int]]:
    """Return each session with the first and past-the-last of its records; at least two records each."""
    if len(sessions) < 2:
        return [(sessions[0] if sessions else {}, 0, clock_s.size)]
    starts = np.array([float(session["start_time"]) for session in sessions])  # type: ignore[arg-type]
    edges = [0, *np.searchsorted(clock_s, starts[1:], side="left").tolist(), clock_s.size]
    spans = [
        (session, first, last)
        for session, first, last in zip(sessions, edges[:-1], edges[1:], strict=True)
        if last - first >= 2
    ]
    return spans or [({}, 0, clock_s.size)]


def _cut(columns: RecordColumns, first: int, last: int) -> RecordColumns:
    """Return the records of one leg; its distance begins at 0."""
    values = {name: column[first:last].copy() for name, column in columns.values.items()}
    before = columns.values["distance_m"][:first]
    if first and not np.isnan(before).all() and values["distance_m"].size:
        base = float(np.nanmax(before))
        if np.nanmin(values["distance_m"], initial=np.inf) >= base:
            values["distance_m"] -= base
    return RecordColumns(clock_s=columns.clock_s[first:last], values=values, warnings=())


def _activity(file: FitFile, session: Values, columns: RecordColumns, warnings: tuple[str, ...]) -> Activity:
    start, end = float(columns.clock_s[0]), float(columns.clock_s[-1])
    began = session.get("start_time")
    since = min(began, start) if isinstance(began, int | float) else start
    started = unix_seconds(start)
    return build_activity(
        columns,
        started_unix_s=started,
        sport=session_sport(session or (file.all("sport") or [{}])[-1]),
        name=session_name(session),
        device=device_name(file),
        pauses=timer_stops(file.all("event"), start, end),
        laps=laps_between(file.all("lap"), since, start, end),
        totals=session_totals(session),
        barometric=barometric_device(file),
        warnings=warnings,
        utc_offset_s=utc_offset_s(file),
        indoor=is_indoor(session),
    )
