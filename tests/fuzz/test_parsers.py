"""Every reader is given spoilt inputs: it reads them or says what is wrong, in time and in bounds."""

from pathlib import Path

import pytest

from tests.fuzz.parsers import PARSERS
from tests.fuzz.trying import MOST_BYTES, MOST_S, attempt, few_of_all
from tests.support.small_exports import export, ride_tcx

FOUND = Path(__file__).with_name("found")
"""Inputs that broke a reader, spoilt copies of our own files and of fitdecode__activity-filecrc.fit (MIT)."""
pytestmark = pytest.mark.corpus


def test_a_few_hundred_spoilt_inputs_break_no_reader() -> None:
    tried, ending = few_of_all()
    assert [each.name for each in tried] == list(PARSERS), ending
    assert [(each.name, each.findings) for each in tried if each.findings] == []
    for each in tried:
        assert each.inputs == PARSERS[each.name].few
        assert each.slowest_s < MOST_S
        assert each.memory_mb * 1e6 < MOST_BYTES, each.name


def test_a_lap_of_less_than_no_time_is_a_time_not_told() -> None:
    spoilt = ride_tcx(1).replace(b"<TotalTimeSeconds>600<", b"<TotalTimeSeconds>-1<")
    (ride,) = PARSERS["recording-tcx"].read(spoilt)  # type: ignore[misc]
    assert ride.summary.duration_s == 600


def test_a_member_without_a_name_is_passed_over() -> None:
    packed = bytearray(export(2))
    name = b"activities/1.tcx"
    packed[packed.rindex(name) - 46 + 28] = 0  # the length of the second name in the directory
    packed[packed.rindex(name) - 46 + 32] = len(name)  # which then counts as a comment
    assert attempt(PARSERS["zip"], bytes(packed)) is None


def test_boxes_that_contradict_each_other_end_no_process_but_their_own() -> None:
    content = (FOUND / "boxes-that-contradict.heic").read_bytes()
    assert attempt(PARSERS["heic"], content) == "UnreadableFile"


@pytest.mark.parametrize(
    ("name", "file"),
    [("recording-fit", "clock-that-jumps.fit"), ("picture-tables", "pace-of-nothing.json")],
)
def test_what_broke_a_reader_once_is_read(name: str, file: str) -> None:
    assert attempt(PARSERS[name], (FOUND / file).read_bytes()) is None
