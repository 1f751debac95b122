"""FIT files, message by message, as watches and bike computers read them.

Written column by column: 5,000 records take some milliseconds, where an object for each takes more than a
second. Numbers, base types and scales are those of the FIT profile 21.
"""

import struct
from collections.abc import Mapping
from datetime import datetime

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tools.sources.fit_messages import FIT_EPOCH_UNIX_S, checksum

LONGEST_NAME_BYTES = 15  # a watch shows no more of a name, and keeps no more of a course's points
LONGEST_NOTE_BYTES = 120
_SEMICIRCLES_PER_DEGREE = 2**31 / 180.0
_ENUM, _BYTE, _SHORT, _LONG, _PLACE, _SHORT_Z, _LONG_Z, _TEXT = 0x00, 0x02, 0x84, 0x86, 0x85, 0x8B, 0x8C, 0x07
_STORED = {
    _ENUM: ("u1", 0xFF),
    _BYTE: ("u1", 0xFF),
    _SHORT: ("<u2", 0xFFFF),
    _LONG: ("<u4", 0xFFFFFFFF),
    _PLACE: ("<i4", 0x7FFFFFFF),
    _SHORT_Z: ("<u2", 0),
    _LONG_Z: ("<u4", 0),
}
"""How a base type is stored, and what stands for no value."""

# field: (number, base type, scale, offset)
_Field = tuple[int, int, float, float]
_TIME: _Field = (253, _LONG, 1, 0)
_INDEX: _Field = (254, _SHORT, 1, 0)
_MESSAGES: Mapping[str, tuple[int, Mapping[str, _Field]]] = {
    "file_id": (
        0,
        {
            "type": (0, _ENUM, 1, 0),
            "manufacturer": (1, _SHORT, 1, 0),
            "product": (2, _SHORT, 1, 0),
            "serial_number": (3, _LONG_Z, 1, 0),
            "time_created": (4, _LONG, 1, 0),
        },
    ),
    "course": (31, {"sport": (4, _ENUM, 1, 0), "name": (5, _TEXT, 1, 0)}),
    "lap": (
        19,
        {
            "timestamp": _TIME,
            "start_time": (2, _LONG, 1, 0),
            "start_position_lat": (3, _PLACE, 1, 0),
            "start_position_long": (4, _PLACE, 1, 0),
            "end_position_lat": (5, _PLACE, 1, 0),
            "end_position_long": (6, _PLACE, 1, 0),
            "total_elapsed_time": (7, _LONG, 1000, 0),
            "total_timer_time": (8, _LONG, 1000, 0),
            "total_distance": (9, _LONG, 100, 0),
            "total_ascent": (21, _SHORT, 1, 0),
            "total_descent": (22, _SHORT, 1, 0),
        },
    ),
    "event": (21, {"timestamp": _TIME, "event": (0, _ENUM, 1, 0), "event_type": (1, _ENUM, 1, 0)}),
    "record": (
        20,
        {
            "timestamp": _TIME,
            "position_lat": (0, _PLACE, 1, 0),
            "position_long": (1, _PLACE, 1, 0),
            "altitude": (2, _SHORT, 5, 500),
            "distance": (5, _LONG, 100, 0),
        },
    ),
    "course_point": (
        32,
        {
            "message_index": _INDEX,
            "timestamp": (1, _LONG, 1, 0),
            "position_lat": (2, _PLACE, 1, 0),
            "position_long": (3, _PLACE, 1, 0),
            "distance": (4, _LONG, 100, 0),
            "type": (5, _ENUM, 1, 0),
            "name": (6, _TEXT, 1, 0),
        },
    ),
    "workout": (
        26,
        {
            "sport": (4, _ENUM, 1, 0),
            "num_valid_steps": (6, _SHORT, 1, 0),
            "wkt_name": (8, _TEXT, 1, 0),
        },
    ),
    "workout_step": (
        27,
        {
            "message_index": _INDEX,
            "wkt_step_name": (0, _TEXT, 1, 0),
            "duration_type": (1, _ENUM, 1, 0),
            "duration_value": (2, _LONG, 1, 0),
            "target_type": (3, _ENUM, 1, 0),
            "target_value": (4, _LONG, 1, 0),
            "custom_target_value_low": (5, _LONG, 1, 0),
            "custom_target_value_high": (6, _LONG, 1, 0),
            "intensity": (7, _ENUM, 1, 0),
            "notes": (8, _TEXT, 1, 0),
        },
    ),
}


def fit_messages(kind: str, **columns: ArrayLike) -> bytes:
    """Return messages of one kind, a row for each value of the columns, with their definition before them.

    Numbers are in SI units, places in degrees, times in seconds of the FIT epoch; NaN means: no value. Texts
    are bytes, see `fit_text`.
    """
    number, fields = _MESSAGES[kind]
    stored = {name: _stored(np.atleast_1d(np.asarray(told)), fields[name]) for name, told in columns.items()}
    layout = [("header", "u1"), *((name, column.dtype.str) for name, column in stored.items())]
    rows = np.zeros(len(next(iter(stored.values()))), dtype=layout)
    definition = struct.pack("<BBBHB", 0x40, 0, 0, number, len(stored))
    for name, column in stored.items():
        rows[name] = column
        definition += struct.pack("<BBB", fields[name][0], column.dtype.itemsize, fields[name][1])
    return definition + rows.tobytes()


def fit_file(*messages: bytes) -> bytes:
    """Return a whole file of messages, with its header and checksums."""
    body = b"".join(messages)
    header = struct.pack("<BBHI4s", 14, 0x10, 21_00, len(body), b".FIT")
    content = header + struct.pack("<H", checksum(header)) + body
    return content + struct.pack("<H", checksum(content))


def fit_text(text: str, longest: int = LONGEST_NAME_BYTES) -> bytes:
    """Return a text as FIT holds it: UTF-8, at most so many bytes, never cut within a character."""
    return text.encode("utf-8", "replace")[:longest].decode("utf-8", "ignore").strip().encode()


def fit_seconds(moment: datetime) -> int:
    """Return a moment as seconds of the FIT epoch."""
    return round(moment.timestamp() - FIT_EPOCH_UNIX_S)


def _stored(told: NDArray[np.generic], field: _Field) -> NDArray[np.generic]:
    _, base, scale, offset = field
    if base == _TEXT:
        return told.astype(f"S{max(told.dtype.itemsize, 1) + 1}")  # one more: a text ends with a zero
    kept, nothing = _STORED[base]
    values = told.astype(np.float64)
    per_unit = _SEMICIRCLES_PER_DEGREE if base == _PLACE else scale
    whole = np.rint((values + offset) * per_unit)
    limits = np.iinfo(np.dtype(kept))
    outside = ~((whole >= limits.min) & (whole <= limits.max))  # not a number is outside, too
    return np.where(outside, nothing, np.where(outside, 0, whole)).astype(kept)
