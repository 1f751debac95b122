"""What a station is for, in the words of organisers, and what that means for pockets and bottles."""

import pytest

from tools.domain.ground.aid_services import (
    described,
    gives_drink,
    gives_food,
    is_staffed_aid,
    offers_in,
    services_in,
    there,
)
from tools.domain.race import AidService, AidStation

WATER, DRINK, FOOD = AidService.WATER, AidService.DRINK, AidService.FOOD
BAG, CREW, MEDICAL, TOILET = AidService.DROP_BAG, AidService.CREW, AidService.MEDICAL, AidService.TOILET


@pytest.mark.parametrize(
    ("words", "services"),
    [
        ("water and gels", (WATER, FOOD)),
        ("Wasser, Iso, Bananen", (WATER, DRINK, FOOD)),
        ("eau, boissons, soupe", (WATER, DRINK, FOOD)),
        ("special needs bag, toilets", (BAG, TOILET)),
        ("crew access, first aid", (CREW, MEDICAL)),
        ("no water, no food", ()),
        ("drop bag", (BAG,)),
        ("Waterfall museum", ()),
    ],
)
def test_services(words: str, services: tuple[AidService, ...]) -> None:
    assert services_in(words) == services


def test_offers_are_the_things_that_are_known_and_never_a_sentence() -> None:
    assert offers_in("water, Cola and hot soup; gels") == ("cola", "hot soup", "gels")
    assert offers_in("a view over the lake, cola") == ("cola",)
    assert offers_in("x" * 50 + " cola") == ()


def test_a_name_with_a_list_is_a_name_and_a_list() -> None:
    station = described("CP4: soup, bread and tea")
    assert (station.name, station.offers) == ("CP4", ("soup", "bread", "tea"))
    assert described("Aid 3 - Champex").name == "Aid 3 - Champex"


@pytest.mark.parametrize(
    ("services", "offers", "drink", "food"),
    [
        ((), (), True, True),
        ((WATER,), (), True, False),
        ((WATER, DRINK), ("cola",), True, False),
        ((FOOD,), (), True, True),
        ((FOOD,), ("soup",), True, False),
        ((FOOD,), ("gels",), True, True),
        ((CREW,), (), True, True),
        ((TOILET,), (), False, False),
    ],
)
def test_where_bottles_and_pockets_are_filled(
    services: tuple[AidService, ...], offers: tuple[str, ...], drink: bool, food: bool
) -> None:
    station = AidStation(name="", at_m=1, services=services, offers=offers)
    assert (gives_drink(station), gives_food(station)) == (drink, food)


def test_a_halt_at_every_station_leaves_out_crew_and_toilets() -> None:
    said = {
        services: is_staffed_aid(AidStation(name="", at_m=1, services=services))
        for services in ((), (WATER, CREW), (BAG,), (CREW,), (TOILET,))
    }
    assert list(said.values()) == [True, True, True, False, False]


def test_what_is_there_is_said_once() -> None:
    assert there(AidStation(name="", at_m=1, services=(WATER, DRINK, BAG), offers=("cola",))) == (
        "water",
        "drop bag",
        "cola",
    )
