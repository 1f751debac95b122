"""What is understood of aid stations: where, what they offer, who waits, the halt there, when they close."""

from datetime import date, time

import pytest

from agent.understanding import understand
from tests.support.understanding import IMPERIAL, MARATHON, NOTHING, RIDE, TRAIL, said
from tools.domain.race import AidSaid, AidService, AidStation, Cutoff, RaceBrief
from tools.domain.units import METRES_PER_MILE

WATER, DRINK, FOOD = AidService.WATER, AidService.DRINK, AidService.FOOD
BAG, CREW, MEDICAL, TOILET = AidService.DROP_BAG, AidService.CREW, AidService.MEDICAL, AidService.TOILET
EARLY = TRAIL.with_changes(start_time=time(6, 0))
LONG = RaceBrief(distance_m=100_000, goal_time_s=54_000)


def at(
    *kilometres: float, name: str = "", services: tuple[AidService, ...] = (), **more: object
) -> dict[str, object]:
    """The change that these stations are."""
    stations = tuple(AidStation(name=name, at_m=1000 * km, services=services, **more) for km in kilometres)
    return {"aid_stations": stations}


def told(**more: object) -> dict[str, object]:
    """The change that something said of stations without a place is."""
    return {"aid_said": (AidSaid(**more),)}


def miles(*each: float, services: tuple[AidService, ...] = ()) -> dict[str, object]:
    return at(*(mile * METRES_PER_MILE / 1000 for mile in each), services=services)


SENTENCES: tuple[tuple[str, RaceBrief, dict[str, object]], ...] = (
    ("aid every 5 km, cola from 30", TRAIL, {"aid_every_m": 5_000, **told(from_m=30_000, offers=("cola",))}),
    ("aid stations at 5, 10, 17.5 and 30 km", TRAIL, at(5, 10, 17.5, 30)),
    ("drop bag at 42", TRAIL, at(42, services=(BAG,))),
    ("crew at km 20 and 55", TRAIL, at(20, 55, services=(CREW,))),
    ("water at every station", TRAIL, told(services=(WATER,))),
    ("no aid at 25", TRAIL, at(25, absent=True)),
    ("2 minutes at each aid station", TRAIL, {"stop_s_per_aid": 120}),
    ("10 min at the drop bag", TRAIL, told(service=BAG, stop_s=600)),
    (
        "aid 3 at km 31.5 closes at 14:30",
        EARLY,
        {**at(31.5, name="Aid 3"), "cutoffs": (Cutoff(at_m=31_500, time_s=30_600),)},
    ),
    ("cut-off 12:00 at 80 km", LONG, {"cutoffs": (Cutoff(at_m=80_000, time_s=43_200),)}),
    ("aid stations at mile 6, 13 and 20", TRAIL, miles(6, 13, 20)),
    ("aid at miles 3, 6 and 9", IMPERIAL, miles(3, 6, 9)),
    ("drop bag at 30", IMPERIAL, miles(30, services=(BAG,))),
    ("my crew meets me at km 40", TRAIL, at(40, services=(CREW,))),
    ("crew access at 15 km and 38 km", TRAIL, at(15, 38, services=(CREW,))),
    ("drop bags at km 30 and km 50", TRAIL, at(30, 50, services=(BAG,))),
    ("there's a water stop at km 12", TRAIL, at(12, services=(WATER,))),
    ("feed zones at 40, 80 and 110 km", RIDE, at(40, 80, 110)),
    ("aid station at 25k with soup and bananas", TRAIL, at(25, services=(FOOD,), offers=("soup", "bananas"))),
    (
        "aid 1 at 8 km, aid 2 at 16 km, aid 3 at 24 km",
        TRAIL,
        {"aid_stations": tuple(AidStation(name=f"Aid {n}", at_m=8_000 * n) for n in (1, 2, 3))},
    ),
    (
        "Aid 2 (km 16): water, cola, gels",
        TRAIL,
        at(16, name="Aid 2", services=(WATER, DRINK, FOOD), offers=("cola", "gels")),
    ),
    ("no water at km 20", TRAIL, at(20, absent=True)),
    ("bananas at every aid station", TRAIL, told(offers=("bananas",))),
    ("food at every aid station", TRAIL, told(services=(FOOD,))),
    ("cola from km 30 on", TRAIL, told(from_m=30_000, offers=("cola",))),
    ("coke after 25 km", TRAIL, told(from_m=25_000, offers=("coke",))),
    ("5 min at aid 3", TRAIL, told(name="Aid 3", stop_s=300)),
    ("I'll spend 15 minutes at the drop bag", TRAIL, told(service=BAG, stop_s=900)),
    ("the drop bag is at mile 26", TRAIL, miles(26, services=(BAG,))),
    ("special needs bag at 55k", TRAIL, at(55, services=(BAG,))),
    ("aid stations are 7 km apart", TRAIL, {"aid_every_m": 7_000}),
    ("3 minutes with my crew", TRAIL, told(service=CREW, stop_s=180)),
    ("there are aid stations at 10.5k, 21k and 32k", MARATHON, at(10.5, 21, 32)),
    ("refreshments at 5 and 10 miles", TRAIL, miles(5, 10)),
    ("when do I reach each aid station?", TRAIL, {}),
    ("how long should I stop at the drop bag?", TRAIL, {}),
    ("what do I put into my drop bag at 42 km?", TRAIL, at(42, services=(BAG,))),
    ("aid station 4 closes after 9:30", TRAIL, told(name="Aid 4", cutoff_s=34_200)),
    ("toilets at km 7 and 14", TRAIL, at(7, 14, services=(TOILET,))),
    ("First aid station is at 11 km, second at 24 km", TRAIL, at(11, 24)),
    ("first aid station at 11 km, the 2nd at 24 km and the last one is at 33", TRAIL, at(11, 24, 33)),
    ("The aid station at 18 km has been cancelled", TRAIL, at(18, absent=True)),
    ("my crew is waiting at km 20", TRAIL, at(20, services=(CREW,))),
    ("first aid at km 33", TRAIL, at(33, services=(MEDICAL,))),
    ("crew only at 33 km", TRAIL, at(33, services=(CREW,))),
    ("drop bag at the 50k mark", TRAIL, at(50, services=(BAG,))),
    (
        "isotonic drink from 20 to 35 km",
        TRAIL,
        told(from_m=20_000, until_m=35_000, offers=("isotonic drink",)),
    ),
    ("aid station at km 20, 3 min stop", TRAIL, at(20, stop_s=180)),
    ("ravito at 18 and 36 km", TRAIL, at(18, 36)),
    ("my wife waits at km 28", TRAIL, at(28, services=(CREW,))),
    ("the last aid station is at 35 km", TRAIL, at(35)),
    (
        "80 km with a drop bag at 42 and crew at 20, goal 12 hours",
        NOTHING,
        {
            "distance_m": 80_000,
            "goal_time_s": 43_200,
            "aid_stations": (
                AidStation(name="", at_m=20_000, services=(CREW,)),
                AidStation(name="", at_m=42_000, services=(BAG,)),
            ),
        },
    ),
    (
        "aid at 10 and 20, no aid at 15",
        TRAIL,
        {
            "aid_stations": (
                AidStation(name="", at_m=10_000),
                AidStation(name="", at_m=15_000, absent=True),
                AidStation(name="", at_m=20_000),
            )
        },
    ),
    ("they hand out gels at km 10 and 20", TRAIL, at(10, 20, services=(FOOD,), offers=("gels",))),
    ("I drink water at km 10", TRAIL, {}),
    ("I crewed a friend once", TRAIL, {}),
    ("the aid at km 25 closes at 7:30", TRAIL, {**at(25), "cutoffs": (Cutoff(at_m=25_000, time_s=27_000),)}),
    ("aid stations every mile", MARATHON, {"aid_every_m": METRES_PER_MILE}),
    ("10 min at 30 km", TRAIL, {}),
)


@pytest.mark.parametrize(("text", "brief", "changes"), SENTENCES, ids=[text for text, _, _ in SENTENCES])
def test_what_is_said_of_aid_stations(text: str, brief: RaceBrief, changes: dict[str, object]) -> None:
    understood = said(text, brief).changes
    about_aid = {"aid_stations", "aid_said", "aid_every_m", "stop_s_per_aid", "stops", "cutoffs"}
    assert {
        name: value for name, value in understood.items() if name in about_aid | changes.keys()
    } == changes
    assert "distance_m" in changes or "distance_m" not in understood
    assert "goal_time_s" in changes or "goal_time_s" not in understood


ON_ROAD = RIDE.with_changes(distance_m=178_000, start_time=time(7, 0))
ON_TRAIL = LONG.with_changes(start_time=time(9, 0))


@pytest.mark.parametrize(
    ("text", "brief", "names"),
    [
        (
            "water at mile 30 and mile 60, cut-off at mile 80 at 15:00",
            ON_ROAD,
            {"aid_stations", "cutoffs"},
        ),
        (
            "It's on 28 August 2027, starts at 9:00, my crew waits at km 30, drop bag at km 55",
            LONG,
            {"race_date", "start_time", "aid_stations"},
        ),
        (
            "Race on 28 August 2027 at 9:00. Crew at km 30 and a drop bag at km 55.",
            LONG,
            {"race_date", "start_time", "aid_stations"},
        ),
    ],
)
def test_where_a_station_is_told_no_place_is_asked_about(
    text: str, brief: RaceBrief, names: set[str]
) -> None:
    understood = understand(text, date(2027, 5, 1), brief)
    assert understood.at_m is None
    assert understood.changes.keys() == names


@pytest.mark.parametrize("closing", ["cut-off at mile 80 at 15:00", "cut-off at 15:00 at mile 80"])
def test_a_cut_off_with_its_own_place_is_not_the_stations_before_it(closing: str) -> None:
    understood = understand(f"water at mile 30 and mile 60, {closing}", date(2027, 5, 1), ON_ROAD)
    assert understood.changes["cutoffs"] == (Cutoff(at_m=80 * METRES_PER_MILE, time_s=8 * 3600),)


def test_a_place_that_is_only_asked_about_stays_a_question() -> None:
    assert understand("what about km 30?", date(2027, 5, 1), ON_TRAIL).at_m == 30_000
