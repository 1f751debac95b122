"""Sentences about stations: what matters, in quotes what others wrote, and only what changed."""

from tests.support.stationed import stationed
from tools.domain.race import AidStation, UnitSystem
from tools.domain.wording import pacing_change_facts
from tools.domain.wording.stations import station_change_facts, station_facts, tight_facts


def test_what_is_done_at_the_stations_that_matter() -> None:
    known, *items = station_facts(stationed())
    assert known == "7 aid stations are in the plan: km 10, 20, 25, 30, 40, 42 and 50. The table has each."
    (bag,) = [item for item in items if "drop bag" in item]
    assert bag.startswith("- **km 42, the drop bag**, after 4:5")
    assert "stop 10 min; pack " in bag
    (closing,) = [item for item in items if "“Aid 4”" in item]
    assert "(“water, cola”)" in closing
    assert "closes 4:39:00, " in closing


def test_miles_for_those_who_read_miles() -> None:
    assert "mile 26.1, the drop bag" in " ".join(station_facts(stationed().in_units(UnitSystem.IMPERIAL)))


def test_only_what_changed_is_told_again() -> None:
    before = stationed()
    after = stationed(aid_stations=(*before.brief.aid_stations, AidStation(name="Hut", at_m=53_000)))
    known, item = station_change_facts(before, after)
    assert known.startswith("8 aid stations are in the plan")
    assert item.startswith("- **km 53, “Hut”**")
    assert station_change_facts(before, before) == ()


def test_a_tight_cutoff_is_said_with_what_the_late_end_would_miss() -> None:
    (sentence,) = tight_facts(stationed())
    assert sentence.startswith(
        "km 40, “Aid 4” is tight: at the slow end of what I expect you would miss it by "
    )
    assert tight_facts(stationed(goal_time_s=6 * 3600)) == ()
    assert sentence in pacing_change_facts(stationed(goal_time_s=6 * 3600), stationed())
