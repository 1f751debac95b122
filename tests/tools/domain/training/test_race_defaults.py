"""What a race takes from the profile: only the unsaid, never a doubtful estimate, and always said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.histories import TODAY, days_ago, easy_run, powers, ride
from tools.domain.activity_summary import KnownActivity, WellnessDay
from tools.domain.profile import AthleteProfile, Correction, ProfileName
from tools.domain.race import PowerEffort, RaceBrief, RaceResult, Sport
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.race_defaults import SAY_ANOTHER, defaults_for
from tools.domain.units import HALF_MARATHON_M, MARATHON_M

RIDE, RUN = RaceBrief(sport=Sport.RIDE), RaceBrief(distance_m=MARATHON_M)


def profile(*activities: KnownActivity, **said: float | None) -> AthleteProfile:
    corrections = [
        Correction(name=ProfileName(name), value=value, said_at=datetime(2026, 11, 20, tzinfo=UTC))
        for name, value in said.items()
    ]
    return build_profile(activities, corrections, (), TODAY)


EASY = [ride(days_ago(day), watts=150) for day in range(43, 57, 2)]
RIDER = profile(ride(days_ago(41), best_power_w=powers(250, 20_000)), *EASY)
RUNNER = profile(
    *(easy_run(days_ago(day), 10) for day in range(1, 60, 2)),
    easy_run(days_ago(30), 21.2, 280, race=True),
    easy_run(days_ago(10), 10.05, 250, race=True),
)


def test_a_ride_uses_the_riders_power_and_says_so() -> None:
    given, said = defaults_for(RIDE, RIDER, TODAY)
    assert given["ftp_w"] == pytest.approx(250 + 20_000 / 3600, abs=0.1)
    assert given["critical_power_w"] == pytest.approx(250)
    assert given["w_prime_j"] == pytest.approx(20_000)
    assert said[0] == ("I use FTP 256 W from your own rides (20-min best of 12 October; high confidence).")
    assert said[-1].endswith(SAY_ANOTHER)
    assert sum(SAY_ANOTHER in words for words in said) == 1
    RIDE.with_changes(**given)


def test_what_rests_on_old_data_is_said_with_its_year() -> None:
    _, said = defaults_for(RIDE, RIDER, date(2027, 2, 1))
    assert "20-min best of 12 October 2026" in said[0]
    assert said[-1].startswith("Your newest data is of 12 October 2026: the 112 days since are unknown")
    assert not any("newest data" in words for words in defaults_for(RUN, RUNNER, TODAY)[1])
    stated = profile(*EASY, ftp_w=250)
    assert not any("newest data" in words for words in defaults_for(RIDE, stated, date(2027, 2, 1))[1])


def test_a_break_is_no_usual_week() -> None:
    runs = [easy_run(days_ago(day), 10) for day in range(36, 100, 2)]
    told = build_profile(runs, (), (), TODAY, TODAY)
    assert told.value(ProfileName.WEEKLY_RUN_KM) == 0
    assert "weekly_distance_km" not in defaults_for(RUN, told, TODAY)[0]
    assert defaults_for(RUN, build_profile(runs, (), (), TODAY), TODAY)[0]["weekly_distance_km"] > 0


@pytest.mark.parametrize(
    "brief",
    [
        RaceBrief(sport=Sport.RIDE, ftp_w=200),
        RaceBrief(sport=Sport.RIDE, critical_power_w=200),
        RaceBrief(sport=Sport.RIDE, power_efforts=(PowerEffort(power_w=300, duration_s=300),)),
        RaceBrief(sport=Sport.RIDE, target_power_w=180),
    ],
)
def test_a_power_that_was_said_is_not_mixed_with_the_history(brief: RaceBrief) -> None:
    assert defaults_for(brief, RIDER, TODAY) == ({}, ())


def test_a_doubtful_ftp_is_not_used_unless_it_is_a_correction() -> None:
    old = ride(days_ago(200), best_power_w=powers(250, 20_000))
    assert defaults_for(RIDE, profile(*[old] * 8), TODAY) == ({}, ())
    assert defaults_for(RIDE, profile(ride(days_ago(3), best_power_w=powers(250, 20_000))), TODAY) == ({}, ())
    given, said = defaults_for(RIDE, profile(old, ftp_w=240), TODAY)
    assert given == {"ftp_w": 240}
    assert said == (f"I use FTP 240 W, as you told me. {SAY_ANOTHER}",)


def test_what_the_athlete_called_unknown_or_cannot_be_is_not_used() -> None:
    new = ride(days_ago(20), best_power_w=powers(250, 20_000))
    assert "ftp_w" not in defaults_for(RIDE, profile(new, ftp_w=None), TODAY)[0]
    assert "ftp_w" not in defaults_for(RIDE, profile(new, ftp_w=5_000), TODAY)[0]


def test_a_run_uses_the_race_nearest_in_distance_of_the_newest_ones() -> None:
    given, said = defaults_for(RUN, RUNNER, TODAY)
    assert given["recent_result"] == RaceResult(distance_m=HALF_MARATHON_M, time_s=21.2 * 280)
    assert said[0].startswith("I use your half marathon in 1:38:56 of 23 October (it is marked as a race")
    assert "high confidence" in said[0]
    short, _ = defaults_for(RaceBrief(distance_m=10_000), RUNNER, TODAY)
    assert short["recent_result"].distance_m == 10_000  # type: ignore[attr-defined]
    assert given["weekly_distance_km"] == RUNNER.value(ProfileName.WEEKLY_RUN_KM)
    assert given["training_pace_s_per_km"] == RUNNER.value(ProfileName.TRAINING_PACE_S_PER_KM)
    RUN.with_changes(**given)


def test_a_result_that_was_said_wins() -> None:
    said = RaceResult(distance_m=10_000, time_s=2_500)
    given, _ = defaults_for(
        RaceBrief(distance_m=MARATHON_M, recent_result=said, weekly_distance_km=40), RUNNER, TODAY
    )
    assert "recent_result" not in given
    assert "weekly_distance_km" not in given


def test_personal_factors_and_sweat_are_used_where_they_were_said() -> None:
    told = profile(hill_factor=0.8, fade_percent=1.5, sweat_rate_l_per_h=1.1, ftp_w=250)
    given, _ = defaults_for(RUN, told, TODAY)
    assert given == {"hill_factor": 0.8, "fade_percent": 1.5, "sweat_rate_l_per_h": 1.1}
    assert "fade_percent" not in defaults_for(RaceBrief(even_pace=True), told, TODAY)[0]
    assert defaults_for(RIDE, told, TODAY)[0] == {"ftp_w": 250, "sweat_rate_l_per_h": 1.1}


def test_nothing_is_said_of_an_unknown_athlete() -> None:
    assert defaults_for(RUN, profile(), TODAY) == ({}, ())
    assert defaults_for(RIDE, AthleteProfile(), TODAY) == ({}, ())


@pytest.mark.parametrize(("ago", "said_kg", "used"), [(30, None, 71.4), (31, None, None), (1, 68.0, None)])
def test_the_newest_weight_of_a_month_is_the_default(
    ago: int, said_kg: float | None, used: float | None
) -> None:
    scale = [
        WellnessDay(day=TODAY - timedelta(days=days), weight_kg=71.4 + days - ago) for days in (ago, ago + 5)
    ]
    known = build_profile((), (), scale, TODAY)
    given, said = defaults_for(RaceBrief(distance_m=MARATHON_M, weight_kg=said_kg), known, TODAY)
    assert given.get("weight_kg") == used
    assert bool(said) == (used is not None)
    assert not said or said[0].startswith("I use a body weight of 71.4 kg, your newest, of ")
