"""The athlete's own day: at the ends of the world, and on days that are an hour shorter or longer."""

from datetime import UTC, date, datetime
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.clock import AthleteClock, checked_zone, today_of
from memory.athletes import AthleteStore
from memory.database import Database
from tools.domain.athlete import AthletePreferences
from tools.domain.race import UnitSystem
from tools.kit.errors import MissingInput


def day_in(zone: str | None, *moment: int) -> date:
    return today_of(AthletePreferences(time_zone=zone), datetime(*moment, tzinfo=UTC))  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        ("Pacific/Kiritimati", (2027, 5, 31, 9, 59), date(2027, 5, 31)),
        ("Pacific/Kiritimati", (2027, 5, 31, 10, 0), date(2027, 6, 1)),
        ("Pacific/Honolulu", (2027, 6, 1, 9, 59), date(2027, 5, 31)),
        ("Pacific/Honolulu", (2027, 6, 1, 10, 0), date(2027, 6, 1)),
        # Vienna, the night to 28 March 2027: midnight is at 23:00 UTC, the next one at 22:00.
        ("Europe/Vienna", (2027, 3, 27, 22, 59), date(2027, 3, 27)),
        ("Europe/Vienna", (2027, 3, 27, 23, 0), date(2027, 3, 28)),
        ("Europe/Vienna", (2027, 3, 28, 21, 59), date(2027, 3, 28)),
        ("Europe/Vienna", (2027, 3, 28, 22, 0), date(2027, 3, 29)),
        # New York, 7 November 2027: midnight is at 04:00 UTC, the next one at 05:00.
        ("America/New_York", (2027, 11, 7, 4, 0), date(2027, 11, 7)),
        ("America/New_York", (2027, 11, 8, 4, 59), date(2027, 11, 7)),
        ("America/New_York", (2027, 11, 8, 5, 0), date(2027, 11, 8)),
        # Beirut put its clocks forward at midnight, so its 28 March 2021 began at one o'clock.
        ("Asia/Beirut", (2021, 3, 27, 21, 59), date(2021, 3, 27)),
        ("Asia/Beirut", (2021, 3, 27, 22, 0), date(2021, 3, 28)),
        # Samoa left 30 December 2011 out.
        ("Pacific/Apia", (2011, 12, 30, 9, 59), date(2011, 12, 29)),
        ("Pacific/Apia", (2011, 12, 30, 10, 0), date(2011, 12, 31)),
    ],
)
def test_midnight_is_where_the_athlete_is(zone: str, moment: tuple[int, ...], expected: date) -> None:
    assert day_in(zone, *moment) == expected


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.sampled_from(sorted(available_timezones()))
)
def test_a_day_is_never_more_than_one_from_that_of_the_world(moment: datetime, zone: str) -> None:
    today = today_of(AthletePreferences(time_zone=zone), moment.replace(tzinfo=UTC))
    assert abs((today - moment.date()).days) <= 1


@pytest.mark.parametrize("zone", [None, "Nowhere/Land", "../../etc/passwd", "\x00", ""])
def test_without_a_known_zone_it_is_the_servers_day(zone: str | None) -> None:
    moment = datetime(2027, 5, 31, 12, tzinfo=UTC)
    assert today_of(AthletePreferences(time_zone=zone), moment) == moment.astimezone().date()


@pytest.mark.parametrize(
    "name", ["Nowhere/Land", "../../etc/passwd", "/etc/localtime", "", "Europe", "CET+1", "\x00"]
)
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(MissingInput, match="time zone"):
        checked_zone(name)


async def test_the_zone_is_kept_beside_the_settings(database: Database, athlete_id: str) -> None:
    store = AthleteStore(database)
    await store.set_time_zone(athlete_id, checked_zone("Pacific/Kiritimati"))
    east = await AthleteClock(store).today(athlete_id)
    await store.set_preferences(athlete_id, AthletePreferences(units=UnitSystem.IMPERIAL, weight_kg=70))
    kept = await store.preferences(athlete_id)
    assert (kept.time_zone, kept.units, kept.weight_kg) == ("Pacific/Kiritimati", UnitSystem.IMPERIAL, 70)

    await store.set_time_zone(athlete_id, checked_zone("Pacific/Niue"))
    kept = await store.preferences(athlete_id)
    assert (kept.time_zone, kept.units, kept.weight_kg) == ("Pacific/Niue", UnitSystem.IMPERIAL, 70)
    assert (east - await AthleteClock(store).today(athlete_id)).days >= 1
