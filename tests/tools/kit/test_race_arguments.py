"""What a model says about a race goes on top of the brief, within its limits."""

import pytest
from pydantic import ValidationError

from tools.domain.race import (
    AidSaid,
    AidService,
    AidStation,
    Avoidance,
    Cutoff,
    PowerEffort,
    RaceBrief,
    RaceResult,
    Sport,
    Stop,
    Surface,
)
from tools.kit.errors import MissingInput
from tools.kit.race_arguments import (
    KnownCutoff,
    KnownOffer,
    KnownResult,
    KnownStation,
    KnownStop,
    RaceArguments,
    brief_with,
    clock_seconds,
)
from tools.kit.rider_arguments import KnownEffort, KnownWind, RiderArguments


@pytest.mark.parametrize(("clock", "seconds"), [("3:30:00", 12_600), ("3:45", 13_500), ("0:48:20", 2_900)])
def test_clock_times(clock: str, seconds: float) -> None:
    assert clock_seconds(clock) == seconds


def test_arguments_go_on_top_and_the_rest_stays() -> None:
    before = RaceBrief(weight_kg=58, avoid=(Avoidance.CAFFEINE,))
    said = RaceArguments(
        goal_time="3:25:00",
        avoid=[Avoidance.GELS],
        recent_result=KnownResult(distance_km=21.0975, time="1:40:00"),
    )
    brief = brief_with(said, before)
    assert brief.weight_kg == 58
    assert brief.goal_time_s == 12_300
    assert brief.avoid == (Avoidance.CAFFEINE, Avoidance.GELS)
    assert brief.recent_result is not None
    assert brief.recent_result.distance_m == pytest.approx(21_097.5)


def test_what_is_said_of_aid_stations() -> None:
    said = RaceArguments(
        start_time="06:00",
        aid_every_km=5,
        aid_stations=[
            KnownStation(distance_km=31.5, name="Aid 3", offers=["cola"], closes_at="14:30"),
            KnownStation(
                distance_km=42, services=[AidService.DROP_BAG], stop_minutes=10, closes_after="9:00:00"
            ),
            KnownStation(distance_km=25, is_none=True),
        ],
        aid_offers=[KnownOffer(what="cola", from_km=30)],
    )
    brief = said.applied_to(RaceBrief(aid_stations=(AidStation(name="Hut", at_m=10_000),)))
    assert brief.aid_every_m == 5000
    assert [(each.name, each.at_m, each.absent) for each in brief.aid_stations] == [
        ("Hut", 10_000, False),
        ("", 25_000, True),
        ("Aid 3", 31_500, False),
        ("", 42_000, False),
    ]
    assert brief.aid_stations[3].stop_s == 600
    assert brief.aid_said == (AidSaid(from_m=30_000, offers=("cola",)),)
    assert [(cutoff.at_m, cutoff.time_s) for cutoff in brief.cutoffs] == [(31_500, 30_600), (42_000, 32_400)]


def test_a_closing_time_of_day_asks_when_the_race_starts() -> None:
    said = RaceArguments(aid_stations=[KnownStation(distance_km=31.5, closes_at="14:30")])
    with pytest.raises(MissingInput, match="when does the race start"):
        said.applied_to(RaceBrief())


def test_a_list_of_stations_stands_in_place_of_a_spacing() -> None:
    said = RaceArguments(aid_stations=[KnownStation(distance_km=km) for km in (7, 15)])
    assert said.applied_to(RaceBrief(aid_every_m=5000)).aid_listed


def test_outside_the_limits_is_refused() -> None:
    with pytest.raises(ValidationError):
        RaceArguments(weight_kg=900).applied_to(RaceBrief())
    with pytest.raises(ValidationError):
        RaceArguments(goal_time="fast")


def test_no_arguments_leave_the_brief() -> None:
    brief = RaceBrief(distance_m=10_000)
    assert brief_with(None, brief) is brief


def test_what_a_trail_runner_says() -> None:
    before = RaceBrief(cutoffs=(Cutoff(at_m=60_000, time_s=32_400),))
    said = RaceArguments(
        surface=Surface.SINGLE_TRACK,
        cutoffs=[KnownCutoff(distance_km=42, time="6:30:00")],
        stops=[KnownStop(distance_km=30, minutes=10)],
        stop_minutes_per_aid=3,
        other_results=[KnownResult(distance_km=10, time="0:42:00")],
    )
    brief = said.applied_to(before)
    assert [cutoff.at_m for cutoff in brief.cutoffs] == [42_000, 60_000]
    assert brief.cutoffs[0].time_s == 23_400
    assert brief.stops == (Stop(at_m=30_000, duration_s=600),)
    assert brief.stop_s_per_aid == 180
    assert brief.other_results == (RaceResult(distance_m=10_000, time_s=2_520),)
    assert brief.surface is Surface.SINGLE_TRACK


def test_what_a_cyclist_says() -> None:
    rider = RiderArguments(
        ftp_w=250,
        w_prime_kj=20,
        best_efforts=[KnownEffort(power_w=340, minutes=5)],
        system_mass_kg=83,
        chainrings=[50, 34],
        cassette=[11, 34],
        drafting=True,
    )
    wind = KnownWind(speed=36, unit="km/h", comes_from="SW")
    brief = RaceArguments(sport=Sport.RIDE, rider=rider, wind=wind).applied_to(RaceBrief(weight_kg=75))
    assert (brief.sport, brief.weight_kg, brief.ftp_w, brief.w_prime_j) == (Sport.RIDE, 75, 250, 20_000)
    assert brief.power_efforts == (PowerEffort(power_w=340, duration_s=300),)
    assert (brief.system_mass_kg, brief.drafting) == (83, True)
    assert (brief.chainrings, brief.cassette) == ((50, 34), (11, 34))
    assert brief.wind_speed_m_per_s == pytest.approx(10)
    assert brief.wind_from_deg == 225


@pytest.mark.parametrize(
    ("comes_from", "degrees"), [("270", 270), ("north-west", 315), ("ese", 112.5), ("0", 0), ("South", 180)]
)
def test_where_the_wind_comes_from(comes_from: str, degrees: float) -> None:
    assert KnownWind(speed=5, unit="m/s", comes_from=comes_from).changes()["wind_from_deg"] == degrees


@pytest.mark.parametrize(
    "rider",
    [RiderArguments(ftp_w=900), RiderArguments(system_mass_kg=5), RiderArguments(w_prime_kj=500)],
)
def test_a_rider_who_cannot_be_is_refused(rider: RiderArguments) -> None:
    with pytest.raises(ValueError, match="validation error"):
        RaceArguments(rider=rider).applied_to(RaceBrief())


@pytest.mark.parametrize("comes_from", ["nnn", "behind", "700", "-5", "nan"])
def test_a_wind_from_nowhere_is_refused(comes_from: str) -> None:
    with pytest.raises(ValidationError, match="comes_from"):
        KnownWind(speed=5, unit="m/s", comes_from=comes_from)


def test_who_rides_needs_not_name_the_sport() -> None:
    assert RaceArguments(rider=RiderArguments(ftp_w=250)).applied_to(RaceBrief()).sport is Sport.RIDE


def test_the_goal_said_last_wins() -> None:
    timed = RaceBrief(sport=Sport.RIDE, goal_time_s=16_200)
    powered = RaceArguments(rider=RiderArguments(target_power_w=230)).applied_to(timed)
    assert (powered.goal_time_s, powered.target_power_w) == (None, 230)
    again = RaceArguments(goal_time="4:10").applied_to(powered)
    assert (again.goal_time_s, again.target_power_w) == (15_000, None)
    assert RaceArguments(rider=RiderArguments(ftp_w=250)).applied_to(again).goal_time_s == 15_000
