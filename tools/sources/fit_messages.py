"""From bytes to FIT messages: what each file of a FIT stream holds, and how far it could be read."""

import io
import struct
from dataclasses import dataclass, field

import fitdecode
import numpy as np

from tools.domain.course import FloatArray
from tools.kit.errors import FileTooLarge, UnreadableFile

Values = dict[str, object]
"""One message: values by field name, in SI units; times in seconds of the FIT epoch."""

MAX_BYTES = 32_000_000
MAX_RECORDS = 1_000_000
MAX_MESSAGES = 500_000  # read one by one, each takes a kilobyte: six days of records; our design choice [D]
MAX_FRAMES = 5_000_000  # with those nobody reads: minutes of reading
FIT_EPOCH_UNIX_S = 631_065_600.0
CLOCK_SET_S = 0x10000000  # smaller time stamps count from when the device was switched on

# What is read, by its number in the profile.
NUMBERS = {
    "file_id": 0,
    "sport": 12,
    "session": 18,
    "lap": 19,
    "record": 20,
    "event": 21,
    "device_info": 23,
    "course": 31,
    "course_point": 32,
    "activity": 34,
    "length": 101,
    "hr": 132,
}
WANTED = frozenset(NUMBERS)
FIELD_DESCRIPTION, DEVELOPER_DATA_ID = 206, 207
_NATIVE_NAMES = {3: "heart_rate", 4: "cadence", 5: "distance", 6: "speed", 7: "power"}
# What a damaged file makes the decoder stumble over.
_DAMAGE = (
    fitdecode.FitError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


@dataclass(slots=True)
class FitFile:
    """The messages of one file of a stream, by name, in order.

    Records stand among the messages or, read the fast way, in `record_columns` by the name of their field:
    shape (records,), NaN where a record is silent.
    """

    messages: dict[str, list[Values]] = field(default_factory=dict)
    record_columns: dict[str, FloatArray] | None = None

    def all(self, name: str) -> list[Values]:
        """Return the messages of a name, in file order."""
        return self.messages.get(name, [])

    @property
    def records(self) -> int:
        """Return how many records the file holds."""
        if self.record_columns is None:
            return len(self.all("record"))
        return int(self.record_columns["timestamp"].size)

    def record_column(self, name: str) -> FloatArray:
        """Return a field of all records, NaN where one is silent or holds no number."""
        if self.record_columns is not None:
            column = self.record_columns.get(name)
            return np.full(self.records, np.nan) if column is None else column
        values = (record.get(name) for record in self.all("record"))
        return np.array(
            [value if isinstance(value, int | float) else np.nan for value in values], dtype=np.float64
        )

    @property
    def kind(self) -> str | None:
        """Return what the file says it is ("activity", "workout" ...)."""
        kinds = [values.get("type") for values in self.all("file_id")]
        return str(kinds[-1]) if kinds and kinds[-1] is not None else None


def read_slowly(content: bytes) -> tuple[tuple[FitFile, ...], tuple[str, ...]]:
    """Return the files of a FIT stream and warnings about damage; what stands before it is kept.

    Raises FileTooLarge, and UnreadableFile when this is no FIT file.
    """
    refuse_at_once(content)
    stream = _with_true_length(content)
    files: list[FitFile] = []
    damage = decode(stream, files)
    if damage:
        return tuple(files), ("The file is damaged and stops early; I used what stands before that.",)
    if not _checksums_match(stream):
        return tuple(files), ("The file's checksum does not match: a part of it may be damaged.",)
    return tuple(files), ()


def refuse_at_once(content: bytes) -> None:
    """Raise FileTooLarge, and UnreadableFile when this is no FIT file."""
    if len(content) > MAX_BYTES:
        raise FileTooLarge(
            f"This FIT file has {len(content) / 1e6:.1f} MB; it may have {MAX_BYTES / 1e6:.0f} MB."
        )
    if content[8:12] != b".FIT":
        raise UnreadableFile("This is not a FIT file. Export the activity again and drop that.")


def _with_true_length(content: bytes) -> bytes:
    """Give a file that says it is empty its true length: the device was switched off before it wrote it."""
    header_size, body_size = content[0], int.from_bytes(content[4:8], "little")
    if body_size or len(content) <= header_size:
        return content
    return content[:4] + (len(content) - header_size).to_bytes(4, "little") + content[8:]


def decode(
    content: bytes,
    files: list[FitFile],
    wanted: frozenset[str] = WANTED,
    *,
    most_messages: int = MAX_MESSAGES,
    most_frames: int = MAX_FRAMES,
) -> bool:
    """Append the files of a stream with the messages wanted; return whether reading ended in damage.

    Raises FileTooLarge above so many messages wanted, or frames of any kind.
    """
    reader = fitdecode.FitReader(
        io.BytesIO(content),
        processor=None,
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    kept = 0
    try:
        for number, frame in enumerate(reader):
            if isinstance(frame, fitdecode.FitHeader):
                files.append(FitFile())
            elif isinstance(frame, fitdecode.FitDataMessage) and frame.name in wanted:
                files[-1].messages.setdefault(frame.name, []).append(_values(frame))
                kept += 1
            if kept > most_messages or number > most_frames:
                raise FileTooLarge("This file has more messages than an activity of days. Export it again.")
    except _DAMAGE:
        return True
    return False


def _values(message: fitdecode.FitDataMessage) -> Values:
    """Return the values of a message; a developer's field stands under the native name it speaks for.

    Native fields keep their name, developer's ones get "developer " before it.
    """
    values: Values = {}
    for entry in message.fields:
        known = entry.field
        if known is None or entry.value is None:
            continue
        if known.field_type == "devfield":
            values.setdefault(developer_name(known.native_field_num, known.name), entry.value)
        else:
            values[known.name] = entry.value
    return values


def developer_name(native: object, name: object) -> str:
    """Return what a developer's field stands under, by the number of the native one it speaks for."""
    spoken_for = _NATIVE_NAMES.get(native) if isinstance(native, int) else None
    return f"developer {spoken_for or str(name).lower()}"


def unix_seconds(fit_s: object) -> float | None:
    """Return Unix seconds of a FIT time stamp, None when it is none or its clock was never set."""
    if isinstance(fit_s, int | float) and fit_s >= CLOCK_SET_S:
        return fit_s + FIT_EPOCH_UNIX_S
    return None


def _checksums_match(content: bytes) -> bool:
    """Tell whether every file of a stream ends with its own checksum."""
    at = 0
    while at + 12 <= len(content):
        end = at + content[at] + int.from_bytes(content[at + 4 : at + 8], "little") + 2
        if checksum(content[at:end]) != 0:
            return False
        at = end
    return True


def checksum(content: bytes) -> int:
    """Return FIT's CRC-16 (polynomial 0xA001, reflected); 0 for a file that ends with its own.

    The bytes are cut into rows that are checked side by side and joined: leading zeros change nothing, and
    following a row by as many zeros as a row is long is a linear step.
    """
    width = max(1, int(len(content) ** 0.5))
    rows = np.frombuffer(bytes(-len(content) % width) + content, dtype=np.uint8).reshape(-1, width)
    state = np.zeros(rows.shape[0], dtype=np.uint16)
    shift = np.concatenate((np.arange(256), np.arange(256) << 8)).astype(np.uint16)
    for column in range(width):
        state = (state >> 8) ^ _CRC_TABLE[(state ^ rows[:, column]) & 0xFF]
        shift = (shift >> 8) ^ _CRC_TABLE[shift & 0xFF]
    low, high = shift[:256].tolist(), shift[256:].tolist()
    total = 0
    for row in state.tolist():
        total = low[total & 0xFF] ^ high[total >> 8] ^ row
    return total


def _crc_table() -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    state = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        state = np.where(state & 1, (state >> 1) ^ np.uint16(0xA001), state >> 1).astype(np.uint16)
    return state


_CRC_TABLE = _crc_table()
