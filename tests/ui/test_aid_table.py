"""The table of stations: written once, with the state of every cut-off."""

from tests.support.stationed import stationed
from tools.domain.strategy import RaceStrategy
from tools.kit.outcome import ShowFuel
from ui.aid_table import aid_table
from ui.shown_elements import elements_of


def rows(strategy: RaceStrategy) -> dict[str, dict[str, object]]:
    table = aid_table(strategy)["rows"]
    assert isinstance(table, list)
    return {row["place"]: row for row in table}


def test_a_row_says_where_when_what_and_until_when() -> None:
    found = rows(stationed())
    assert list(found) == ["km 10", "km 20", "km 25", "km 30", "km 40", "km 42", "km 50"]
    assert (found["km 40"]["name"], found["km 40"]["what"]) == ("Aid 4", "water, cola")
    assert (found["km 40"]["closes"], found["km 40"]["state"]) == ("10:39", "tight")
    assert ["stop", "10 min"] in found["km 42"]["todo"]  # type: ignore[operator]
    assert (found["km 10"]["closes"], found["km 10"]["state"]) == ("", "")


def test_elapsed_alone_where_the_start_is_not_known() -> None:
    known = stationed()
    strategy = known.model_copy(update={"brief": known.brief.model_copy(update={"start_time": None})})
    found = rows(strategy)
    assert (found["km 40"]["clock"], found["km 40"]["closes"]) == ("", "4:39:00")


def test_it_stands_below_the_fuel_where_stations_are_known() -> None:
    assert [name for name, _ in elements_of(ShowFuel(strategy=stationed()))] == ["FuelTable", "AidTable"]
    bare = stationed().model_copy(update={"stations": ()})
    assert [name for name, _ in elements_of(ShowFuel(strategy=bare))] == ["FuelTable"]
