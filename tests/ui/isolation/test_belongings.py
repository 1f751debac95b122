"""Ann has something in every table that is an athlete's: else nothing is shown by nobody seeing it."""

from tests.ui.isolation.house import House

EMPTY = frozenset({"turn_lease"})
"""Held while a turn is under way; one left here would have everything else of hers wait."""


async def test_every_table_of_athletes_has_something_of_hers(house: House) -> None:
    tables = await house.database.rows(
        "select table_name from information_schema.columns where column_name = 'athlete_id'"
        " and table_schema = current_schema()"
    )
    kept = (await house.kept())["rows"]
    assert {str(each["table_name"]) for each in tables} - set(kept) <= EMPTY
