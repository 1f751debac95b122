"""Form, critical power, critical speed and volume of made-up histories, computed again in plain Python."""

from datetime import timedelta
from statistics import fmean, median

import pytest

from tests.support.histories import TODAY, known
from tools.domain.activity import ActivitySport, BestEffort
from tools.domain.activity_summary import KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.profile import ProfileName
from tools.domain.training.activity_history import history_of
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.training_load import load_curve

DAYS = 70
FTP = 250.0
MINUTES, WATTS = (45, 60, 90, 150), (150.0, 180.0, 210.0, 240.0)
NOISE = (2.0, -3.0, 1.0, -1.0, 3.0, -2.0)


def season() -> list[tuple[int, KnownActivity]]:
    """Return rides on two days of three, with how many days ago each was."""
    return [
        (
            back,
            known(
                TODAY - timedelta(days=back),
                ActivitySport.RIDE,
                MINUTES[back % 4],
                normalized_power_w=WATTS[back % 3],
            ),
        )
        for back in range(DAYS)
        if back % 3 != 1
    ]


def test_fitness_fatigue_and_form_by_hand() -> None:
    rides = season()
    loads = {back: MINUTES[back % 4] / 60 * (WATTS[back % 3] / FTP) ** 2 * 100 for back, _ in rides}
    history = history_of([each for _, each in rides], Thresholds(ftp_w=FTP), TODAY)
    curve = {(TODAY - point.day).days: point for point in load_curve(history)}
    fitness = fatigue = 0.0
    for back in sorted(curve, reverse=True):
        form = fitness - fatigue  # of the evening before
        fitness += (loads.get(back, 0.0) - fitness) / 42
        fatigue += (loads.get(back, 0.0) - fatigue) / 7
        point = curve[back]
        assert (point.fitness, point.fatigue, point.form) == pytest.approx((fitness, fatigue, form))
    assert len(curve) == DAYS


def test_a_usual_week_by_hand() -> None:
    rides = season()
    weeks = [sum(MINUTES[back % 4] / 60 for back, _ in rides if back // 7 == week) for week in range(6)]
    profile = build_profile([each for _, each in rides], (), (), TODAY, TODAY)
    assert profile.value(ProfileName.WEEKLY_RIDE_H) == pytest.approx(median(weeks))
    assert profile.value(ProfileName.LONGEST_RIDE_H) == pytest.approx(2.5)


def line(at: list[float], values: list[float]) -> tuple[float, float]:
    """Return slope and height at zero of the line of least squares."""
    middle, mean = fmean(at), fmean(values)
    slope = sum((x - middle) * (y - mean) for x, y in zip(at, values, strict=True)) / sum(
        (x - middle) ** 2 for x in at
    )
    return slope, mean - slope * middle


def test_critical_power_by_hand() -> None:
    lengths = [120.0, 300.0, 480.0, 600.0, 1200.0]
    watts = [280 + 20_000 / each + off for each, off in zip(lengths, NOISE, strict=False)]
    bests = tuple(BestEffort(duration_s=s, value=w, start_s=0.0) for s, w in zip(lengths, watts, strict=True))
    rides = [
        known(TODAY - timedelta(days=back), ActivitySport.RIDE, 60, best_power_w=bests) for back in range(9)
    ]
    profile = build_profile(rides, (), (), TODAY)
    power, prime = line(lengths, [s * w for s, w in zip(lengths, watts, strict=True)])
    assert profile.value(ProfileName.CRITICAL_POWER_W) == pytest.approx(power)
    assert profile.value(ProfileName.W_PRIME_J) == pytest.approx(prime)
    assert profile.value(ProfileName.FTP_W) == pytest.approx(max(power, 0.95 * watts[-1]))


def test_critical_speed_and_threshold_pace_by_hand() -> None:
    lengths = [1_000.0, 1_609.344, 2_000.0, 3_000.0, 5_000.0]
    times = [(each - 180) / 4.2 + off for each, off in zip(lengths, NOISE, strict=False)]
    bests = tuple(
        BestEffort(duration_s=s, value=s / m * 1000, start_s=0.0, distance_m=m)
        for m, s in zip(lengths, times, strict=True)
    )
    runs = [
        known(
            TODAY - timedelta(days=back), ActivitySport.RUN, 60, distance_m=12_000, best_pace_s_per_km=bests
        )
        for back in range(9)
    ]
    profile = build_profile(runs, (), (), TODAY)
    used = [(s, m) for s, m in zip(times, lengths, strict=True) if 120 <= s <= 900]
    speed, prime = line([s for s, _ in used], [m for _, m in used])
    assert profile.value(ProfileName.CRITICAL_SPEED_M_PER_S) == pytest.approx(speed, rel=0.005)
    assert profile.value(ProfileName.D_PRIME_M) == pytest.approx(prime, rel=0.005)
    in_an_hour_m = 5_000 * (3600 / times[-1]) ** (1 / 1.06)
    assert profile.value(ProfileName.THRESHOLD_PACE_S_PER_KM) == pytest.approx(3600 / in_an_hour_m * 1000)
