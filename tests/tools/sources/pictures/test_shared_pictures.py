"""Every picture of the shared collection through the real reading, with what an honest reader must say."""

from collections.abc import Callable
from functools import cache

import pytest

from tests.support.shared_data import SHARED_DATA
from tools.domain.course_picture import PictureKind, PictureReading
from tools.domain.finding import Finding
from tools.sources.pictures.reading import read_picture

FOLDER = SHARED_DATA / "image"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER.exists(), reason="the shared pictures are not here"),
]


@cache
def reading(name: str) -> PictureReading:
    return read_picture((FOLDER / name).read_bytes(), name)


def value(finding: Finding | None) -> float:
    assert finding is not None
    assert finding.value is not None
    return finding.value


def a_phones_record_of_a_run(read: PictureReading) -> None:
    # Its height chart runs over time; the figures, and the seven splits with pace and climbing, are read.
    assert read.kind is PictureKind.LAP_TABLE
    assert read.profile is None
    assert value(read.gain) == 327
    assert value(read.loss) == 328
    assert value(read.lowest) == 64
    assert value(read.highest) == 159
    assert value(read.distance) == pytest.approx(6770)
    assert [lap.time_s for lap in read.laps] == [309, 353, 364, 349, 386, 365, 283]
    assert [lap.gain_m for lap in read.laps] == [73, 60, 60, 27, 47, 40, 19]
    assert [lap.loss_m for lap in read.laps] == [56, 54, 63, 50, 50, 46, 8]
    assert read.laps[-1].distance_m == pytest.approx(770)
    assert read.refusal is not None
    assert "counts time along its foot, not distance" in read.refusal


def a_predictor_with_its_map(read: PictureReading) -> None:
    assert read.kind is PictureKind.MAP
    assert read.title == "Race Time Predictor"
    assert value(read.distance) == pytest.approx(51_900)
    assert value(read.gain) == 1778
    assert value(read.loss) == 1701
    assert value(read.lowest) == 184
    assert value(read.highest) == 498
    assert read.profile is None
    assert read.refusal is None  # a length is enough to plan with


def a_map_with_mile_marks(read: PictureReading) -> None:
    assert read.kind is PictureKind.MAP
    assert read.distance is not None
    assert read.distance.value is None  # an official 5 km is likely, but it is not written
    assert read.distance.low == pytest.approx(3 * 1609.344, abs=1)
    assert read.distance.high == pytest.approx(4 * 1609.344, abs=1)
    assert read.refusal is not None
    assert "marks up to mile 3, and start and finish are one place" in read.refusal
    assert "Tell me the length" in read.refusal


def a_train_line(read: PictureReading) -> None:
    assert read.kind is PictureKind.OTHER
    assert read.profile is None
    assert read.refusal is not None
    assert "train line" in read.refusal
    assert "Erfurt Hbf" in read.refusal
    assert "If it is your course, tell me its length" in read.refusal


def heart_rate_along_a_run(read: PictureReading) -> None:
    assert read.profile is None
    assert read.refusal is not None
    assert "shows heart rate" in read.refusal
    assert "not the height of a course" in read.refusal


def climbing_by_the_week(read: PictureReading) -> None:
    assert read.profile is None
    assert read.gain is None
    assert read.refusal is not None
    assert "training over weeks or months" in read.refusal


def clusters_of_pacing(read: PictureReading) -> None:
    assert read.profile is None
    assert read.refusal is not None
    assert "shows pace" in read.refusal


def a_ride_over_a_mountain(read: PictureReading) -> None:
    # Yilan to Wuling: 0 to 201 km, its peak at about 3200 m near km 148.
    assert read.kind is PictureKind.PROFILE
    assert read.refusal is None
    profile = read.profile
    assert profile is not None
    assert value(read.distance) == pytest.approx(201_500, rel=0.01)
    assert value(read.highest) == pytest.approx(3200, abs=40)
    peak = profile.distance_m[profile.elevation_m.index(max(profile.elevation_m))]
    assert peak == pytest.approx(147_000, abs=2500)
    assert profile.elevation_m[-1] == pytest.approx(500, abs=40)
    low, high = (read.gain.low, read.gain.high) if read.gain else (None, None)
    assert low is not None
    assert high is not None
    assert 3400 < low < value(read.gain) < high < 4400


def the_same_ride_in_colours(read: PictureReading) -> None:
    # Its distance labels stand inside the coloured area, where few can be read. Right, or refused.
    if read.profile is None:
        assert read.refusal is not None
        few = "Fewer than 3 numbers on the distance axis" in read.refusal
        assert few or "I could follow its line only from" in read.refusal
        return
    assert value(read.distance) == pytest.approx(201_500, rel=0.02)
    assert value(read.highest) == pytest.approx(3200, abs=60)


def a_run_with_three_labels(read: PictureReading) -> None:
    # 0, 5 and 10 are all its distance axis has, one of them inside the coloured area. Right, or refused.
    if read.profile is None:
        assert read.refusal is not None
        assert "Fewer than 3 numbers on the distance axis" in read.refusal
        return
    assert value(read.distance) == pytest.approx(14_000, rel=0.03)
    assert value(read.highest) == pytest.approx(510, abs=60)


def pace_drawn_over_heights(read: PictureReading) -> None:
    # The pace covers most of the area's edge. Near it, or refused as covered.
    if read.profile is None:
        assert read.refusal is not None
        assert "another curve is drawn over it" in read.refusal or "not its line" in read.refusal
        return
    assert value(read.distance) == pytest.approx(7500, rel=0.01)
    assert value(read.highest) == pytest.approx(505, abs=15)
    assert value(read.lowest) == pytest.approx(277, abs=10)
    assert value(read.gain) < 620  # some of the pace's teeth stay in it


def a_desktop_with_a_small_chart(read: PictureReading) -> None:
    # Elevation, speed and pace in one small chart with slanted labels, beside a map. Right, or refused.
    if read.profile is None:
        assert read.kind is PictureKind.MAP
        assert read.refusal is not None
        return
    assert value(read.distance) == pytest.approx(25_600, rel=0.05)
    assert value(read.highest) == pytest.approx(825, abs=25)
    assert value(read.lowest) == pytest.approx(235, abs=25)


EXPECTED: dict[str, Callable[[PictureReading], None]] = {
    "FitTrackee__pace_elevation_on_same_chart.png": pace_drawn_over_heights,
    "Ultramarathon__screenshot5.png": a_phones_record_of_a_run,
    "cyclingplots__Yilan-Wulling.png": the_same_ride_in_colours,
    "cyclingplots__elevation.png": a_ride_over_a_mountain,
    "cyclingplots__strava_run.png": a_run_with_three_labels,
    "elevation_profile__elevation_profile.png": a_train_line,
    "endurain__screenshot_activity_page_2.png": heart_rate_along_a_run,
    "gpxpod__screenshot2.jpg": a_desktop_with_a_small_chart,
    "nyc-marathon-data-mining__pacing_profile_plot.png": clusters_of_pacing,
    "race-predictor__course_view.png": a_predictor_with_its_map,
    "strava-charts__elevation.png": climbing_by_the_week,
    "ves-5k-website__course-map.png": a_map_with_mile_marks,
}


def test_every_shared_picture_has_its_expectation() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_shared_picture_is_read_honestly(name: str) -> None:
    read = reading(name)
    EXPECTED[name](read)
    assert 0.0 <= read.confidence <= 1.0
    if read.refusal is not None:
        assert read.refusal[0].isupper()
        assert read.refusal.endswith(".")
        assert any(word in read.refusal for word in ("Drop", "Tell", "tell", "Send"))
    else:
        assert read.confidence > 0.5
        assert read.confidence_reasons


def test_the_kind_is_told_right() -> None:
    assert {reading(name).kind for name in EXPECTED} >= {
        PictureKind.PROFILE,
        PictureKind.MAP,
        PictureKind.LAP_TABLE,
        PictureKind.OTHER,
    }
