"""Our figures beside those the devices wrote into their own files."""

import numpy as np
import pytest

from tests.support.shared_data import SHARED_DATA, shared_file
from tools.domain.activity import Activity
from tools.domain.athlete import Thresholds
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.timer_time import second_grid
from tools.sources.activity_file import read_activities

# Normalized power in W and training stress, as computed from these files by an independent prototype.
PUBLISHED = {
    "GoldenCheetah+sweatpy_4078723797.fit": (267.4, 415.0),
    "grimbough+FITfileR_garmin-edge530-ride.fit": (162.1, None),
    "dtcooper+python-fitparse_Edge810-Vector-2013-08-16-15-35-10.fit": (301.1, 119.3),
}
POWER_FILES = (
    "GoldenCheetah+sweatpy_4078723797.fit",
    "Nick2bad4u+FitFileViewer__Fenton_Michigan_Saturday_Afternoon_Ride_25_45_miles.fit",
    "dtcooper+python-fitparse_Edge810-Vector-2013-08-16-15-35-10.fit",
    "grimbough+FITfileR_garmin-edge530-ride.fit",
    "jimmykane+fit-parser_file-with-zones.fit",
    "muktihari+fit_activity_lowbattery.fit",
    "tormoder+fit_garmin.fit",
)
FULL_RATE = 0.99  # records a second of timer time
ASCENT_FROM_M = 100.0  # below it one turning point more or less decides the percentage


def legs(name: str) -> tuple[Activity, ...]:
    return read_activities(shared_file(name), name)


@pytest.mark.parametrize("name", POWER_FILES)
def test_normalized_power_and_stress_are_within_one_per_cent_of_the_device(name: str) -> None:
    (ride,) = legs(f"device-truth/{name}")
    assert ride.time_s.size / second_grid(ride).seconds > FULL_RATE
    review = review_activity(ride, Thresholds())
    assert review.normalized_power_w.value == pytest.approx(ride.totals.normalized_power_w, rel=0.01)
    assert review.training_stress.value == pytest.approx(ride.totals.training_stress, rel=0.01)
    assert review.duration_s.value == pytest.approx(ride.totals.duration_s, abs=2.0)


@pytest.mark.parametrize("name", PUBLISHED)
def test_normalized_power_and_stress_are_the_published_ones(name: str) -> None:
    (ride,) = legs(f"device-truth/{name}")
    review = review_activity(ride, Thresholds())
    normalized, stress = PUBLISHED[name]
    assert review.normalized_power_w.value == pytest.approx(normalized, abs=0.06)
    if stress is not None:
        assert review.training_stress.value == pytest.approx(stress, abs=0.11)


def test_decoupling_of_the_published_ride() -> None:
    (ride,) = legs("device-truth/GoldenCheetah+sweatpy_4078723797.fit")
    assert review_activity(ride, Thresholds()).decoupling_percent.value == pytest.approx(9.08, abs=0.01)


def relative_ascent_errors(folders: tuple[str, ...]) -> np.ndarray:
    """Return our ascent over the device's, less 1, of every different leg with pressure heights."""
    errors: dict[tuple[float, float], float] = {}
    for folder in folders:
        for path in sorted((SHARED_DATA / folder).glob("*.fit")):
            for leg in legs(f"{folder}/{path.name}"):
                ours = review_activity(leg, Thresholds()).ascent_m.value
                device = leg.totals.ascent_m
                if leg.barometric and ours is not None and device is not None and device >= ASCENT_FROM_M:
                    errors[(device, leg.totals.duration_s or 0.0)] = ours / device - 1.0
    return np.array(list(errors.values()))


def test_ascent_is_close_to_the_devices_of_known_truth() -> None:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    errors = relative_ascent_errors(("device-truth",))
    assert errors.size == 7
    assert np.abs(errors).mean() <= 0.09
    assert abs(errors.mean()) <= 0.05


def test_ascent_is_close_over_all_recordings_with_pressure_heights() -> None:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    errors = relative_ascent_errors(("device-truth", "fit-activity"))
    assert errors.size >= 15
    assert np.abs(errors).mean() <= 0.09
    assert abs(errors.mean()) <= 0.05
