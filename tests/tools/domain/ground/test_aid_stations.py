"""Stations: what a course names, what was said, a spacing; each place once, in order, inside the course."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import flat, hilly_marathon
from tools.domain.course import Waypoint
from tools.domain.ground.aid_stations import cutoffs_of, spoken, stations_of, with_stations
from tools.domain.race import AidSaid, AidService, AidStation, Cutoff, RaceBrief

WATER, DRINK, FOOD = AidService.WATER, AidService.DRINK, AidService.FOOD
BAG, CREW = AidService.DROP_BAG, AidService.CREW


def at(name: str, distance_m: float | None, kind: str | None = None, note: str | None = None) -> Waypoint:
    return Waypoint(name=name, lat=0, lon=0, distance_m=distance_m, kind=kind, note=note)


def bag(km: float) -> AidStation:
    return AidStation(name="", at_m=1000 * km, services=(BAG,))


def places(course_m: float = 60_000, *points: Waypoint, **said: object) -> list[tuple[str, float]]:
    found = stations_of(flat(course_m, waypoints=points), RaceBrief(**said))
    return [(station.name, station.at_m) for station in found]


def test_the_course_names_its_own() -> None:
    stations = stations_of(hilly_marathon(), RaceBrief(aid_every_m=3000))
    assert [station.at_m for station in stations] == [km * 1000 for km in range(5, 41, 5)]
    assert stations[0].name == "Aid 5"


def test_else_the_spacing_told_without_one_at_the_finish() -> None:
    named = [("aid station", km * 1000.0) for km in (5, 10, 15)]
    assert places(20_000, aid_every_m=5000) == named


def test_none_when_nobody_knows() -> None:
    assert stations_of(flat(20_000), RaceBrief()) == ()


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("Ravitaillement 3", True),
        ("Verpflegungsposten", True),
        ("Feed zone", True),
        ("Drop bag", True),
        ("Crew access Champex", True),
        ("VP 5 (Wasser, Iso, Bananen)", True),
        ("Base vie Courmayeur", True),
        ("Aid station + first aid", True),
        ("First aid", False),
        ("Museum", False),
        ("Waterfall", False),
        ("Pain de Sucre", False),
    ],
)
def test_aid_has_many_names(name: str, counts: bool) -> None:
    assert bool(places(20_000, at(name, 9000))) is counts


@pytest.mark.parametrize("kind", ["water", "Food", "aid_station", "Drinking Water"])
def test_a_file_says_what_a_point_is(kind: str) -> None:
    assert places(20_000, at("Km 9", 9000, kind)) == [("Km 9", 9000)]


def test_a_name_tells_what_is_there() -> None:
    point = at("Aid 3 - water, cola", 9000, note="soup and bananas, no gels")
    (station,) = stations_of(flat(20_000, waypoints=(point,)), RaceBrief())
    assert (station.name, station.services) == ("Aid 3", (WATER, DRINK, FOOD))
    assert station.offers == ("cola", "soup", "bananas")


def test_a_place_beside_the_course_or_at_its_ends_is_none() -> None:
    points = (at("Water", None), at("Aid start", 0.0), at("Aid finish", 20_000.0))
    assert places(20_000, *points) == []


def test_they_come_in_order() -> None:
    assert places(20_000, at("Aid B", 12_000), at("Aid A", 4000)) == [("Aid A", 4000), ("Aid B", 12_000)]


def test_what_is_said_near_a_known_one_is_that_one() -> None:
    found = stations_of(
        flat(60_000, waypoints=(at("Ravito 2", 31_270),)),
        RaceBrief(aid_stations=(AidStation(name="Aid 3", at_m=31_500, services=(BAG,), offers=("cola",)),)),
    )
    assert [(each.name, each.at_m, each.services) for each in found] == [("Aid 3", 31_270, (WATER, BAG))]


def test_a_station_of_the_same_name_is_meant_wherever_it_was_said_to_be() -> None:
    moved = (AidStation(name="Aid Station 3", at_m=31_500),)
    assert places(60_000, at("Aid 3", 29_000), aid_stations=moved) == [("Aid Station 3", 31_500)]


def test_a_bag_beside_the_road_keeps_the_spacing() -> None:
    found = places(20_000, aid_every_m=5000, aid_stations=(bag(12),))
    assert found == [
        ("aid station", 5000),
        ("aid station", 10_000),
        ("drop bag", 12_000),
        ("aid station", 15_000),
    ]


def test_a_list_stands_in_place_of_a_spacing_told_before() -> None:
    listed = tuple(AidStation(name="", at_m=m) for m in (7000, 13_000))
    assert len(places(20_000, aid_every_m=5000, aid_stations=listed)) == 5
    assert [m for _, m in places(20_000, aid_every_m=5000, aid_stations=listed, aid_listed=True)] == [
        7000,
        13_000,
    ]


def test_none_where_somebody_says_there_is_none() -> None:
    none = (AidStation(name="", at_m=10_200, absent=True),)
    assert [m for _, m in places(20_000, aid_every_m=5000, aid_stations=none)] == [5000, 15_000]
    assert places(20_000, at("Aid 2", 10_000), aid_stations=none) == []


def test_what_all_offer_from_a_place_on_and_at_one_kind() -> None:
    said = (
        AidSaid(from_m=9000, offers=("cola",)),
        AidSaid(service=BAG, stop_s=600),
        AidSaid(name="aid #7", stop_s=60),
    )
    stations = (bag(12), AidStation(name="Aid station 7", at_m=18_000))
    found = stations_of(flat(20_000), RaceBrief(aid_every_m=5000, aid_stations=stations, aid_said=said))
    assert {each.at_m: each.offers for each in found} == {
        **{5000: (), 10_000: ("cola",), 12_000: ()},
        **{15_000: ("cola",), 18_000: ("cola",)},
    }
    assert [(each.at_m, each.stop_s) for each in found if each.stop_s] == [(12_000, 600), (18_000, 60)]


def test_a_cutoff_beside_a_station_is_its_own_and_the_finish_keeps_its_own() -> None:
    brief = RaceBrief(
        aid_stations=(
            AidStation(name="Aid 3", at_m=31_500, cutoff_s=9_000),
            AidStation(name="", at_m=59_700),
        ),
        cutoffs=(
            Cutoff(at_m=31_300, time_s=10_000),
            Cutoff(at_m=45_000, time_s=15_000),
            Cutoff(at_m=60_000, time_s=30_000),
        ),
    )
    found = stations_of(flat(60_000), brief)
    assert [each.cutoff_s for each in found] == [10_000, None]
    assert [(each.at_m, each.time_s) for each in cutoffs_of(flat(60_000), brief)] == [
        (31_500, 10_000),
        (45_000, 15_000),
        (60_000, 30_000),
    ]


def test_names_of_others_are_quoted() -> None:
    named, nameless = stations_of(
        flat(20_000, waypoints=(at("Aid A", 4000),)), RaceBrief(aid_stations=(bag(9),))
    )
    assert (spoken(named), spoken(nameless)) == ("“Aid A”", "the drop bag")


def test_what_is_said_later_adds_to_the_same_place_and_can_take_it_away() -> None:
    known = with_stations((), (bag(42), AidStation(name="Aid 1", at_m=8000)))
    more = with_stations(known, (AidStation(name="", at_m=42_300, services=(CREW,), stop_s=120),))
    assert [(each.at_m, each.services, each.stop_s) for each in more] == [
        (8000, (), None),
        (42_300, (BAG, CREW), 120),
    ]
    assert with_stations(more, (AidStation(name="", at_m=8000, absent=True),))[0].absent


STATIONS = st.builds(
    AidStation,
    name=st.sampled_from(("", "Aid 1", "Aid 2")),
    at_m=st.floats(0, 70_000),
    services=st.sets(st.sampled_from(list(AidService))).map(tuple),
    absent=st.booleans(),
)
POINTS = st.builds(at, st.sampled_from(("Water", "Aid", "Museum", "Drop bag")), st.floats(0, 60_000))


@settings(max_examples=200, deadline=None)
@given(
    points=st.lists(POINTS, max_size=8),
    said=st.lists(STATIONS, max_size=8),
    every_m=st.one_of(st.none(), st.floats(700, 30_000)),
    limits=st.lists(st.builds(Cutoff, at_m=st.floats(1, 60_000), time_s=st.floats(1, 90_000)), max_size=4),
)
def test_each_place_once_in_order_inside_the_course(
    points: list[Waypoint], said: list[AidStation], every_m: float | None, limits: list[Cutoff]
) -> None:
    brief = RaceBrief(aid_stations=with_stations((), said), aid_every_m=every_m, cutoffs=tuple(limits))
    course = flat(60_000, waypoints=points)
    stations = stations_of(course, brief)
    assert all(0 < station.at_m < 60_000 and station.name and not station.absent for station in stations)
    assert all(before.at_m < after.at_m for before, after in pairwise(stations))
    for none in (each for each in brief.aid_stations if each.absent):
        assert all(abs(none.at_m - station.at_m) > 500 for station in stations)
    places_m = [cutoff.at_m for cutoff in cutoffs_of(course, brief)]
    assert places_m == sorted(places_m)
    assert {station.at_m for station in stations if station.cutoff_s} <= set(places_m)
