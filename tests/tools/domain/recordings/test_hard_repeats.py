"""A stop, a red light or a walking break makes no interval session; real sessions are found all the same."""

import numpy as np
import pytest

from tests.support.workouts import judged, noisy, repeats, ride_at, run_at, steps, words_of
from tools.domain.activity import Activity
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.feedback import WorkoutKind
from tools.domain.recordings.found_intervals import find_intervals
from tools.domain.recordings.timer_time import second_grid
from tools.domain.recordings.workout_output import read_output

EASY = 1000 / 357
BY_HEART = Thresholds(threshold_heart_rate_bpm=170)
STOPPED = {
    "one stop": steps((EASY, 1800), (0, 120), (EASY, 1800)),
    "three lights": steps((EASY, 900), (0, 60), (EASY, 840), (0, 60), (EASY, 960), (0, 60), (EASY, 600)),
    "lights at one distance": steps(*[(EASY, 900), (0, 60)] * 3, (EASY, 900)),
    "a café": steps((EASY, 2100), (0, 1200), (EASY, 2100)),
    "walking to the lights": steps(*[(EASY, 600), (1.4, 20), (0, 60)] * 4, (EASY, 600)),
}
RUN_WALKS = {
    "9/1": steps(*[(2.8, 540), (1.5, 60)] * 6),
    "4/1": steps(*[(2.8, 240), (1.5, 60)] * 10),
    "1/1": steps(*[(2.6, 60), (1.4, 60)] * 15),
}
THRESHOLDS = (BY_HEART, Thresholds(), Thresholds(threshold_pace_s_per_km=400))


def ridden(watts: FloatArray) -> Activity:
    """Return a ride that stands where there is no power."""
    moved = np.cumsum(np.where(watts > 0, 8.0, 0.0))
    return ride_at(watts, distance_m=np.concatenate(([0.0], moved[:-1])))


@pytest.mark.parametrize("name", STOPPED)
@pytest.mark.parametrize("thresholds", THRESHOLDS)
def test_an_easy_run_with_stops_is_no_interval_session(name: str, thresholds: Thresholds) -> None:
    _, feedback = judged(run_at(noisy(STOPPED[name], 0.04), heart_rate_bpm=145.0), thresholds=thresholds)
    assert feedback.kind is not WorkoutKind.INTERVALS
    assert feedback.intervals is None


@pytest.mark.parametrize("name", STOPPED)
def test_an_easy_run_with_stops_is_easy_by_heart_rate(name: str) -> None:
    _, feedback = judged(run_at(noisy(STOPPED[name], 0.04), heart_rate_bpm=145.0), thresholds=BY_HEART)
    assert feedback.kind is WorkoutKind.EASY
    assert "This one was hard" not in " ".join(words_of(feedback))


@pytest.mark.parametrize("name", RUN_WALKS)
@pytest.mark.parametrize("thresholds", THRESHOLDS)
def test_running_and_walking_by_turns_is_told_as_that(name: str, thresholds: Thresholds) -> None:
    _, feedback = judged(run_at(noisy(RUN_WALKS[name], 0.04), heart_rate_bpm=140.0), thresholds=thresholds)
    assert feedback.kind is WorkoutKind.EASY
    assert feedback.kind_reason.startswith("You ran and walked by turns: ")
    assert feedback.summary[0].startswith("An easy run-walk of ")
    assert "This one was hard" not in " ".join(words_of(feedback))


@pytest.mark.parametrize(("rest", "rest_s"), [(0.0, 90), (1.4, 90), (2.3, 90)])
@pytest.mark.parametrize("thresholds", THRESHOLDS)
def test_real_repeats_with_stood_walked_or_jogged_rests_are_found(
    rest: float, rest_s: int, thresholds: Thresholds
) -> None:
    parts = [part for _ in range(8) for part in ((4.5, 90.0), (rest, float(rest_s)))]
    speed = steps((2.7, 900), *parts[:-1], (0, 60), (2.6, 600))
    beats = np.where(speed > 4, 168.0, 150.0)
    _, feedback = judged(run_at(noisy(speed, 0.04), heart_rate_bpm=beats), thresholds=thresholds)
    assert feedback.kind is WorkoutKind.INTERVALS
    assert feedback.intervals is not None
    assert feedback.intervals.repeats == 8
    assert feedback.intervals.work_s == pytest.approx(90, abs=5)


def test_stops_before_and_after_do_not_hide_a_session() -> None:
    speed = repeats(4.2, 2.8)
    stopped = np.concatenate((speed[:600], np.zeros(900), speed[600:-300], np.zeros(600), speed[-300:]))
    _, feedback = judged(run_at(noisy(stopped, 0.04)), thresholds=Thresholds())
    assert feedback.intervals is not None
    assert feedback.intervals.repeats == 5


def test_easy_by_heart_rate_is_no_session_unless_the_output_proves_it() -> None:
    surges = run_at(noisy(repeats(3.1, 2.5), 0.03), heart_rate_bpm=135.0)
    assert judged(surges, thresholds=BY_HEART)[1].kind is WorkoutKind.EASY
    known = BY_HEART.model_copy(update={"threshold_pace_s_per_km": 1000 / 3.2})
    assert judged(surges, thresholds=known)[1].kind is WorkoutKind.INTERVALS


@pytest.mark.parametrize(
    "parts",
    [
        [(160, 1800), (0, 120), (160, 1800)],
        [(160, 900), (0, 60), (160, 900), (0, 60), (160, 900), (0, 60), (160, 900)],
        [(160, 2700), (0, 1200), (160, 2700)],
    ],
)
def test_standing_on_a_ride_is_no_rest_and_costs_no_evenness(parts: list[tuple[float, float]]) -> None:
    ride = ridden(noisy(steps(*parts), 0.05))
    _, feedback = judged(ride, thresholds=Thresholds(ftp_w=200))
    assert feedback.intervals is None
    uneven = next(found for found in feedback.findings if found.name == "unevenness_percent")
    assert uneven.value is not None
    assert uneven.value < 1.0
    points = {part.name: part.points / part.possible for part in feedback.score_parts}
    assert points.get("Evenness", 1.0) == 1.0


def test_constructed_sessions_are_found_and_nothing_else() -> None:
    def found(watts: FloatArray, seed: int, share: float) -> int:
        ride = ride_at(noisy(watts, share, seed))
        grid = second_grid(ride)
        output = read_output(ride, grid, Thresholds())
        repeats_found = find_intervals(output, grid) if output else None
        return len(repeats_found.spans) if repeats_found else 0

    for seed in range(40):
        chance = np.random.default_rng(1000 + seed)
        times, work_s = int(chance.integers(3, 12)), int(chance.choice([30, 60, 120, 180, 240, 300, 480]))
        rest_s = int(work_s * chance.uniform(0.4, 1.0)) + 15
        work, easy = chance.uniform(270, 350), chance.uniform(90, 170)
        session = repeats(work, easy, times=times, work_s=work_s, rest_s=rest_s)
        assert found(session, seed, 0.15) == times, seed
    for seed in range(0, 120, 2):
        chance = np.random.default_rng(seed)
        count = chance.integers(8, 40)
        lengths, levels = chance.uniform(20, 700, count), chance.uniform(60, 330, count)
        assert found(steps(*zip(levels, lengths, strict=True)), seed, 0.2) == 0, seed
