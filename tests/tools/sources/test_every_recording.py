"""Every recording and archive of the shared data, imported as far as the database: the outcome is stated."""

from pathlib import Path

import numpy as np
import pytest

from tests.support.expected_recordings import (
    ARCHIVES,
    EMPTY_ARCHIVES,
    NOT_ACTIVITIES,
    OTHER_FOLDERS,
    OTHER_RECORDED,
    OTHER_REFUSED,
    REFUSED,
    Expected,
    expected_of_other_folders,
    expected_recordings,
)
from tests.support.shared_data import SHARED_DATA
from tools.domain.activity import Activity
from tools.domain.activity_summary import LONGEST_NAME, ActivitySummary
from tools.kit.errors import NotAnActivity, UnreadableFile
from tools.kit.recording_bytes import unpack
from tools.sources.archive import open_archive
from tools.sources.decoding import DecodedActivity, decode

EXPECTED = expected_recordings()
WITHIN = 0.01
SHORTEST_M = 50.0  # below it a centimetre of rounding is a share


def others() -> list[str]:
    """Return the GPX files and recordings of the folders that are mostly courses."""
    found = (path for folder in OTHER_FOLDERS for path in (SHARED_DATA / folder).rglob("*") if path.is_file())
    named = (str(path.relative_to(SHARED_DATA)) for path in found)
    return sorted(name for name in named if name.removesuffix(".gz").endswith((".gpx", ".fit", ".tcx")))


def content(file: str) -> bytes:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    return (SHARED_DATA / file).read_bytes()


def refused(file: str, kind: str) -> None:
    with pytest.raises(UnreadableFile, match=REFUSED[kind]) as why:
        decode(content(file), file)
    assert str(why.value).endswith(".")
    assert isinstance(why.value, NotAnActivity) == (kind in NOT_ACTIVITIES)


def stands_to_reason(decoded: DecodedActivity) -> Activity:
    """Check what holds of every activity; return its records."""
    summary = decoded.summary
    assert ActivitySummary.model_validate_json(summary.model_dump_json()) == summary, "no NaN, no infinity"
    assert len(summary.name or "") <= LONGEST_NAME
    activity = unpack(decoded.recording)
    assert activity.sport == summary.sport
    assert (activity.time_s[0], bool((np.diff(activity.time_s) > 0).all())) == (0.0, True)
    known = int(np.count_nonzero(~np.isnan(activity.heart_rate_bpm)))
    assert bool(summary.heart_rate_seconds) <= bool(known)
    for named in (summary.heart_rate_seconds, summary.power_seconds):
        assert sum(named.values()) <= (summary.moving_s or 0.0)
    assert (summary.elapsed_s or 0.0) >= summary.duration_s - 1.0
    return activity


def compare_with_the_device(activity: Activity, summary: ActivitySummary) -> list[str]:
    """Return which totals lie further than 1 % from the device's own."""
    pairs = {
        "distance": (activity.totals.distance_m, summary.distance_m),
        "duration": (activity.totals.duration_s, summary.duration_s),
    }
    return [
        name
        for name, (device, ours) in pairs.items()
        if device and (ours is None or abs(ours - device) > WITHIN * device)
    ]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.file)
def test_a_recording_is_imported_or_refused_as_stated(expected: Expected) -> None:
    if expected.refused:
        refused(expected.file, expected.refused)
        return
    legs = decode(content(expected.file), expected.file)
    assert len(legs) == expected.activities
    assert len({leg.content_key for leg in legs}) == len(legs)
    off = [compare_with_the_device(stands_to_reason(leg), leg.summary) for leg in legs]
    assert any(off) == bool(expected.differs), off
    said = " ".join(legs[0].summary.warnings)
    assert expected.salvaged == any(words in said for words in ("stops", "checksum"))


@pytest.mark.parametrize("expected", expected_of_other_folders(others()), ids=lambda expected: expected.file)
def test_a_course_is_refused_and_what_was_recorded_imported(expected: Expected) -> None:
    if expected.refused:
        refused(expected.file, expected.refused)
        return
    (decoded,) = decode(content(expected.file), expected.file)
    stands_to_reason(decoded)


def test_the_table_of_other_folders_names_files_that_are_there() -> None:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    assert {*OTHER_RECORDED, *OTHER_REFUSED} <= set(others())


@pytest.mark.parametrize("file", [*ARCHIVES, *EMPTY_ARCHIVES])
def test_an_archive_is_taken_apart_as_stated(file: str) -> None:
    content(file)
    path: Path = SHARED_DATA / file
    if file in EMPTY_ARCHIVES:
        with pytest.raises(UnreadableFile, match=EMPTY_ARCHIVES[file]):
            open_archive(path)
        return
    with open_archive(path) as archive:
        found = {member.name: member for member in archive.members()}
        assert list(found) == list(ARCHIVES[file])
        for name, outcome in ARCHIVES[file].items():
            if outcome == "read":
                stands_to_reason(*decode(found[name].read(), name))
            else:
                with pytest.raises(UnreadableFile, match=REFUSED[outcome]):
                    decode(found[name].read(), name)


def test_the_table_names_every_archive() -> None:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    there = {f"archive/{path.name}" for path in (SHARED_DATA / "archive").iterdir()}
    assert there == {*ARCHIVES, *EMPTY_ARCHIVES}


def test_the_same_file_twice_has_one_key() -> None:
    twins = [each.file for each in EXPECTED if "Edge810-Vector" in each.file]
    assert len(twins) == 2
    assert len({decode(content(file), file)[0].content_key for file in twins}) == 1
