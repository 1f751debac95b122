"""The records of any activity file as columns on one clock: in order, joined, without the impossible."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.kit.errors import UnreadableFile

COLUMNS = (
    *("distance_m", "elevation_m", "speed_m_per_s", "heart_rate_bpm"),
    *("power_w", "cadence_rpm", "lat", "lon"),
)
# Outside of these a value is a fault of the recording. Our design choice [D].
_PLAUSIBLE = {
    "distance_m": (0.0, 5e6),
    "elevation_m": (-500.0, 9000.0),
    "speed_m_per_s": (0.0, 100.0),
    "heart_rate_bpm": (25.0, 250.0),
    "power_w": (0.0, 3000.0),
    "cadence_rpm": (0.0, 300.0),
    "lat": (-90.0, 90.0),
    "lon": (-180.0, 180.0),
}
_NAMES = {
    "distance_m": "distances",
    "elevation_m": "heights",
    "speed_m_per_s": "speeds",
    "heart_rate_bpm": "heart rates",
    "power_w": "power values",
    "cadence_rpm": "cadences",
    "lat": "places",
    "lon": "places",
}
_CLOCK_SLIP_S = 60.0  # our design choice [D]: further back, a clock was set, and time goes on from there


@dataclass(frozen=True, slots=True)
class RecordColumns:
    """Clean columns of shape (records,): `clock_s` rises, `values` has every name of `COLUMNS`."""

    clock_s: FloatArray
    values: dict[str, FloatArray]
    warnings: tuple[str, ...]


def clean_columns(clock_s: FloatArray, values: dict[str, FloatArray]) -> RecordColumns:
    """Return records in the order of time, those of one instant joined, impossible values as NaN.

    `clock_s` is any clock in seconds, NaN where a record has no time. Raises UnreadableFile below two
    records.
    """
    timed = ~np.isnan(clock_s)
    if not timed.any():
        raise UnreadableFile(
            "None of this file's records has a time, so nothing can be said about effort. "
            "Export the recorded activity itself and drop that."
        )
    clock, order_warnings = _forward(clock_s[timed])
    columns = {name: _column(values.get(name), timed) for name in COLUMNS}
    warnings = [*_untimed(timed), *order_warnings, *_drop_impossible(columns)]
    starts = np.flatnonzero(np.concatenate(([True], np.diff(clock) > 0.0)))
    if starts.size < 2:
        raise UnreadableFile(
            "This file has one single record: an activity needs more. Export the whole activity, drop that."
        )
    if starts.size < clock.size:
        joined = clock.size - starts.size
        what = "1 record repeats" if joined == 1 else f"{joined:,} records repeat"
        warnings.append(f"{what} the time of the one before; I joined them.")
        columns = {name: _last_known(column, starts) for name, column in columns.items()}
    return RecordColumns(clock_s=clock[starts], values=columns, warnings=tuple(warnings))


def _column(values: FloatArray | None, timed: NDArray[np.bool_]) -> FloatArray:
    if values is None:
        return np.full(int(np.count_nonzero(timed)), np.nan)
    return values[timed].astype(np.float64)


def _untimed(timed: NDArray[np.bool_]) -> tuple[str, ...]:
    without = int(np.count_nonzero(~timed))
    if without == 0:
        return ()
    if without == 1:
        return ("1 record has no time; I left it out.",)
    return (f"{without:,} records have no time; I left them out.",)


def _forward(clock_s: FloatArray) -> tuple[FloatArray, tuple[str, ...]]:
    """Return a clock that never falls: small slips stand still, after a large one time goes on."""
    latest = np.maximum.accumulate(clock_s)
    behind = latest - clock_s
    if not behind.any():
        return clock_s, ()
    count = int(np.count_nonzero(np.diff(clock_s) < 0.0))
    often = "once" if count == 1 else f"{count:,} times"
    warning = f"The clock of this file goes backwards {often}; I kept the order of the records."
    if behind.max() <= _CLOCK_SLIP_S:
        return latest, (warning,)
    steps = np.clip(np.diff(clock_s), 0.0, None)
    return np.concatenate(([clock_s[0]], clock_s[0] + np.cumsum(steps))), (warning,)


def _drop_impossible(columns: dict[str, FloatArray]) -> tuple[str, ...]:
    """Set impossible values to NaN; 0 means silence in heart rates, and a place needs both its numbers."""
    faults: dict[str, int] = {}
    for name, column in columns.items():
        low, high = _PLAUSIBLE[name]
        wrong = ~np.isnan(column) & ~((column >= low) & (column <= high))
        silent = column == 0.0 if name == "heart_rate_bpm" else np.zeros(column.size, dtype=np.bool_)
        if (wrong & ~silent).any():
            faults[_NAMES[name]] = int(np.count_nonzero(wrong & ~silent))
        column[wrong] = np.nan
    lat, lon = columns["lat"], columns["lon"]
    # Devices without a fix write 0, 0: a place in the Gulf of Guinea.
    nowhere = np.isnan(lat) | np.isnan(lon) | ((lat == 0.0) & (lon == 0.0))
    lat[nowhere] = lon[nowhere] = np.nan
    if not faults:
        return ()
    listed = ", ".join(f"{count:,} {what}" for what, count in faults.items())
    return (f"Some values cannot be ({listed}); I left them out.",)


def _last_known(column: FloatArray, starts: NDArray[np.intp]) -> FloatArray:
    """Return the last known value of each group of records that begins at `starts`."""
    index = np.where(np.isnan(column), -1, np.arange(column.size))
    last = np.maximum.reduceat(index, starts)
    return np.where(last >= starts, column[np.maximum(last, 0)], np.nan)
