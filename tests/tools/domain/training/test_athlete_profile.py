"""What a history says of an athlete: published arithmetic, honest confidence, and corrections that win."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.histories import (
    TODAY,
    daily_history,
    days_ago,
    easy_run,
    hearts,
    mornings,
    paces,
    powers,
    ride,
)
from tools.domain.activity import BestEffort
from tools.domain.activity_summary import KnownActivity
from tools.domain.profile import AthleteProfile, Confidence, Correction, ProfileEntry, ProfileName
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.profile_entry import PLAUSIBLE, implausible
from tools.domain.training.profile_heart import hardest_mean_bpm, held_bpm


def entry(activities: list[KnownActivity], name: ProfileName) -> ProfileEntry:
    return build_profile(activities, (), (), TODAY).entries[name]


def correction(name: ProfileName, value: float | None, day: int = 20) -> Correction:
    return Correction(name=name, value=value, said_at=datetime(2026, 11, day, tzinfo=UTC))


def test_every_value_has_an_entry_and_a_reason_where_nobody_knows() -> None:
    profile = build_profile((), (), (), TODAY)
    assert set(profile.entries) == set(ProfileName)
    assert all(each.estimate.value is None and each.estimate.reason for each in profile.entries.values())


def test_critical_power_of_a_rider_who_follows_the_model_exactly() -> None:
    efforts = powers(293.3333, 19_200)  # published: 400 W for 180 s and 320 W for 720 s
    profile = build_profile([ride(days_ago(10), best_power_w=efforts)], (), (), TODAY)
    power, prime = profile.entries[ProfileName.CRITICAL_POWER_W], profile.entries[ProfileName.W_PRIME_J]
    assert power.value == pytest.approx(293.33, abs=0.05)
    assert prime.value == pytest.approx(19_200, rel=0.001)
    assert power.as_of == days_ago(10)
    assert power.confidence is Confidence.LOW  # a perfect fit of one ride: any ride over hills has one
    ftp = profile.entries[ProfileName.FTP_W]
    assert ftp.value == pytest.approx(293.33 + 19_200 / 3600, abs=0.05)  # the best hour is the highest
    assert ftp.confidence is Confidence.LOW  # both ways agree, and nothing shows that it was all-out
    assert ftp.estimate.inputs["best_20_min_day"] == days_ago(10).isoformat()


def test_more_rides_carry_more() -> None:
    efforts = powers(250, 20_000)
    best = [
        ride(days_ago(10), best_power_w=tuple(each for each in efforts if each.duration_s < 400)),
        ride(days_ago(20), best_power_w=tuple(each for each in efforts if each.duration_s > 400)),
    ]
    for others, confidence in ((0, Confidence.LOW), (1, Confidence.MEDIUM), (6, Confidence.HIGH)):
        rides = [*best, *(ride(days_ago(30 + day), watts=150) for day in range(others))]
        assert entry(rides, ProfileName.CRITICAL_POWER_W).confidence is confidence
        assert entry(rides, ProfileName.FTP_W).confidence is confidence


def test_a_rider_who_never_went_all_out_gets_a_low_ftp_estimate_of_low_confidence() -> None:
    steady = tuple(BestEffort(duration_s=s, value=200.0 - s / 900, start_s=0) for s in (120, 300, 600, 1200))
    rides = [ride(days_ago(5), best_power_w=steady)]
    ftp = entry(rides, ProfileName.FTP_W)
    assert ftp.value == pytest.approx(0.95 * steady[-1].value)
    assert ftp.confidence is Confidence.LOW
    power = entry(rides, ProfileName.CRITICAL_POWER_W)
    assert power.value is None
    assert "all-out" in str(power.estimate.reason)


def test_an_old_ftp_counts_less_and_says_so() -> None:
    for age, confidence in ((30, Confidence.HIGH), (120, Confidence.MEDIUM), (200, Confidence.LOW)):
        rides = [ride(days_ago(age), best_power_w=powers()) for _ in range(8)]
        ftp = entry(rides, ProfileName.FTP_W)
        assert ftp.confidence is confidence
        assert (f"{age} days old" in str(ftp.estimate.inputs["confidence_because"])) is (age > 90)
    assert entry([ride(days_ago(400), best_power_w=powers())], ProfileName.FTP_W).value is None


def test_newer_efforts_win_over_better_old_ones() -> None:
    rides = [ride(days_ago(150), best_power_w=powers(300)), ride(days_ago(5), best_power_w=powers(240))]
    assert entry(rides, ProfileName.CRITICAL_POWER_W).value == pytest.approx(240)


def test_an_impossible_power_is_no_threshold() -> None:
    ftp = entry([ride(days_ago(5), best_power_w=powers(750, 20_000))], ProfileName.FTP_W)
    assert ftp.value is None
    assert "cannot be" in str(ftp.estimate.reason)


def test_a_usual_week_is_the_median_of_the_known_ones() -> None:
    kilometres = (10, 20, 30, 40, 50, 90)
    runs = [easy_run(days_ago(7 * week), km) for week, km in enumerate(kilometres)]
    runs.append(easy_run(days_ago(41), 1))
    week = entry(runs, ProfileName.WEEKLY_RUN_KM)
    assert (week.value, week.estimate.low, week.estimate.high) == (35, 10, 91)
    assert week.confidence is Confidence.HIGH


def test_three_weeks_are_no_habit() -> None:
    week = entry([easy_run(days_ago(back)) for back in range(20)], ProfileName.WEEKLY_RUN_KM)
    assert week.value is None
    assert "covers 2 whole weeks" in str(week.estimate.reason)


def test_the_longest_run_of_thirty_days_wins_over_a_longer_older_one() -> None:
    longest = entry([easy_run(days_ago(60), 30), easy_run(days_ago(10), 18)], ProfileName.LONGEST_RUN_KM)
    assert (longest.value, longest.confidence) == (18, Confidence.HIGH)
    assert entry([easy_run(days_ago(60), 30)], ProfileName.LONGEST_RUN_KM).confidence is Confidence.MEDIUM
    assert entry([easy_run(days_ago(100), 30)], ProfileName.LONGEST_RUN_KM).value is None


def test_critical_speed_from_efforts_on_the_line() -> None:
    efforts = tuple(
        BestEffort(duration_s=t, value=t / (4.5 * t + 200) * 1000, start_s=0, distance_m=4.5 * t + 200)
        for t in (180.0, 360.0, 720.0)
    )
    profile = build_profile([easy_run(days_ago(9), best_pace_s_per_km=efforts)], (), (), TODAY)
    assert profile.value(ProfileName.CRITICAL_SPEED_M_PER_S) == pytest.approx(4.5)
    assert profile.value(ProfileName.D_PRIME_M) == pytest.approx(200)


def test_threshold_pace_is_the_pace_of_an_hour() -> None:
    hour = paces(14_000, 3600 / 14)  # 14 km in an hour
    run = easy_run(
        days_ago(9),
        14,
        best_pace_s_per_km=(
            *hour,
            BestEffort(duration_s=3600, value=3600 / 14, start_s=0, distance_m=14_000),
        ),
    )
    pace = entry([run], ProfileName.THRESHOLD_PACE_S_PER_KM)
    assert pace.value == pytest.approx(3600 / 14, rel=1e-6)
    assert pace.confidence is Confidence.LOW


def test_a_raced_threshold_pace_is_of_medium_confidence() -> None:
    race = easy_run(days_ago(9), 10, 240, race=True, best_pace_s_per_km=paces(10_000, 240))
    pace = entry([race], ProfileName.THRESHOLD_PACE_S_PER_KM)
    assert pace.confidence is Confidence.MEDIUM
    assert pace.value == pytest.approx(240 * (3600 / 2400) ** (1 - 1 / 1.06), rel=1e-6)  # Riegel 1981


def test_one_faulty_strap_makes_no_maximum() -> None:
    calm = [easy_run(days_ago(day), heart_rate_seconds={150: 3000, 182: 20}) for day in (3, 9)]
    mad = easy_run(days_ago(5), heart_rate_seconds={150: 3000, 221: 60})
    assert entry([*calm, mad], ProfileName.MAXIMUM_HEART_RATE_BPM).value == 182
    raced = easy_run(days_ago(5), heart_rate_seconds={170: 3000, 195: 60}, race=True)
    maximum = entry([*calm, raced], ProfileName.MAXIMUM_HEART_RATE_BPM)
    assert (maximum.value, maximum.confidence) == (195, Confidence.MEDIUM)
    assert entry(calm, ProfileName.MAXIMUM_HEART_RATE_BPM).confidence is Confidence.LOW


def test_held_and_hardest_are_read_from_the_top() -> None:
    assert held_bpm({190: 4, 188: 6, 150: 900}) == 188
    assert held_bpm({190: 4}) is None
    assert hardest_mean_bpm({180: 900, 170: 900, 100: 9000}) == 175
    assert hardest_mean_bpm({180: 900}) is None


def test_threshold_heart_rate_comes_from_a_race() -> None:
    race = easy_run(days_ago(20), 10, 240, race=True, average_heart_rate_bpm=172.0)
    threshold = entry([race], ProfileName.THRESHOLD_HEART_RATE_BPM)
    assert (threshold.value, threshold.confidence) == (172, Confidence.MEDIUM)


def test_resting_heart_rate_is_the_median_of_fourteen_mornings() -> None:
    profile = build_profile((), (), mornings(30), TODAY)
    resting = profile.entries[ProfileName.RESTING_HEART_RATE_BPM]
    assert (resting.value, resting.confidence) == (49, Confidence.HIGH)
    assert resting.estimate.inputs["mornings"] == 14
    few = build_profile((), (), mornings(3), TODAY).entries[ProfileName.RESTING_HEART_RATE_BPM]
    assert few.confidence is Confidence.LOW


@settings(deadline=None)
@given(st.sampled_from(ProfileName), st.none() | st.floats(-1e6, 1e6), st.floats(0, 500))
def test_corrections_always_win(name: ProfileName, value: float | None, other: float) -> None:
    said = [correction(name, value, day=21), correction(name, other, day=3)]
    profile = build_profile(HISTORY, said, (), TODAY)
    assert profile.value(name) == value  # the newest word, whatever the order
    assert profile.entries[name].estimate == PROFILE.entries[name].estimate or name in (
        ProfileName.MAXIMUM_HEART_RATE_BPM,
        ProfileName.TRAINING_PACE_S_PER_KM,
    )
    profile.thresholds()  # values that cannot be are left out


def test_a_threshold_that_cannot_be_is_left_out() -> None:
    said = [correction(ProfileName.FTP_W, 5_000), correction(ProfileName.RESTING_HEART_RATE_BPM, 48)]
    thresholds = build_profile((), said, (), TODAY).thresholds()
    assert (thresholds.ftp_w, thresholds.resting_heart_rate_bpm) == (None, 48)


@pytest.mark.parametrize("name", ProfileName)
def test_what_can_be_is_said_for_every_value(name: ProfileName) -> None:
    low, high = PLAUSIBLE[name]
    assert implausible(name, (low + high) / 2) is None
    assert "cannot be" in str(implausible(name, high * 1.01 + 1))


def test_every_estimate_says_where_it_comes_from() -> None:
    known = [each for each in PROFILE.entries.values() if each.value is not None]
    assert len(known) >= 12
    for each in known:
        assert each.as_of is not None
        assert each.confidence is not None
        assert each.estimate.inputs["confidence_because"]
        assert each.estimate.source


HISTORY = daily_history(120)
PROFILE: AthleteProfile = build_profile(HISTORY, (), (), TODAY)


def test_hearts_are_around_their_beat() -> None:
    assert hardest_mean_bpm(hearts(140, 60), 60) == 152
