"""A race beside its plan, on races made by arithmetic: what happened where is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.support.courses import flat
from tests.support.raced import GOAL_S, RACE_DAY, hilly_marathon, race_plan, raced
from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivitySport
from tools.domain.debrief import LessonKind, RaceDebrief, ReportedFuel
from tools.domain.race import Sport, UnitSystem
from tools.domain.recordings.race_debrief import debrief_race
from tools.domain.recordings.race_numbers import PlannedRace
from tools.domain.strategy import RaceStrategy

PLAN = race_plan()
COURSE = hilly_marathon()


def debriefed(
    activity: Activity,
    fuel: ReportedFuel | None = None,
    *,
    plan: RaceStrategy = PLAN,
    units: UnitSystem = UnitSystem.METRIC,
) -> RaceDebrief:
    planned = PlannedRace("strategy-1", plan.in_units(units), units, COURSE)
    return debrief_race(activity, "activity-1", RACE_DAY.date(), planned, fuel)


def text(debrief: RaceDebrief) -> str:
    return " ".join(debrief.summary)


def test_a_race_run_to_plan_is_as_planned_everywhere() -> None:
    found = debriefed(raced(PLAN))
    assert found.planned_finish.value == GOAL_S
    assert found.actual_finish.value == pytest.approx(GOAL_S, abs=2)
    assert all(each.ratio == pytest.approx(1.0, abs=0.003) for each in found.segments)
    assert found.turned is None
    assert "“Hilly Marathon” took you 3:30:00" in text(found)
    assert "just as planned" in text(found)
    assert [each.kind for each in found.lessons] == [LessonKind.FACT]
    assert found.lessons[0].text.startswith("The plan worked")


def test_segments_are_the_climbs_descents_and_pieces_of_the_flat_and_add_up() -> None:
    found = debriefed(raced(PLAN, noise=0.02))
    names = [each.name for each in found.segments]
    assert names[:2] == ["km 0–5", "km 5–10"]
    assert "Climb, km 28–30" in names
    assert "Descent, km 30–33" in names
    assert found.segments[0].start_m == 0
    assert found.segments[-1].end_m == pytest.approx(42_195, abs=1)
    assert sum(each.planned_s for each in found.segments) == pytest.approx(GOAL_S, abs=0.01)
    assert sum(each.actual_s for each in found.segments) == pytest.approx(found.actual_finish.value or 0)


@pytest.mark.parametrize("at_km", [12, 21, 27, 31, 36])
@pytest.mark.parametrize("slower", [1.05, 1.12])
def test_a_race_that_turned_is_told_where(at_km: int, slower: float) -> None:
    for seed in range(3):
        ran = raced(PLAN, lambda at: 1.0 if at < at_km * 1000 else slower, noise=0.012, seed=seed)
        found = debriefed(ran)
        assert found.turned is not None
        assert found.turned.at_m == pytest.approx(at_km * 1000, abs=1500)
        lost = (slower - 1) * (GOAL_S - PLAN.pacing.splits_km[at_km - 1].cumulative_s)
        assert found.turned.loss_s == pytest.approx(lost, rel=0.35)
        assert found.turned.sentence in found.summary


def test_a_slow_fade_turned_where_it_began() -> None:
    ran = raced(PLAN, lambda at: 1.0 + max(0.0, at - 25_000) * 1.2e-5, noise=0.008, seed=4)
    turned = debriefed(ran).turned
    assert turned is not None
    assert turned.at_m == pytest.approx(26_000, abs=2500)


def test_even_races_turned_nowhere_however_noisy() -> None:
    for seed in range(60):
        assert debriefed(raced(PLAN, noise=0.025, seed=seed)).turned is None, seed


def test_a_race_slower_than_planned_from_the_start_on_turned_nowhere() -> None:
    assert debriefed(raced(PLAN, lambda at: 1.06, noise=0.01)).turned is None


def test_a_fast_first_half_and_the_plan_after_it_is_no_turn() -> None:
    assert debriefed(raced(PLAN, lambda at: 0.96 if at < 21_000 else 1.0, noise=0.005)).turned is None


def test_one_stop_is_no_turn_and_is_told() -> None:
    found = debriefed(raced(PLAN, stop=(25_500.0, 300)))
    assert found.turned is None
    assert found.actual_finish.value == pytest.approx(GOAL_S + 300, abs=3)
    assert "You stood for 5:0" in text(found)
    assert "no stop was planned" in text(found)


def test_a_clock_that_was_stopped_counts_as_standing() -> None:
    ran = raced(PLAN)
    half = ran.time_s.size // 2
    time_s = np.concatenate((ran.time_s[:half], ran.time_s[half:] + 400))
    paused = recording(
        time_s=time_s,
        sport=ActivitySport.RUN,
        distance_m=ran.distance_m,
        pauses=((float(time_s[half - 1]), float(time_s[half])),),
    )
    found = debriefed(paused)
    assert found.actual_finish.value == pytest.approx(GOAL_S + 400, abs=3)
    assert "You stood for 6:4" in text(found)


@pytest.mark.parametrize("measured_long", [0.955, 0.985, 1.0, 1.006, 1.02, 1.045, 1.07])
def test_satellites_may_measure_the_race_too_long_or_too_short(measured_long: float) -> None:
    found = debriefed(raced(PLAN, lambda at: 1.0 if at < 30_000 else 1.1, measured_long=measured_long))
    assert found.turned is not None
    assert found.turned.at_m == pytest.approx(30_000, abs=1000)
    assert next(each.ratio for each in found.segments) == pytest.approx(1.0, abs=0.01)
    assert found.segments[-1].ratio == pytest.approx(1.1, abs=0.01)


@pytest.mark.parametrize(("warm_up_s", "wait_s", "after_s"), [(0, 240, 300), (900, 240, 0), (1500, 60, 900)])
def test_what_was_recorded_before_the_start_and_after_the_finish_is_left_out(
    warm_up_s: int, wait_s: int, after_s: int
) -> None:
    ran = raced(PLAN, measured_long=1.008, warm_up_s=warm_up_s, wait_s=wait_s, after_s=after_s)
    found = debriefed(ran)
    assert found.actual_finish.value == pytest.approx(GOAL_S, rel=0.002)
    assert found.segments[0].ratio == pytest.approx(1.0, abs=0.01)
    assert "Of the recording I left out" in text(found)


def test_a_way_to_the_start_as_fast_as_the_race_is_left_out_but_for_little() -> None:
    found = debriefed(raced(PLAN, measured_long=1.004, warm_up_s=1800))
    assert found.actual_finish.value == pytest.approx(GOAL_S, rel=0.015)


def test_a_jog_home_without_a_wait_is_left_out_too() -> None:
    ran = raced(PLAN, warm_up_s=0, after_s=3000)
    assert debriefed(ran).actual_finish.value == pytest.approx(GOAL_S, rel=0.002)


def test_a_race_given_up_says_how_far_it_went() -> None:
    found = debriefed(raced(PLAN, until_m=21_000))
    assert found.actual_finish.value is None
    assert "ends after 21 km of 42.195 km" in text(found)
    assert found.segments[-1].end_m == pytest.approx(21_000, abs=10)
    assert found.segments[-1].ratio == pytest.approx(1.0, abs=0.01)
    assert sum(each.actual_s for each in found.segments) == pytest.approx(
        sum(each.planned_s for each in found.segments), abs=5
    )
    assert not any("The plan worked" in each.text for each in found.lessons)


def test_heights_of_the_day_explain_what_a_hill_of_the_course_file_did_not() -> None:
    flat_plan = race_plan(flat())
    ran = raced(flat_plan, lambda at: 1.12 if 28_000 < at < 30_000 else 1.0)
    planned = PlannedRace("s", flat_plan, UnitSystem.METRIC, flat())
    level = debrief_race(ran, "a", None, planned)
    up = next(each for each in level.segments if each.start_m <= 28_000 < each.end_m)
    assert up.ratio == pytest.approx(1.048, abs=0.005)
    assert up.grade_adjusted_ratio == pytest.approx(1.0, abs=0.01)
    silent = debrief_race(raced(flat_plan, elevation_m=np.nan), "a", None, planned)
    assert all(each.grade_adjusted_ratio is None for each in silent.segments)
    hilly = debriefed(raced(PLAN))
    assert all(each.grade_adjusted_ratio == pytest.approx(each.ratio, abs=0.01) for each in hilly.segments)


def test_dear_climbs_are_a_lesson_with_their_number() -> None:
    slow_up = debriefed(raced(PLAN, lambda at: 1.08 if 28_000 < at < 30_000 else 1.0))
    lesson = next(each for each in slow_up.lessons if "climbs" in each.text)
    assert "8 % more" in lesson.text
    assert "2 km of climbs" in lesson.reason


def test_heart_rate_that_rises_without_speed_is_a_lesson_and_no_diagnosis() -> None:
    ran = raced(PLAN)
    beats = np.linspace(145, 170, ran.time_s.size)
    found = debriefed(raced(PLAN, heart_rate_bpm=beats))
    assert found.segments[-1].heart_rate_drift == pytest.approx(0.13, abs=0.03)
    lesson = next(each for each in found.lessons if "heart rate" in each.text)
    assert lesson.kind is LessonKind.FACT
    assert "rose by" in lesson.text


def test_without_a_heart_rate_nothing_is_said_of_it() -> None:
    found = debriefed(raced(PLAN))
    assert all(each.heart_rate_bpm is None and each.heart_rate_drift is None for each in found.segments)
    assert "heart rate" not in text(found)


def test_a_fast_start_that_turned_teaches_a_fact_and_eases_the_plan() -> None:
    found = debriefed(raced(PLAN, lambda at: 0.96 if at < 31_000 else 1.1, noise=0.005))
    fact, plan = found.lessons[:2]
    assert fact.kind is LessonKind.FACT
    assert fact.fact is not None
    assert "4 % faster than planned" in fact.text
    assert fact.fact.activity_id == "activity-1"
    assert fact.fact.learnt_on == RACE_DAY.date()
    assert plan.kind is LessonKind.PLAN
    assert plan.event is not None
    assert plan.event.event == "too_hard"


def test_little_fuel_is_told_beside_the_plan_and_taught() -> None:
    found = debriefed(raced(PLAN), ReportedFuel(servings=5, drink_l=1.5, stomach="fine"))
    assert "You took 125 g of carbohydrate (5 at 25 g each, the plan's own serving)" in found.fuel[0]
    assert "planned were 200 g. That is 62 % of the plan." in found.fuel[0]
    assert found.fuel[1].startswith("You drank 1.5 l; by the plan's rate")
    assert found.fuel[2] == "Your stomach, in your words: “fine”."
    assert found.lessons[0].text.startswith("Of the planned carbohydrate I took 62 %")


def test_nothing_reported_is_nothing_said() -> None:
    assert debriefed(raced(PLAN)).fuel == ()


def test_a_ride_is_told_by_power_and_wind_makes_no_turn() -> None:
    plan = race_plan(sport=Sport.RIDE, goal_time_s=None, ftp_w=250, system_mass_kg=75)
    splits = plan.pacing.splits_km
    ends, watts = [s.start_m + s.distance_m for s in splits], [s.power_w or 0.0 for s in splits]
    against = raced(plan, lambda at: 0.9 if at < 21_000 else 1.12)
    planned_w = np.array(watts)[np.minimum(np.searchsorted(ends, against.distance_m), len(ends) - 1)]
    into_wind = debriefed(raced(plan, lambda at: 0.9 if at < 21_000 else 1.12, power_w=planned_w), plan=plan)
    assert into_wind.turned is None
    assert all(
        each.actual_power_w == pytest.approx(each.planned_power_w, rel=0.03) for each in into_wind.segments
    )
    tired = np.where(against.distance_m > 25_000, 0.85, 1.0) * planned_w
    found = debriefed(raced(plan, lambda at: 0.9 if at < 21_000 else 1.12, power_w=tired), plan=plan)
    assert found.turned is not None
    assert found.turned.at_m == pytest.approx(25_000, abs=1500)


def test_miles_are_told_in_miles() -> None:
    found = debriefed(raced(PLAN, lambda at: 1.0 if at < 30_000 else 1.1), units=UnitSystem.IMPERIAL)
    assert found.segments[0].name == "mile 0–5"
    assert "It turned at mile 18" in text(found)
    assert sum(each.planned_s for each in found.segments) == pytest.approx(GOAL_S, abs=0.01)


def test_indoors_there_is_no_way_to_lay_beside_the_course() -> None:
    found = debriefed(recording(9000, sport=ActivitySport.RUN, heart_rate_bpm=150.0, indoor=True))
    assert found.segments == ()
    assert found.actual_finish.value is None
    assert found.lessons == ()
    assert "does not say where it went" in text(found)


@settings(max_examples=60, deadline=None)
@given(
    seconds=some.integers(0, 400),
    step=some.sampled_from([1.0, 7.0, 60.0, 3600.0]),
    metres=some.floats(0, 60_000),
    holes=some.floats(0, 1),
    seed=some.integers(0, 5),
)
def test_odd_recordings_never_break_it(
    seconds: int, step: float, metres: float, holes: float, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    clock = np.arange(seconds, dtype=np.float64) * step
    way = np.sort(chance.uniform(0, metres, seconds))
    way[chance.random(seconds) < holes] = np.nan
    beats = np.where(chance.random(seconds) < holes, np.nan, 150.0)
    ran = recording(time_s=clock, sport=ActivitySport.RUN, distance_m=way, heart_rate_bpm=beats)
    found = debriefed(ran, ReportedFuel(servings=3))
    numbers = [value for each in found.segments for value in dict(each).values() if isinstance(value, float)]
    assert np.isfinite(numbers).all()
    assert "nan" not in text(found).lower()
    if found.actual_finish.value is not None:
        total = sum(each.actual_s for each in found.segments)
        assert total == pytest.approx(found.actual_finish.value, abs=0.01)
