"""The fast way gives what the long way gives, to the last bit, or steps aside."""

import struct
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.fit_files import (
    ACTIVITY,
    CYCLING,
    RUNNING,
    TIMER_START,
    TIMER_STOP,
    Message,
    checksum,
    developer_power,
    fit_file,
    record,
    session,
    timer,
)
from tests.support.shared_data import SHARED_DATA
from tools.domain.activity import Activity
from tools.kit.errors import UnreadableFile
from tools.sources.file_kind import unpacked
from tools.sources.fit import legs_of
from tools.sources.fit_fast import read_fast, read_messages
from tools.sources.fit_messages import FitFile, read_slowly

DATA = Path(__file__).parents[2] / "data"
RUN = (DATA / "fitdecode__garmin-fenix-5-run.fit").read_bytes()
FOLDERS = ("device-truth", "fit-activity", "fit-bad", "fit-other")
REAL = sorted(path for folder in FOLDERS for path in (SHARED_DATA / folder).glob("*"))
# Cut, patched by hand or with a wrong checksum: these are read the long way.
DAMAGED = {
    "fitdecode__activity-activity-filecrc.fit",
    "fitdecode__activity-filecrc.fit",
    "fitdecode__activity-settings-corruptheader.fit",
    "fitdecode__activity-settings-nodata.fit",
    "fitdecode__activity-unexpected-eof.fit",
    "python-fitparse__nick.fit",
}
COLUMNS = (
    *("timestamp", "position_lat", "position_long", "altitude", "enhanced_altitude", "heart_rate", "cadence"),
    *("distance", "speed", "enhanced_speed", "power", "developer distance", "developer speed"),
    *("developer heart_rate", "developer power", "developer cadence"),
)


def same(fast: tuple[FitFile, ...], slow: tuple[FitFile, ...]) -> None:
    """Check that two readings agree: every message beside the records, every column, every activity."""
    assert len(fast) == len(slow)
    for ours, theirs in zip(fast, slow, strict=True):
        assert ours.messages == {name: kept for name, kept in theirs.messages.items() if name != "record"}
        assert ours.records == theirs.records
        for name in COLUMNS:
            assert np.array_equal(ours.record_column(name), theirs.record_column(name), equal_nan=True), name
    for one, other in zip(legs(fast), legs(slow), strict=True):
        same_activity(one, other)


def legs(files: tuple[FitFile, ...]) -> tuple[Activity | str, ...]:
    try:
        return legs_of(files, ())
    except UnreadableFile as error:
        return (str(error),)


def same_activity(one: Activity | str, other: Activity | str) -> None:
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    for each in fields(Activity):
        ours, theirs = getattr(one, each.name), getattr(other, each.name)
        if isinstance(ours, np.ndarray):
            assert np.array_equal(ours, theirs, equal_nan=True), each.name
        else:
            assert ours == theirs, each.name


@pytest.mark.parametrize("path", REAL or [None], ids=lambda path: path.name if path else "absent")
def test_a_real_file_reads_the_same_both_ways(path: Path | None) -> None:
    if path is None:
        pytest.skip("the shared data folder is not here")
    content, _ = unpacked(path.read_bytes())
    fast = read_fast(content)
    assert (fast is None) == (path.name in DAMAGED)
    if fast is not None:
        slow, damage = read_slowly(content)
        assert damage == ()
        same(fast, slow)


def both(content: bytes) -> tuple[FitFile, ...]:
    """Return what the fast way reads, the same as the long one."""
    fast = read_fast(content)
    assert fast is not None
    same(fast, read_slowly(content)[0])
    return fast


def test_a_written_file_reads_the_same_both_ways() -> None:
    messages: list[Message] = [ACTIVITY, timer(0, TIMER_START)]
    messages += [record(at, power=200 + at, heart_rate=150, speed=4.012, altitude=499.8) for at in range(30)]
    messages += [record(30), timer(31, TIMER_STOP), session(0, CYCLING, total_distance=400)]
    (file,) = both(fit_file(messages))
    assert file.record_column("enhanced_speed")[0] == 4.012
    assert np.isnan(file.record_column("power")[30])


def test_files_behind_one_another_stay_apart() -> None:
    parts = [fit_file([ACTIVITY, *(record(at) for at in range(n)), session(0, RUNNING)]) for n in (3, 5)]
    assert [file.records for file in both(b"".join(parts))] == [3, 5]


def test_developer_fields_count_from_their_description_on() -> None:
    stryd = [record(at, developer=300 + at) for at in range(5)]
    (file,) = both(fit_file([ACTIVITY, *stryd, *developer_power(), *stryd]))
    assert np.isnan(file.record_column("developer power")).tolist() == [True] * 5 + [False] * 5


def raw_file(body: bytes) -> bytes:
    header = struct.pack("<BBHI4s", 12, 0x20, 2100, len(body), b".FIT")
    return header + body + struct.pack("<H", checksum(header + body))


def definition(fields: list[tuple[int, int, int]], number: int = 20, order: int = 0) -> bytes:
    head = struct.pack(">BBBHB" if order else "<BBBHB", 0x40, 0, order, number, len(fields))
    return head + b"".join(struct.pack("BBB", *field) for field in fields)


STAMP, SPEED, LONG_SPEED, POWER = (253, 4, 0x86), (6, 2, 0x84), (73, 4, 0x86), (7, 2, 0x84)


def test_the_other_byte_order() -> None:
    body = definition([STAMP, POWER], order=1) + b"".join(
        b"\0" + struct.pack(">IH", 10**9 + at, 250) for at in range(4)
    )
    (file,) = both(raw_file(body))
    assert file.record_column("power").tolist() == [250.0] * 4


@pytest.mark.parametrize("order", [[SPEED, LONG_SPEED], [LONG_SPEED, SPEED]])
def test_of_two_fields_for_one_value_the_later_one_counts(order: list[tuple[int, int, int]]) -> None:
    letters = {SPEED: "H", LONG_SPEED: "I"}
    code = "<I" + "".join(letters[field] for field in order)
    values = [
        {SPEED: 4000, LONG_SPEED: 5000},
        {SPEED: 0xFFFF, LONG_SPEED: 5001},
        {SPEED: 4002, LONG_SPEED: 2**32 - 1},
    ]
    rows = (struct.pack(code, 10**9 + at, *(row[field] for field in order)) for at, row in enumerate(values))
    both(raw_file(definition([STAMP, *order]) + b"".join(b"\0" + row for row in rows)))


@pytest.mark.parametrize(
    "body",
    [
        definition([STAMP, (7, 4, 0x86)]) + b"\0" + bytes(8),
        definition([STAMP, (7, 4, 0x84)]) + b"\0" + bytes(8),
        definition([STAMP, (8, 3, 0x0D)]) + b"\0" + bytes(7),
        definition([STAMP]) + b"\0" + bytes(4) + b"\x80" + bytes(4),
        definition([STAMP]) + b"\1" + bytes(4),
        definition([STAMP])[:-1],
        definition([STAMP]) + b"\0" + bytes(3),
        definition([STAMP]) + b"\0" + bytes(4) + b"\x40",
    ],
    ids=["long power", "array", "packed speed", "packed time", "undefined", "cut", "short", "cut again"],
)
def test_what_is_out_of_the_ordinary_is_read_the_long_way(body: bytes) -> None:
    content = raw_file(body)
    assert read_fast(content) is None
    assert read_messages(content) == read_slowly(content)


def test_damage_is_read_the_long_way() -> None:
    broken = bytearray(RUN)
    broken[-1] ^= 0xFF
    assert read_fast(RUN) is not None
    for content in (bytes(broken), RUN[:-10], RUN + b"rubbish", RUN[:4] + bytes(4) + RUN[8:]):
        assert read_fast(content) is None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(12, len(RUN) - 3), st.integers(0, 255)), min_size=1, max_size=6))
@example([(1741, 0)])  # a field of no bytes in a definition
def test_any_change_reads_the_same_both_ways(changes: list[tuple[int, int]]) -> None:
    content = bytearray(RUN)
    for at, value in changes:
        content[at] = value
    content[-2:] = struct.pack("<H", checksum(bytes(content[:-2])))
    fast = read_fast(bytes(content))
    if fast is not None:
        slow, _ = read_slowly(bytes(content))
        same(fast, slow)
