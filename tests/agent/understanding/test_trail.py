"""What is understood of trails: the ground, climbing, cut-offs, halts."""

from datetime import time

import pytest

from agent.understanding.by_the_clock import NOT_BY_THE_CLOCK
from tests.support.understanding import MARATHON, NOTHING, RIDE, TRAIL, change, said
from tools.domain.race import Cutoff, Stop, Surface


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("single track", Surface.SINGLE_TRACK),
        ("singletrack most of the way", Surface.SINGLE_TRACK),
        ("it is technical", Surface.TECHNICAL),
        ("technical trail", Surface.TECHNICAL),
        ("gravel fire road", Surface.FIRE_ROAD),
        ("forest roads", Surface.FIRE_ROAD),
        ("double track", Surface.DOUBLE_TRACK),
        ("all tarmac", Surface.PAVED),
        ("a mix of fire road and single track", Surface.SINGLE_TRACK),
        ("mostly fire roads, some single track", Surface.FIRE_ROAD),
        ("not technical at all", None),
        ("how do I run technical descents?", None),
    ],
)
def test_surfaces(text: str, surface: Surface | None) -> None:
    assert change(text, "surface", TRAIL) is surface


def test_extra_time_an_athlete_gives_for_the_ground() -> None:
    assert change("it's 15% slower on this terrain", "surface_share", TRAIL) == 0.15
    assert said("500 % slower on this terrain", TRAIL).refused == (
        "500 % slower on this terrain is no race I can plan, so I left it out.",
    )
    assert "surface" not in said("gravel roads", RIDE).changes


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("I climb 700 m an hour", 700),
        ("about 600 m/h of climbing", 600),
        ("my VAM is 850", 850),
        ("2000 ft per hour", 609.6),
        ("it climbs 400 m", None),
    ],
)
def test_climbing_speed(text: str, metres: float | None) -> None:
    assert change(text, "climbing_speed_m_per_h", TRAIL) == metres


@pytest.mark.parametrize(
    ("text", "cutoffs"),
    [
        ("cutoff 9:00 h at km 60", {60_000: 32_400}),
        ("must be at km 42 by 6:30", {42_000: 23_400}),
        ("cut off at km 80 is 14:30", {80_000: 52_200}),
        ("I have to be at mile 20 by 5 hours", {32_186.88: 18_000}),
        ("cutoffs: 3:30 at km 20, 6:00 at km 35", {20_000: 12_600, 35_000: 21_600}),
        ("cut-offs km 20 3:30, km 35 by 6:00", {20_000: 12_600, 35_000: 21_600}),
        ("CP3 at km 42 closes at 8:00", {42_000: 28_800}),
        ("the time limit is 12 hours", {60_000: 43_200}),
        ("broom wagon closes at 13 hours", {60_000: 46_800}),
        ("cutoffs are 4h at 20k and 8h at 40k and 14h finish", {20_000: 14_400, 40_000: 28_800}),
        ("cut-off times: CP1 (12 km) 2:30, CP2 (30 km) 6:15", {12_000: 9_000, 30_000: 22_500}),
        ("do I make the cutoff?", None),
        ("I want to be at km 42 in 6:30", None),
    ],
)
def test_cutoffs(text: str, cutoffs: dict[float, float] | None) -> None:
    found = change(text, "cutoffs", TRAIL)
    wanted = cutoffs and tuple(Cutoff(at_m=at_m, time_s=time_s) for at_m, time_s in cutoffs.items())
    assert found == wanted


def test_a_cutoff_is_neither_the_goal_nor_a_place_asked_about() -> None:
    understood = said("100 km in 15 hours, cutoff 9:00 h at km 60", NOTHING)
    assert understood.changes == {
        "distance_m": 100_000,
        "goal_time_s": 54_000,
        "cutoffs": (Cutoff(at_m=60_000, time_s=32_400),),
    }
    assert understood.at_m is None


def test_cutoffs_add_up_and_are_corrected() -> None:
    known = TRAIL.with_changes(
        cutoffs=(Cutoff(at_m=20_000, time_s=9_000), Cutoff(at_m=40_000, time_s=18_000))
    )
    assert change("cutoff at km 40 is 5:30", "cutoffs", known) == (
        Cutoff(at_m=20_000, time_s=9_000),
        Cutoff(at_m=40_000, time_s=19_800),
    )


def test_cutoffs_by_the_clock_count_from_a_start_that_is_said() -> None:
    assert said("start at 7:30, cutoff at 15:30", TRAIL).changes == {
        "start_time": time(7, 30),
        "cutoffs": (Cutoff(at_m=60_000, time_s=28_800),),
    }
    by_place = said("start 6:30, cutoffs: km 40 at 9:00, km 50 at 12:30 and 5pm at the finish", TRAIL)
    assert by_place.changes["cutoffs"] == (
        Cutoff(at_m=40_000, time_s=9_000),
        Cutoff(at_m=50_000, time_s=21_600),
        Cutoff(at_m=60_000, time_s=37_800),
    )
    assert by_place.refused == ()


def test_a_duration_beside_a_start_by_the_clock_stays_a_duration() -> None:
    assert change("starts at 8, cut-off 3:00 at km 30", "cutoffs", TRAIL) == (
        Cutoff(at_m=30_000, time_s=10_800),
    )


def test_an_hour_that_no_rider_needs_is_asked_back() -> None:
    understood = said("cutoff at km 60 is 14:30", RIDE)
    assert understood.changes == {}
    assert understood.refused == (NOT_BY_THE_CLOCK.replace("{words}", "km 60 is 14:30"),)


def test_a_time_of_day_is_no_cutoff() -> None:
    understood = said("cutoff 6:00 pm at km 50", TRAIL)
    assert understood.changes == {}
    assert understood.refused == (NOT_BY_THE_CLOCK.replace("{words}", "6:00 pm at km 50"),)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("5 min at each aid station", 300),
        ("2 minutes at every checkpoint", 120),
        ("I stop 3 min per aid station", 180),
        ("I spend 5 minutes per aid station", 300),
        ("aid stations every 10 km, 3 min each", 180),
        ("half an hour at each aid station", 1_800),
        ("when do I reach each aid station?", None),
    ],
)
def test_halts_at_aid_stations(text: str, seconds: float | None) -> None:
    assert change(text, "stop_s_per_aid", TRAIL) == seconds


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("10 minute stop at 50 km", {50_000: 600}),
        ("stop for 15 min at km 40", {40_000: 900}),
        ("a coffee stop of 20 min", None),
        ("20 min lunch break after 45 km", {45_000: 1_200}),
        ("10 min break at km 30, 20 min at km 45", {30_000: 600, 45_000: 1_200}),
        ("I stop at km 30 for 5 min", {30_000: 300}),
    ],
)
def test_planned_halts(text: str, stops: dict[float, float] | None) -> None:
    found = change(text, "stops", TRAIL)
    assert found == (stops and tuple(Stop(at_m=at_m, duration_s=time_s) for at_m, time_s in stops.items()))


def test_halts_are_no_goal_and_no_place() -> None:
    understood = said("marathon in 5:00, 10 minute stop at 20 km", MARATHON)
    assert understood.changes["goal_time_s"] == 18_000
    assert understood.at_m is None
