import numpy as np
import pytest

from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivitySport
from tools.domain.recordings.timer_time import second_grid
from tools.domain.running.grade_factor import grade_factor
from tools.domain.running.graded_pace import graded_speed, normalized_graded_speed, pace_s_per_km


def run(grade: float, *, speed: float = 3.0, seconds: int = 1_801) -> Activity:
    distance = np.arange(seconds) * speed
    return recording(
        seconds,
        sport=ActivitySport.RUN,
        distance_m=distance,
        elevation_m=500.0 + grade * distance,
        barometric=True,
    )


def normalized(activity: Activity) -> float:
    graded = graded_speed(activity, second_grid(activity))
    assert graded is not None
    speed = normalized_graded_speed(graded)
    assert speed is not None
    return speed


def test_on_the_flat_graded_pace_is_pace() -> None:
    assert normalized(run(0.0)) == pytest.approx(3.0, rel=0.002)
    assert pace_s_per_km(4.0) == 250.0


@pytest.mark.parametrize("grade", [0.02, 0.06, 0.1, -0.05])
def test_on_a_slope_it_is_worth_what_the_curve_says(grade: float) -> None:
    factor = float(grade_factor(np.array([grade]))[0])
    assert normalized(run(grade)) == pytest.approx(3.0 * factor, rel=0.01)


def test_without_heights_or_a_way_there_is_none() -> None:
    flat = recording(100, sport=ActivitySport.RUN, distance_m=np.arange(100) * 3.0)
    assert graded_speed(flat, second_grid(flat)) is None
    indoors = recording(100, sport=ActivitySport.RUN, elevation_m=np.linspace(100, 120, 100))
    assert graded_speed(indoors, second_grid(indoors)) is None


def test_standing_still_has_no_pace() -> None:
    assert normalized_graded_speed(np.zeros(600)) is None
    assert normalized_graded_speed(np.full(29, 3.0)) is None


def test_a_jump_of_the_recording_is_no_sprint() -> None:
    jumping = run(0.0)
    jumping.distance_m[900:] += 4_000.0
    assert normalized(jumping) == pytest.approx(3.0, rel=0.01)
