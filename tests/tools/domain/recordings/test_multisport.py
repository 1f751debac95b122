from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from tests.support.recordings import recording
from tools.domain.activity import ActivitySport, DeviceTotals, Lap
from tools.domain.recordings.multisport import join_legs, without_repeats
from tools.domain.recordings.timer_time import timer_seconds

START = datetime(2026, 5, 3, 7, 0, tzinfo=UTC)
SWIM = recording(
    601,
    sport=ActivitySport.SWIM,
    started_at=START,
    distance_m=np.linspace(0.0, 750.0, 601),
    totals=DeviceTotals(distance_m=750.0, duration_s=600.0, ascent_m=3.0),
    laps=(Lap(start_s=0.0, duration_s=600.0),),
    warnings=("wet",),
)
RIDE = recording(
    1801,
    started_at=START + timedelta(seconds=700),
    distance_m=np.linspace(0.0, 15_000.0, 1801),
    power_w=200.0,
    pauses=((100.0, 160.0),),
    totals=DeviceTotals(distance_m=15_000.0, duration_s=1740.0),
    laps=(Lap(start_s=5.0, duration_s=60.0),),
)


def test_a_day_keeps_what_its_legs_say_beside_their_records() -> None:
    swim = replace(SWIM, utc_offset_s=7200.0, indoor=True)
    ride = replace(RIDE, race=True, note="cold")
    day = join_legs((swim, ride))
    assert (day.utc_offset_s, day.race, day.indoor, day.note) == (7200.0, True, False, "cold")


def test_a_leg_that_repeats_the_one_before_is_left_out() -> None:
    assert without_repeats((SWIM, SWIM, RIDE, SWIM)) == (SWIM, RIDE, SWIM)
    assert without_repeats(()) == ()


def test_one_leg_is_itself() -> None:
    assert join_legs((RIDE,)) is RIDE
    with pytest.raises(ValueError, match="at least one"):
        join_legs(())


def test_two_legs_stand_on_one_clock() -> None:
    day = join_legs((SWIM, RIDE))
    assert day.sport == ActivitySport.MULTISPORT
    assert day.started_at == START
    assert day.time_s[601] == 700.0
    assert day.distance_m[-1] == pytest.approx(15_750.0)
    assert (600.0, 700.0) in day.pauses, "time between the legs is a pause"
    assert (800.0, 860.0) in day.pauses
    assert timer_seconds(day) == pytest.approx(600 + 1740)
    assert [lap.start_s for lap in day.laps] == [0.0, 705.0]
    assert day.totals.distance_m == 15_750.0
    assert day.totals.ascent_m is None, "not every leg has it"
    assert np.isnan(day.power_w[:601]).all()
    assert day.warnings == ("This file holds 2 activities (swim, ride); they stand here as one.", "wet")


def test_legs_without_a_start_follow_each_other() -> None:
    first, second = recording(101), recording(51)
    assert join_legs((first, second)).time_s.tolist() == [*range(101), *range(100, 151)]


def test_a_leg_that_says_it_began_too_early_waits() -> None:
    early = recording(51, started_at=START + timedelta(seconds=100))
    joined = join_legs((SWIM, early))
    assert (np.diff(joined.time_s) >= 0).all()
    assert joined.time_s[601] == 600.0


def test_a_repeated_leg_counts_once() -> None:
    joined = join_legs((RIDE, RIDE))
    assert joined.time_s.size == RIDE.time_s.size
    assert joined.warnings == ("The file holds this activity twice.",)
