"""Aid places: what a course names comes first, else the spacing that was told."""

import pytest

from tests.support.courses import flat, hilly_marathon
from tools.domain.course import Waypoint
from tools.domain.ground.aid_stations import aid_places
from tools.domain.race import RaceBrief


def at(name: str, distance_m: float | None) -> Waypoint:
    return Waypoint(name=name, lat=0, lon=0, distance_m=distance_m)


def test_the_course_names_its_own() -> None:
    places = aid_places(hilly_marathon(), RaceBrief(aid_every_m=3000))
    assert [place.at_m for place in places] == [km * 1000 for km in range(5, 41, 5)]
    assert places[0].name == "Aid 5"


def test_else_the_spacing_told_without_one_at_the_finish() -> None:
    places = aid_places(flat(20_000), RaceBrief(aid_every_m=5000))
    assert [place.at_m for place in places] == [5000, 10_000, 15_000]


def test_none_when_nobody_knows() -> None:
    assert aid_places(flat(20_000), RaceBrief()) == ()


@pytest.mark.parametrize(
    ("name", "counts"),
    [("Ravitaillement 3", True), ("Verpflegungsposten", True), ("Feed zone", True), ("Museum", False)],
)
def test_aid_has_many_names(name: str, counts: bool) -> None:
    course = flat(20_000, waypoints=(at(name, 9000),))
    assert bool(aid_places(course, RaceBrief())) is counts


def test_a_place_beside_the_course_or_at_its_ends_is_none() -> None:
    points = (at("Water", None), at("Aid start", 0.0), at("Aid finish", 20_000.0))
    assert aid_places(flat(20_000, waypoints=points), RaceBrief()) == ()


def test_they_come_in_order() -> None:
    course = flat(20_000, waypoints=(at("Aid B", 12_000), at("Aid A", 4000)))
    assert [place.name for place in aid_places(course, RaceBrief())] == ["Aid A", "Aid B"]
