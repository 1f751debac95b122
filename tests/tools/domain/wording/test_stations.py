"""Sentences about stations: what matters, in quotes what others wrote, and only what changed."""

import re

from tests.support.stationed import stationed, stationed_course
from tools.domain.race import AidStation, UnitSystem
from tools.domain.strategy import FuelItem
from tools.domain.strategy_building import build_strategy
from tools.domain.wording import pacing_change_facts
from tools.domain.wording.stations import station_change_facts, station_facts, take_words, tight_facts


def minutes(clock: str) -> int:
    return 60 * int(clock[:2]) + int(clock[3:])


def test_what_is_done_at_the_stations_that_matter() -> None:
    known, *items = station_facts(stationed())
    assert known == "7 aid stations are in the plan: km 10, 20, 25, 30, 40, 42 and 50. The table has each."
    (bag,) = [item for item in items if "drop bag" in item]
    assert bag.startswith("- **km 42, the drop bag**, at 10:4")
    assert "stop 10 min; pack " in bag
    (closing,) = [item for item in items if "“Aid 4”" in item]
    assert "(“water, cola”)" in closing
    told = re.search(r", at (.{5}): .*closes (10:39), leaving at (.{5}), (.+) in hand", closing)
    assert told is not None
    arrives, closes, leaves, margin = told.groups()
    assert minutes(leaves) == minutes(arrives) + 2  # the halt there
    assert margin == f"{minutes(closes) - minutes(leaves)} min"


def test_a_limit_against_what_is_offered_is_said_beside_what_is_taken() -> None:
    (plan,) = [plan for plan in stationed().stations if plan.station.at_m == 40_000]
    (gel,) = [event for event in stationed().fuel.events if event.item is FuelItem.GEL][:1]
    passed = gel.model_copy(update={"passed_over": "no cola: it holds caffeine"})
    said = take_words(plan.model_copy(update={"take": (passed,)}), UnitSystem.METRIC)
    assert said == "a gel (no cola: it holds caffeine)"


def test_without_a_start_times_count_from_it() -> None:
    plain = stationed().brief.model_copy(update={"start_time": None})
    (closing,) = [
        item for item in station_facts(build_strategy(stationed_course(), plain)) if "Aid 4" in item
    ]
    assert ", after 4:3" in closing
    assert "closes 4:39 h after the start, leaving after 4:3" in closing


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
