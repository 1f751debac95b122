"""Whole strategies at the edges of what can be asked: no exception, no infinity, sums and ranges hold."""

import math
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from tests.support.courses import course_of, flat, without_elevation
from tests.support.rides import heading, hills
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.race import Cutoff, RaceBrief, RaceResult, Sport
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy

HALF = RaceResult(distance_m=21_097.5, time_s=5400)
DAY_S = 86_400.0


def falling(grade: float) -> CourseAnalysis:
    return course_of(lambda x: 5_000 - grade * x, 10_000)


def rising(grade: float) -> CourseAnalysis:
    return course_of(lambda x: grade * x, 5_000)


RUNS: dict[str, tuple[CourseAnalysis, dict[str, object]]] = {
    "400 m": (flat(400), {"goal_time_s": 60}),
    "less than a step": (flat(9), {}),
    "600 km": (flat(600_000), {"goal_time_s": 5 * DAY_S}),
    "at 3,000 m": (course_of(lambda _: 3_000.0), {"recent_result": HALF, "weekly_distance_km": 60}),
    "-20 °C": (flat(), {"recent_result": HALF, "temperature_c": -20}),
    "45 °C": (flat(), {"recent_result": HALF, "temperature_c": 45}),
    "35 kg": (flat(), {"goal_time_s": 14_400, "weight_kg": 35}),
    "200 kg": (flat(), {"goal_time_s": 21_600, "weight_kg": 200}),
    "a second": (flat(), {"goal_time_s": 1}),
    "ten minutes": (flat(), {"goal_time_s": 600}),
    "two weeks": (flat(10_000), {"goal_time_s": 14 * DAY_S}),
    "only down": (falling(0.1), {}),
    "a cliff": (falling(0.45), {}),
    "a wall": (rising(0.45), {}),
    "a wall at 100 m/h": (rising(0.45), {"climbing_speed_m_per_h": 100}),
    "a wall in half an hour": (rising(0.45), {"goal_time_s": 1_800}),
    "no heights": (without_elevation(), {"recent_result": HALF}),
    "a silly result": (flat(), {"recent_result": RaceResult(distance_m=100, time_s=10)}),
    "a silly cut-off": (flat(), {"goal_time_s": 14_400, "cutoffs": (Cutoff(at_m=10_000, time_s=60),)}),
}
RIDES: dict[str, tuple[CourseAnalysis, dict[str, object]]] = {
    "400 m": (flat(400), {"ftp_w": 250}),
    "600 km": (hills(600_000), {"ftp_w": 250}),
    "200 km in five hours": (hills(200_000), {"ftp_w": 200, "goal_time_s": 5 * 3600}),
    "at 3,000 m": (course_of(lambda x: 3_000 + 20 * math.sin(x / 900), 60_000), {"ftp_w": 250}),
    "-20 °C": (hills(), {"ftp_w": 250, "temperature_c": -20}),
    "45 °C": (hills(), {"ftp_w": 250, "temperature_c": 45}),
    "35 kg": (hills(), {"ftp_w": 100, "weight_kg": 35}),
    "200 kg": (hills(), {"ftp_w": 250, "weight_kg": 200}),
    "FTP 60": (hills(), {"ftp_w": 60}),
    "FTP 60 uphill": (rising(0.2), {"ftp_w": 60, "weight_kg": 100}),
    "CdA 0.9": (hills(), {"ftp_w": 250, "cda_m2": 0.9}),
    "a second": (hills(), {"goal_time_s": 1}),
    "ten minutes": (hills(), {"goal_time_s": 600, "ftp_w": 250}),
    "three days": (hills(), {"goal_time_s": 3 * DAY_S, "ftp_w": 250}),
    "only down": (falling(0.1), {"ftp_w": 250}),
    "only down, fast": (falling(0.1), {"ftp_w": 250, "goal_time_s": 300}),
    "only down, slow": (falling(0.1), {"ftp_w": 250, "goal_time_s": 3_000}),
    "a cliff": (falling(0.45), {"ftp_w": 250}),
    "a wall": (rising(0.45), {"ftp_w": 250}),
    "a hurricane ahead": (
        heading(flat(20_000), lambda _: 0),
        {"ftp_w": 150, "wind_speed_m_per_s": 40, "wind_from_deg": 0},
    ),
    "a hurricane behind": (
        heading(flat(20_000), lambda _: 180),
        {"ftp_w": 150, "wind_speed_m_per_s": 40, "wind_from_deg": 0},
    ),
    "600 W": (hills(), {"target_power_w": 600, "ftp_w": 200}),
    "no reserve": (hills(), {"ftp_w": 300, "w_prime_j": 1_000}),
}
# What cannot be right is warned of, whatever else is said.
WARNED = {
    (Sport.RUN, "600 km"): "rough guide",
    (Sport.RUN, "at 3,000 m"): "higher than anything measured",
    (Sport.RUN, "-20 °C"): "hard frost",
    (Sport.RUN, "45 °C"): "dangerous",
    (Sport.RUN, "a second"): "faster than anyone",
    (Sport.RUN, "ten minutes"): "faster than anyone",
    (Sport.RUN, "two weeks"): "mostly walking",
    (Sport.RUN, "a wall"): "planned as walking",
    (Sport.RUN, "a wall at 100 m/h"): "planned as walking",
    (Sport.RUN, "a wall in half an hour"): "more climbing speed",
    (Sport.RUN, "a silly cut-off"): "no pace I can plan",
    (Sport.RIDE, "600 km"): "expect to hold less",
    (Sport.RIDE, "200 km in five hours"): "would take about",
    (Sport.RIDE, "at 3,000 m"): "not in your power",
    (Sport.RIDE, "-20 °C"): "hard frost",
    (Sport.RIDE, "45 °C"): "confused or faint",
    (Sport.RIDE, "FTP 60 uphill"): "expect to walk there",
    (Sport.RIDE, "a second"): "faster than anyone",
    (Sport.RIDE, "ten minutes"): "faster than anyone",
    (Sport.RIDE, "three days"): "soft pedalling",
    (Sport.RIDE, "only down, fast"): "faster than anyone",
    (Sport.RIDE, "only down, slow"): "soft pedalling",
    (Sport.RIDE, "a wall"): "expect to walk there",
    (Sport.RIDE, "a hurricane ahead"): "is a gale",
    (Sport.RIDE, "a hurricane behind"): "is a gale",
    (Sport.RIDE, "600 W"): "more than you can hold",
}


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from numbers(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from numbers(each)


def check(made: RaceStrategy) -> None:
    assert all(math.isfinite(number) for number in numbers(made))
    found = (*made.pacing.findings, made.pacing.prediction, made.pacing.flat_pace, *made.fuel.findings)
    for finding in found:
        if not isinstance(finding, Finding) or finding.value is None:
            continue
        if finding.low is not None and finding.high is not None:
            assert finding.low - 1e-6 <= finding.value <= finding.high + 1e-6, finding.name
    for splits in (made.pacing.splits_km, made.pacing.splits_mile):
        total_s = sum(split.target_s + split.stop_s for split in splits)
        assert total_s == pytest.approx(made.pacing.goal_time_s, abs=1)
        assert all(split.target_s >= 0 for split in splits)


@pytest.mark.parametrize("name", RUNS)
def test_a_run(name: str) -> None:
    course, said = RUNS[name]
    made = build_strategy(course, RaceBrief(**said))  # type: ignore[arg-type]
    check(made)
    words = WARNED.get((Sport.RUN, name), "")
    assert not words or any(words in warning for warning in made.pacing.warnings)


@pytest.mark.parametrize("name", RIDES)
def test_a_ride(name: str) -> None:
    course, said = RIDES[name]
    made = build_strategy(course, RaceBrief(sport=Sport.RIDE, **said))  # type: ignore[arg-type]
    check(made)
    words = WARNED.get((Sport.RIDE, name), "")
    assert not words or any(words in warning for warning in made.pacing.warnings)
