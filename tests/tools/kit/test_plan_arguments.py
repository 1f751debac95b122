"""A wish as it was said becomes the plan's wish; what was taken for granted is said."""

from datetime import date
from typing import Any

import pytest

from tools.domain.training.training_plan import RacePriority
from tools.kit.errors import MissingInput
from tools.kit.plan_arguments import AFTER_A_BIRTH, WHEN_IS_IT, WHICH_OF_THE_TWO, SaidRace, SaidWish

TODAY = date(2026, 11, 22)  # a Sunday
LONDON = {"day": "2027-04-25", "name": "London Marathon", "distance_km": 42.195, "goal_time": "3:45:00"}
PARKRUN = {"day": "2027-01-16", "distance_km": 5.0}


def said(*races: dict[str, Any], **more: Any) -> SaidWish:
    return SaidWish(races=[SaidRace.model_validate(race) for race in races], **more)


def test_a_weekday_that_is_not_the_dates_is_asked_about() -> None:
    with pytest.raises(MissingInput) as asked:
        said({"day": "2027-04-24", "distance_km": 42.195, "weekday": "Sunday"}).as_wish(TODAY)
    assert str(asked.value).startswith("24 April 2027 is a Saturday; the Sunday is 25 April 2027.")
    assert WHICH_OF_THE_TWO in str(asked.value)


@pytest.mark.parametrize("weekday", ["Sunday", "sun", "someday"])
def test_a_weekday_that_fits_or_is_none_is_taken(weekday: str) -> None:
    (race,) = said(LONDON | {"weekday": weekday}).as_wish(TODAY).races
    assert race.day == date(2027, 4, 25)


def test_the_longest_race_counts_where_none_was_said_to_and_that_is_said() -> None:
    wish = said(PARKRUN, LONDON)
    assert [race.priority for race in wish.as_wish(TODAY).races] == [RacePriority.B, RacePriority.A]
    told = " ".join(wish.assumed(TODAY))
    assert "5 km on Saturday 16 January 2027 (B race)" in told
    assert "London Marathon on Sunday 25 April 2027 in 3:45:00 (A race)" in told
    assert "Tell me if another race is the one that counts." in told


def test_a_race_that_was_said_to_count_stays_it() -> None:
    wish = said(PARKRUN | {"priority": "A"}, LONDON | {"priority": "B"})
    assert [race.priority for race in wish.as_wish(TODAY).races] == [RacePriority.A, RacePriority.B]
    assert not any("Tell me if another" in note for note in wish.assumed(TODAY))


def test_a_race_without_a_day_ends_the_weeks_that_were_said() -> None:
    wish = said({"distance_km": 10.0}, weeks=12)
    (race,) = wish.as_wish(TODAY).races
    assert race.day == date(2027, 2, 14)
    assert "Sunday 14 February 2027" in " ".join(wish.assumed(TODAY))


def test_a_race_without_a_day_or_weeks_is_asked_for() -> None:
    with pytest.raises(MissingInput, match="On which day is the race"):
        said({"distance_km": 21.0975}).as_wish(TODAY)
    assert WHEN_IS_IT.endswith("build the plan.")


def test_kilometres_a_week_become_hours_and_that_is_said() -> None:
    wish = said(LONDON, weekly_km_now=60 / 6.5 * 4)
    assert wish.as_wish(TODAY).weekly_hours_now == pytest.approx(4.0, abs=0.01)
    assert "for about 4 h" in " ".join(wish.assumed(TODAY))
    assert said(LONDON, weekly_km_now=40.0, weekly_hours_now=5.0).as_wish(TODAY).weekly_hours_now == 5.0


def test_a_long_race_soon_after_no_training_is_refused_with_what_is_possible() -> None:
    soon = {"day": "2026-12-13", "distance_km": 42.195}
    with pytest.raises(MissingInput, match="in 3 weeks: too short"):
        said(soon, weekly_hours_now=0.0).as_wish(TODAY)
    assert said(soon, weekly_hours_now=5.0).as_wish(TODAY).races
    assert said(soon | {"distance_km": 5.0}, weekly_hours_now=0.0).as_wish(TODAY).races


def test_after_a_birth_clearance_is_asked_for() -> None:
    assert AFTER_A_BIRTH in said(days_a_week=3, after_birth=True).assumed(TODAY)
    assert said(days_a_week=3).assumed(TODAY) == ()
