"""FIT files written for tests: any messages, in the form devices write them."""

import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

START = 1_000_000_000  # seconds of the FIT epoch: 8 September 2021
SEMICIRCLES_PER_DEGREE = 2**31 / 180.0
_NUMBERS = {
    "file_id": 0, "session": 18, "lap": 19, "record": 20, "event": 21, "device_info": 23,
    "course": 31, "course_point": 32, "activity": 34, "hr": 132,
    "field_description": 206, "developer_data_id": 207,
}  # fmt: skip
# name: (field number, base type, struct code, invalid value, scale, offset)
_FIELDS: dict[str, dict[str, tuple[int, int, str, int, float, float]]] = {
    "file_id": {"type": (0, 0x00, "B", 0xFF, 1, 0), "manufacturer": (1, 0x84, "H", 0xFFFF, 1, 0)},
    "record": {
        "timestamp": (253, 0x86, "I", 0xFFFFFFFF, 1, 0),
        "position_lat": (0, 0x85, "i", 0x7FFFFFFF, 1, 0),
        "position_long": (1, 0x85, "i", 0x7FFFFFFF, 1, 0),
        "altitude": (2, 0x84, "H", 0xFFFF, 5, 500),
        "heart_rate": (3, 0x02, "B", 0xFF, 1, 0),
        "cadence": (4, 0x02, "B", 0xFF, 1, 0),
        "distance": (5, 0x86, "I", 0xFFFFFFFF, 100, 0),
        "speed": (6, 0x84, "H", 0xFFFF, 1000, 0),
        "power": (7, 0x84, "H", 0xFFFF, 1, 0),
    },
    "session": {
        "timestamp": (253, 0x86, "I", 0xFFFFFFFF, 1, 0),
        "start_time": (2, 0x86, "I", 0xFFFFFFFF, 1, 0),
        "sport": (5, 0x00, "B", 0xFF, 1, 0),
        "sub_sport": (6, 0x00, "B", 0xFF, 1, 0),
        "total_elapsed_time": (7, 0x86, "I", 0xFFFFFFFF, 1000, 0),
        "total_timer_time": (8, 0x86, "I", 0xFFFFFFFF, 1000, 0),
        "total_distance": (9, 0x86, "I", 0xFFFFFFFF, 100, 0),
        "total_ascent": (22, 0x84, "H", 0xFFFF, 1, 0),
        "normalized_power": (34, 0x84, "H", 0xFFFF, 1, 0),
        "threshold_power": (45, 0x84, "H", 0xFFFF, 1, 0),
    },
    "lap": {
        "timestamp": (253, 0x86, "I", 0xFFFFFFFF, 1, 0),
        "start_time": (2, 0x86, "I", 0xFFFFFFFF, 1, 0),
        "total_timer_time": (8, 0x86, "I", 0xFFFFFFFF, 1000, 0),
        "total_distance": (9, 0x86, "I", 0xFFFFFFFF, 100, 0),
    },
    "event": {
        "timestamp": (253, 0x86, "I", 0xFFFFFFFF, 1, 0),
        "event": (0, 0x00, "B", 0xFF, 1, 0),
        "event_type": (1, 0x00, "B", 0xFF, 1, 0),
    },
    "device_info": {
        "device_index": (0, 0x02, "B", 0xFF, 1, 0),
        "device_type": (1, 0x02, "B", 0xFF, 1, 0),
        "manufacturer": (2, 0x84, "H", 0xFFFF, 1, 0),
        "source_type": (25, 0x00, "B", 0xFF, 1, 0),
    },
    "activity": {
        "timestamp": (253, 0x86, "I", 0xFFFFFFFF, 1, 0),
        "local_timestamp": (5, 0x86, "I", 0xFFFFFFFF, 1, 0),
    },
    "course": {"name": (5, 0x07, "16s", 0, 1, 0)},
    "course_point": {
        "position_lat": (2, 0x85, "i", 0x7FFFFFFF, 1, 0),
        "position_long": (3, 0x85, "i", 0x7FFFFFFF, 1, 0),
        "type": (5, 0x00, "B", 0xFF, 1, 0),
        "name": (6, 0x07, "16s", 0, 1, 0),
    },
    "developer_data_id": {"developer_data_index": (3, 0x02, "B", 0xFF, 1, 0)},
    "field_description": {
        "developer_data_index": (0, 0x02, "B", 0xFF, 1, 0),
        "field_definition_number": (1, 0x02, "B", 0xFF, 1, 0),
        "fit_base_type_id": (2, 0x02, "B", 0xFF, 1, 0),
        "native_field_num": (15, 0x02, "B", 0xFF, 1, 0),
    },
}  # fmt: skip

Message = tuple[str, Mapping[str, Any]]
ACTIVITY: Message = ("file_id", {"type": 4, "manufacturer": 1})
TIMER_START, TIMER_STOP = 0, 4
RUNNING, CYCLING, SWIMMING, TRANSITION = 1, 2, 5, 3
POWER_FIELD = 7


def record(at: int, **values: float) -> Message:
    """Return a record `at` seconds after the start, values in SI units; what is not given is invalid."""
    return ("record", {"timestamp": START + at, **values})


def timer(at: int, event_type: int) -> Message:
    """Return the timer starting or stopping."""
    return ("event", {"timestamp": START + at, "event": 0, "event_type": event_type})


def session(at: int, sport: int, **values: float) -> Message:
    """Return the session of a leg that began `at` seconds after the start."""
    return ("session", {"timestamp": START + at, "start_time": START + at, "sport": sport, **values})


def developer_power() -> list[Message]:
    """Return what declares a developer's field 0 as power; give `developer` in records."""
    return [
        ("developer_data_id", {"developer_data_index": 0}),
        (
            "field_description",
            {
                "developer_data_index": 0,
                "field_definition_number": 0,
                "fit_base_type_id": 0x84,
                "native_field_num": POWER_FIELD,
            },
        ),
    ]


def fit_file(messages: Iterable[Message]) -> bytes:
    """Return a FIT file of messages, each with its own definition, and a checksum that matches."""
    body = b"".join(_message(name, values) for name, values in messages)
    header = struct.pack("<BBHI4s", 14, 0x20, 2100, len(body), b".FIT")
    content = header + struct.pack("<H", checksum(header)) + body
    return content + struct.pack("<H", checksum(content))


def _message(name: str, values: Mapping[str, Any]) -> bytes:
    fields = _FIELDS[name]
    developer = values.get("developer")
    flags = 0x40 | (0x20 if developer is not None else 0)
    definition = struct.pack("<BBBHB", flags, 0, 0, _NUMBERS[name], len(fields))
    data = b"\x00"
    for field, (number, base, code, invalid, scale, offset) in fields.items():
        definition += struct.pack("<BBB", number, struct.calcsize(code), base)
        value = values.get(field)
        data += struct.pack("<" + code, _written(value, code, invalid, scale, offset))
    if developer is not None:
        definition += struct.pack("<BBBB", 1, 0, 2, 0)
        data += struct.pack("<H", developer)
    return definition + data


def _written(value: Any, code: str, invalid: int, scale: float, offset: float) -> int | bytes:
    if code.endswith("s"):
        return str(value or "").encode()
    return invalid if value is None else round((value + offset) * scale)


def checksum(content: Sequence[int]) -> int:
    """Return FIT's CRC-16, bit by bit."""
    state = 0
    for byte in content:
        state ^= byte
        for _ in range(8):
            state = (state >> 1) ^ 0xA001 if state & 1 else state >> 1
    return state
