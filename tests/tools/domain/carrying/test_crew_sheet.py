"""The crew's view: where, when at the earliest and the latest, what to hand over; nothing of the body."""

import numpy as np

from tests.support.stationed import stationed, stationed_course
from tools.domain.carrying.carry_plan import MomentKind, carry_plan
from tools.domain.carrying.crew_sheet import CrewSheet, crew_sheet
from tools.domain.carrying.for_others import strategy_for_others
from tools.domain.course import CoursePlaces

PLACES = CoursePlaces(lat=np.array([47.0, 47.6]), lon=np.array([11.0, 11.6]))


def sheet() -> CrewSheet:
    return crew_sheet("Long Sixty", stationed(), stationed_course(), PLACES)


def test_where_to_stand_and_when() -> None:
    stops = {stop.place: stop for stop in sheet().stops}
    crew = stops["km 25"]
    assert (crew.name, crew.for_crew, stops["km 10"].for_crew) == ("crew point", True, False)
    assert (crew.lat, crew.lon) == (47.25, 11.25)
    assert crew.early_s < crew.at_s < crew.late_s
    assert crew.early_clock is not None
    assert crew.clock_time is not None
    assert crew.late_clock is not None
    assert crew.early_clock < crew.clock_time < crew.late_clock
    assert (sheet().finish, sheet().finish_clock) == ("7:00:00", "13:00")


def test_what_to_hand_over_and_how_long() -> None:
    stops = {stop.place: stop for stop in sheet().stops}
    assert stops["km 42"].stop == "10 min"
    assert "gel" in stops["km 42"].hand_over
    assert stops["km 42"].hand_over.endswith("to drink")
    assert (stops["km 40"].closes, stops["km 40"].closes_clock) == ("4:39:00", "10:39")
    assert stops["km 40"].margin.startswith("leaving at 10:3")
    assert stops["km 40"].margin.endswith("in hand, tight")


def test_it_says_the_times_the_carried_plan_says() -> None:
    plan = carry_plan("Long Sixty", 1, stationed(), stationed_course())
    moments = [moment for moment in plan.moments if moment.kind is MomentKind.AID]
    assert [(stop.place, stop.elapsed, stop.clock_time) for stop in sheet().stops] == [
        (moment.place, moment.elapsed, moment.clock_time) for moment in moments
    ]


def test_a_shared_plan_has_the_same_sheet_and_nothing_of_the_body() -> None:
    shared = crew_sheet(
        "Long Sixty", strategy_for_others(stationed(), stationed_course(), "x"), stationed_course(), PLACES
    )
    assert shared == sheet()
    written = shared.model_dump_json()
    assert "weight" not in written
    assert "kg" not in written


def test_without_stations_there_is_no_stop() -> None:
    plain = stationed(aid_stations=(), aid_every_m=None)
    brief = plain.brief.model_copy(update={"aid_every_m": None})
    bare = plain.model_copy(update={"brief": brief, "stations": ()})
    assert crew_sheet("x", bare, stationed_course()).stops == ()
