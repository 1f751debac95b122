"""FIT files read the fast way: records as columns at once, everything else message by message.

Whatever is out of the ordinary (damage, files behind one another, compressed time stamps, fields in another
form than the profile's) is read message by message as a whole, so that both ways give the same values.
"""

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.sources.fit_messages import (
    WANTED,
    FitFile,
    Values,
    decode,
    developer_name,
    read_slowly,
    refuse_at_once,
)
from tools.sources.fit_walk import Definition, Field, Unsure, Walked, walk

_WANTED = WANTED | {"field_description", "developer_data_id"}
# What is read of a record: number, the base type the profile gives it, scale, offset, the names it fills. The
# short speed and height fill the long ones too, as the profile says.
_NATIVE: dict[int, tuple[int, float, float, tuple[str, ...]]] = {
    253: (0x86, 1, 0, ("timestamp",)),
    0: (0x85, 1, 0, ("position_lat",)),
    1: (0x85, 1, 0, ("position_long",)),
    2: (0x84, 5, 500, ("enhanced_altitude", "altitude")),
    3: (0x02, 1, 0, ("heart_rate",)),
    4: (0x02, 1, 0, ("cadence",)),
    5: (0x86, 100, 0, ("distance",)),
    6: (0x84, 1000, 0, ("enhanced_speed", "speed")),
    7: (0x84, 1, 0, ("power",)),
    73: (0x86, 1000, 0, ("enhanced_speed",)),
    78: (0x86, 5, 500, ("enhanced_altitude",)),
}
_COMPRESSED_SPEED_DISTANCE = 8
# Base types that hold numbers: numpy's letters, and the value that means silence (None: not a number).
_BASE_TYPES: dict[int, tuple[str, int | None]] = {
    0x01: ("i1", 0x7F),
    0x02: ("u1", 0xFF),
    0x83: ("i2", 0x7FFF),
    0x84: ("u2", 0xFFFF),
    0x85: ("i4", 0x7FFFFFFF),
    0x86: ("u4", 0xFFFFFFFF),
    0x0A: ("u1", 0),
    0x8B: ("u2", 0),
    0x8C: ("u4", 0),
    0x88: ("f4", None),
    0x89: ("f8", None),
}
_BASE_TYPE_NAMED = {
    "sint8": 0x01,
    "uint8": 0x02,
    "sint16": 0x83,
    "uint16": 0x84,
    "sint32": 0x85,
    "uint32": 0x86,
    "uint8z": 0x0A,
    "uint16z": 0x8B,
    "uint32z": 0x8C,
    "float32": 0x88,
    "float64": 0x89,
}
_DEVELOPERS = frozenset(
    f"developer {name}" for name in ("distance", "speed", "heart_rate", "power", "cadence")
)

Described = dict[tuple[int, int], list[tuple[int, str, int]]]
"""What developers' fields are, by index and number: which description says so, name, base type."""


def read_messages(content: bytes) -> tuple[tuple[FitFile, ...], tuple[str, ...]]:
    """Return the files of a FIT stream and warnings about damage; what stands before it is kept.

    Raises FileTooLarge, and UnreadableFile when this is no FIT file.
    """
    refuse_at_once(content)
    fast = read_fast(content)
    return read_slowly(content) if fast is None else (fast, ())


def read_fast(content: bytes) -> tuple[FitFile, ...] | None:
    """Return the files of an undamaged FIT stream with their records as columns; None where in doubt."""
    files: list[FitFile] = []
    try:
        walked = walk(content)
        if decode(b"".join(each.rest for each in walked), files, _WANTED) or len(files) != len(walked):
            return None
        for file, parts in zip(files, walked, strict=True):
            if parts.records:
                file.record_columns = _columns(file, parts)
            for name in _WANTED - WANTED:
                file.messages.pop(name, None)
    except Unsure:
        return None
    return tuple(files)


def _columns(file: FitFile, parts: Walked) -> dict[str, FloatArray]:
    described = _described(file)
    columns: dict[str, FloatArray] = {"timestamp": np.full(parts.records, np.nan)}
    for definition in parts.definitions:
        _fill(columns, parts, definition, described)
    return columns


def _described(file: FitFile) -> Described:
    """Return what the file's developer fields are, in the order they are described."""
    described: Described = {}
    for at, values in enumerate(file.all("field_description")):
        owner, number = values.get("developer_data_index"), values.get("field_definition_number")
        if not isinstance(owner, int) or not isinstance(number, int):
            raise Unsure
        name = developer_name(values.get("native_field_num"), values.get("field_name"))
        described.setdefault((owner, number), []).append((at, name, _base_type(values)))
    return described


def _base_type(values: Values) -> int:
    stated = values.get("fit_base_type_id")
    return stated if isinstance(stated, int) else _BASE_TYPE_NAMED.get(str(stated), -1)


def _fill(
    columns: dict[str, FloatArray], parts: Walked, definition: Definition, described: Described
) -> None:
    """Put the records of one definition into the columns; later fields of a name count before earlier ones,
    a developer's first one before the next."""
    starts, firsts, ends = np.array(definition.runs, dtype=np.int64).T
    packed = b"".join(parts.content[first:end] for _, first, end in definition.runs)
    counts = (ends - firsts) // definition.size
    rows = np.arange(counts.sum()) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
    for field in definition.fields:
        reading = _native(field) if field.developer is None else _developers(field, definition, described)
        if reading is None:
            continue
        base_type, scale, offset, names = reading
        values = _values(packed, definition, field, base_type)
        values = values / scale - offset if offset else values / scale
        for name in names:
            column = columns.setdefault(name, np.full(parts.records, np.nan))
            before = column[rows]
            first, second = (before, values) if field.developer is not None else (values, before)
            column[rows] = np.where(np.isnan(first), second, first)


def _native(field: Field) -> tuple[int, float, float, tuple[str, ...]] | None:
    """Return how a native field is read, None where it is not; raise Unsure where it is not the profile's."""
    if field.number == _COMPRESSED_SPEED_DISTANCE:
        raise Unsure
    reading = _NATIVE.get(field.number)
    if reading is not None and field.base_type != reading[0]:
        raise Unsure
    return reading


def _developers(
    field: Field, definition: Definition, described: Described
) -> tuple[int, float, float, tuple[str, ...]] | None:
    """Return how a developer's field is read, None where it says nothing that is read."""
    known = described.get((field.developer or 0, field.number), [])
    told = [(name, base_type) for at, name, base_type in known if at < definition.described]
    if not told or told[-1][0] not in _DEVELOPERS:
        return None
    return told[-1][1], 1, 0, (told[-1][0],)


def _values(packed: bytes, definition: Definition, field: Field, base_type: int) -> FloatArray:
    """Return a field of every record of a definition, NaN where it is silent; raise Unsure for arrays."""
    letters, silence = _BASE_TYPES.get(base_type, ("", None))
    if not letters or np.dtype(letters).itemsize != field.size:
        raise Unsure
    order = ">" if definition.big_endian else "<"
    raw: NDArray[np.generic] = np.ndarray(
        (len(packed) // definition.size,),
        dtype=order + letters,
        buffer=packed,
        offset=field.offset,
        strides=(definition.size,),
    )
    values = raw.astype(np.float64)
    if silence is not None:
        values[raw == silence] = np.nan
    return values
