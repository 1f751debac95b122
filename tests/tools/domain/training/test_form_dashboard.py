"""The dashboard: its sums, its silence about days nobody knows, and that nothing odd breaks it."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.histories import (
    TODAY,
    daily_history,
    days_ago,
    easy_run,
    hearts,
    known,
    mornings,
    powers,
    ride,
)
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.dashboard import PERIOD_DAYS, Dashboard, Period
from tools.domain.finding import Finding
from tools.domain.profile import AthleteProfile, ProfileEntry, ProfileName
from tools.domain.provenance import Source
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.form_dashboard import build_dashboard, stale_sentence
from tools.domain.training.training_load import exponential_mean


def said(**values: float) -> AthleteProfile:
    """Return a profile that knows these values."""
    return AthleteProfile(
        entries={
            ProfileName(name): ProfileEntry(
                name=ProfileName(name),
                estimate=Finding(name=name, value=value, unit="", model="given", source="a test"),
            )
            for name, value in values.items()
        }
    )


def hundreds(days: int) -> tuple[KnownActivity, ...]:
    """Return an hour at an FTP of 250 W each day up to today."""
    return tuple(ride(days_ago(back), 60, 250) for back in range(days))


def test_a_hundred_a_day_from_nothing() -> None:
    dashboard = build_dashboard(hundreds(42), said(ftp_w=250), Period.ALL, TODAY, None)
    assert dashboard.fitness.value == pytest.approx(63.65, abs=0.005)  # published arithmetic
    assert dashboard.load_curve[6].fatigue == pytest.approx(66.01, abs=0.005)
    assert dashboard.form.value == pytest.approx(
        dashboard.load_curve[-2].fitness - dashboard.load_curve[-2].fatigue
    )


def test_the_means_run_over_everything_and_the_period_only_cuts_the_picture() -> None:
    year = hundreds(365)
    short, long = (
        build_dashboard(year, said(ftp_w=250), period, TODAY, None) for period in (Period.WEEKS_4, Period.ALL)
    )
    assert short.load_curve == long.load_curve[-28:]
    assert short.fitness == long.fitness
    assert [point.fitness for point in long.load_curve] == pytest.approx(exponential_mean([100.0] * 365, 42))


def test_old_data_is_said_and_its_form_is_unknown() -> None:
    runs = [easy_run(days_ago(19 + back)) for back in range(100)]
    dashboard = build_dashboard(runs, said(threshold_pace_s_per_km=280), Period.WEEKS_12, TODAY, None)
    assert dashboard.stale == ("Your newest data is of 3 November: the 19 days since are unknown, not rest.")
    assert dashboard.fitness.value is None
    assert dashboard.last == dashboard.load_curve[-1].day == days_ago(19)
    assert [week.known for week in dashboard.weeks[-3:]] == [True, False, False]


def test_a_good_sync_makes_the_same_days_rest() -> None:
    runs = [easy_run(days_ago(19 + back)) for back in range(100)]
    dashboard = build_dashboard(runs, said(threshold_pace_s_per_km=280), Period.WEEKS_12, TODAY, TODAY)
    assert dashboard.stale is None
    assert dashboard.fitness.value is not None
    assert all(week.known for week in dashboard.weeks)


def test_the_year_is_written_where_it_is_another() -> None:
    assert "3 November 2025" in str(stale_sentence(date(2025, 11, 3), TODAY))
    assert stale_sentence(days_ago(3), TODAY) is None
    assert stale_sentence(None, TODAY) is None


def test_weeks_begin_on_monday_and_hold_every_sport() -> None:
    monday = date(2026, 11, 16)
    done = [easy_run(monday, 10, 360), easy_run(monday, 5, 360), ride(date(2026, 11, 22), 90)]
    weeks = build_dashboard(done, said(), Period.WEEKS_4, TODAY, None).weeks
    assert [week.starts_on for week in weeks] == [monday - timedelta(days=21 - 7 * i) for i in range(4)]
    bike, run = weeks[-1].by_sport
    assert (run.sport, run.sessions, run.distance_m, run.duration_s) == (ActivitySport.RUN, 2, 15_000, 5400)
    assert (bike.sport, bike.duration_s) == (ActivitySport.RIDE, 5400)
    assert weeks[-1].load is None  # two sessions, and no load of them is known
    assert not weeks[0].known


def test_bests_of_the_period_stand_against_those_before() -> None:
    rides = [
        ride(days_ago(200), best_power_w=powers(270, 20_000)),
        ride(days_ago(10), best_power_w=powers(250, 22_000)),
        easy_run(days_ago(5)),
    ]
    dashboard = build_dashboard(rides, said(), Period.WEEKS_12, TODAY, None)
    now = {point.duration_s: point.value for point in dashboard.best_power_w}
    before = {point.duration_s: point.value for point in dashboard.best_power_before_w}
    assert now[1200] == pytest.approx(250 + 22_000 / 1200)
    assert before[1200] == pytest.approx(270 + 20_000 / 1200)
    assert dashboard.best_power_w[0].activity_id == rides[1].id
    assert dashboard.best_pace_before_s_per_km == ()
    whole = build_dashboard(rides, said(), Period.ALL, TODAY, None)
    assert {point.duration_s: point.value for point in whole.best_power_w}[1200] == before[1200]


def test_power_of_a_run_and_a_meter_gone_mad_are_no_bests() -> None:
    mad = ride(days_ago(2), best_power_w=powers(9_000, 1, share=9))
    walked = known(days_ago(1), ActivitySport.RUN, 60, best_power_w=powers(400))
    assert build_dashboard([mad, walked], said(), Period.ALL, TODAY, None).best_power_w == ()


def test_zones_and_the_silent_time_add_up_to_the_time_trained() -> None:
    done = [
        ride(days_ago(1), 60, power_seconds={100: 1200, 250: 600}, heart_rate_seconds=hearts(120, 60)),
        ride(days_ago(2), 60, power_seconds={}, heart_rate_seconds={}),
        easy_run(days_ago(3), 10, 360, heart_rate_seconds={150: 3000}),
    ]
    profile = said(ftp_w=250, threshold_heart_rate_bpm=165)
    dashboard = build_dashboard(done, profile, Period.WEEKS_4, TODAY, None)
    power, heart = dashboard.power_zones, dashboard.heart_rate_zones
    assert power is not None
    assert heart is not None
    assert sum(zone.seconds for zone in power.zones) + power.unknown_s == 7200
    assert sum(zone.seconds for zone in heart.zones) + heart.unknown_s == pytest.approx(10_800, abs=60)
    assert [zone.seconds for zone in power.zones[:4]] == [1200, 0, 0, 600]


def test_sources_are_named_where_their_rules_ask_for_it() -> None:
    done = [easy_run(days_ago(1), source=Source.STRAVA), easy_run(days_ago(2), source=Source.GARMIN)]
    assert build_dashboard(done, said(), Period.ALL, TODAY, None).attributions == (
        "Garmin",
        "Powered by Strava",
    )


def test_what_is_left_out_is_said() -> None:
    done = [easy_run(days_ago(1)), known(None), known(date(2099, 1, 1)), known(days_ago(1), duplicate_of="x")]
    dashboard = build_dashboard(done, said(), Period.ALL, TODAY, None)
    assert dashboard.activities == 1
    assert any(
        "2 activities have no date" in words and "are left out" in words for words in dashboard.warnings
    )


def test_nothing_is_known_of_an_empty_history() -> None:
    dashboard = build_dashboard((), build_profile((), (), (), TODAY), Period.ALL, TODAY, TODAY)
    assert dashboard.fitness.reason == "no training is known"
    assert (dashboard.first, dashboard.weeks, dashboard.load_curve) == (None, (), ())


def test_the_order_of_activities_changes_nothing() -> None:
    activities = list(daily_history(120))
    profile = build_profile(activities, (), mornings(20), TODAY)
    before = build_dashboard(activities, profile, Period.WEEKS_12, TODAY, None)
    random.Random(7).shuffle(activities)
    assert build_profile(activities, (), mornings(20), TODAY) == profile
    assert build_dashboard(activities, profile, Period.WEEKS_12, TODAY, None) == before


ODD_DAYS = st.one_of(
    st.none(), st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.integers(-2, 400).map(days_ago)
)
AMOUNTS = st.floats(0, 500_000, allow_nan=False)


@st.composite
def odd_activities(draw: st.DrawFn) -> KnownActivity:
    return known(
        draw(ODD_DAYS),
        draw(st.sampled_from(ActivitySport)),
        draw(st.floats(0, 3_000, allow_nan=False)),
        source=draw(st.sampled_from(Source)),
        duplicate_of=draw(st.sampled_from([None, None, "other"])),
        race=draw(st.booleans()),
        distance_m=draw(st.none() | AMOUNTS),
        moving_s=draw(st.none() | AMOUNTS),
        elapsed_s=draw(st.none() | AMOUNTS),
        normalized_power_w=draw(st.none() | st.floats(0, 2_000)),
        average_heart_rate_bpm=draw(st.none() | st.floats(0, 250)),
        normalized_graded_pace_s_per_km=draw(st.none() | st.floats(1, 5_000)),
        heart_rate_seconds=draw(st.dictionaries(st.integers(-5, 300), st.integers(0, 9_000), max_size=6)),
        power_seconds=draw(
            st.dictionaries(st.integers(0, 400).map(lambda n: 5 * n), st.integers(0, 9_000), max_size=6)
        ),
        best_power_w=draw(st.sampled_from([(), powers(), powers(100, 9_000, share=20), powers(200, 0)])),
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(odd_activities(), max_size=12),
    st.sampled_from(Period),
    st.none() | st.integers(-3, 500).map(days_ago),
)
def test_no_history_is_too_odd(activities: list[KnownActivity], period: Period, until: date | None) -> None:
    profile = build_profile(activities, (), mornings(3), TODAY)
    dashboard = build_dashboard(activities, profile, period, TODAY, until)
    written = dashboard.model_dump_json()
    assert "NaN" not in written
    assert "Infinity" not in written
    assert Dashboard.model_validate_json(written) == dashboard
    days = PERIOD_DAYS[period]
    assert days is None or len(dashboard.load_curve) <= days
    assert "NaN" not in profile.model_dump_json()
    for zones in (dashboard.power_zones, dashboard.heart_rate_zones):
        assert zones is None or all(zone.seconds >= 0 for zone in zones.zones)
