"""Every activity file of the shared data against the outcome stated for it in tests/data/activity_corpus.csv.

Records, kilometres and sensors are held against the manifest too, which another reader wrote. `warnings`
names all that must be said, in order, by the words below: nothing more, nothing less.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from tests.support.expected_recordings import REFUSED
from tests.support.shared_data import SHARED_DATA, shared_manifest
from tools.domain.activity import Activity
from tools.domain.athlete import Thresholds
from tools.domain.finding import Finding
from tools.domain.recordings.activity_review import review_activity
from tools.kit.errors import UnreadableFile
from tools.sources.activity_file import read_activities, read_activity

TABLE = Path(__file__).parents[2] / "data" / "activity_corpus.csv"
FOLDERS = (
    "device-truth",
    "fit-activity",
    "fit-bad",
    "fit-other",
    "tcx",
    "gpx-recording",
    "archive",
    "misc-other-format",
)
SAID = {
    "cut": "stops early",
    "middle": "stops in the middle",
    "checksum": "checksum does not match",
    "backwards": "goes backwards",
    "joined": "I joined them",
    "untimed": "no time; I left",
    "impossible": "Some values cannot be",
    "legs": "they stand here as one",
    "twice": "holds this activity twice",
}
# The manifest's reader took no power from fields of other makers (Stryd, a rowing machine).
DEVELOPER_POWER = {
    "fit-activity/GoldenCheetah__RowingCIQspeed.FIT",
    "fit-activity/sports-lib__run-6782987395.fit",
    "fit-activity/sports-lib__run-6860622783.fit",
    "fit-bad/fit__mornindew-broken.fit",
}
# Cut to a few records by whoever published them; their laps still tell the whole way.
TRIMMED = {"tcx/Runalyze__negative-pause.tcx", "tcx/gpsbabel__kona2013.tcx", "tcx/togeojson__sample.tcx"}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


READ = [row for row in rows() if row["outcome"] == "read"]
NOT_READ = [row for row in rows() if row["outcome"] != "read"]


def content(name: str) -> bytes:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    return (SHARED_DATA / name).read_bytes()


def known(values: np.ndarray) -> int:
    return int(np.count_nonzero(~np.isnan(values)))


def test_the_table_names_every_file() -> None:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    found = {f"{folder}/{path.name}" for folder in FOLDERS for path in (SHARED_DATA / folder).iterdir()}
    assert found == {row["file"] for row in rows()}


@pytest.mark.parametrize("row", READ, ids=lambda row: row["file"])
def test_file_is_read_as_stated(row: dict[str, str]) -> None:
    activity = read_activity(content(row["file"]), row["file"])
    review = review_activity(activity, Thresholds())
    assert activity.sport.value == row["sport"]
    assert activity.time_s.size == int(row["records"])
    assert known(activity.heart_rate_bpm) == int(row["heart_rates"])
    assert known(activity.power_w) == int(row["powers"])
    km = None if review.distance_m.value is None else review.distance_m.value / 1000
    assert km == (pytest.approx(float(row["km"]), abs=0.0006) if row["km"] else None)
    expected = row["warnings"].split()
    assert len(activity.warnings) == len(expected), activity.warnings
    for key, warning in zip(expected, activity.warnings, strict=True):
        assert SAID[key] in warning


@pytest.mark.parametrize("row", READ, ids=lambda row: row["file"])
def test_every_leg_is_sane(row: dict[str, str]) -> None:
    legs = read_activities(content(row["file"]), row["file"])
    assert len(legs) == int(row["legs"])
    for leg in legs:
        stands_to_reason(leg)


def stands_to_reason(leg: Activity) -> None:
    assert leg.time_s[0] == 0.0
    assert (np.diff(leg.time_s) > 0).all()
    assert all(0 <= start < end for start, end in leg.pauses)
    for values, low, high in (
        (leg.heart_rate_bpm, 25, 250),
        (leg.power_w, 0, 3000),
        (leg.elevation_m, -500, 9000),
        (leg.lat, -90, 90),
    ):
        assert known(values) == 0 or low <= np.nanmin(values) <= np.nanmax(values) <= high
    review = review_activity(leg, Thresholds(ftp_w=200, threshold_heart_rate_bpm=165))
    for name in type(review).model_fields:
        finding = getattr(review, name)
        if isinstance(finding, Finding) and finding.value is not None:
            assert np.isfinite(finding.value), name
            assert name == "decoupling_percent" or finding.value >= 0, name


@pytest.mark.parametrize("row", NOT_READ, ids=lambda row: row["file"])
def test_file_is_refused_as_stated(row: dict[str, str]) -> None:
    with pytest.raises(UnreadableFile, match=REFUSED[row["outcome"]]):
        read_activity(content(row["file"]), row["file"])


@pytest.mark.parametrize("row", READ, ids=lambda row: row["file"])
def test_table_agrees_with_the_manifest(row: dict[str, str]) -> None:
    stated = shared_manifest().get(row["file"])
    if stated is None:
        pytest.skip("the manifest does not name it")
    repeated = {"joined", "twice"} & set(row["warnings"].split())
    if repeated:
        assert int(row["records"]) < int(stated["n_points"])
    else:
        assert int(row["records"]) == int(stated["n_points"])
    if stated["has_power"] == "False":
        assert row["powers"] == "0" or row["file"] in DEVELOPER_POWER
    if float(stated["truth_distance_km"] or 0) and row["km"] and row["file"] not in TRIMMED:
        assert float(row["km"]) == pytest.approx(float(stated["truth_distance_km"]), rel=0.03, abs=0.02)
