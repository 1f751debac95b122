"""Sentences: the answer first, in the athlete's units, with nothing empty in them."""

import math
import re
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, hilly_marathon, segment, without_elevation
from tools.domain.course import Climb, CourseAnalysis, SegmentKind
from tools.domain.race import Avoidance, RaceBrief, RaceResult, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.domain.wording import (
    change_facts,
    comparison_rows,
    confidence_facts,
    course_facts,
    cue_facts,
    fuel_facts,
    pacing_facts,
    place_facts,
    prediction_facts,
)
from tools.domain.wording.course import climb_name
from tools.domain.wording.pacing import MOST_WALKS

HALF = RaceResult(distance_m=21_097.5, time_s=5400)
BRIEF = RaceBrief(goal_time_s=13_500, weight_kg=58)
COURSE = hilly_marathon()
EMPTY = re.compile(r"\bnan\b|\bNone\b|\binf\b|\bnull\b|\{|\}|  |\.\.(?!\.)|\b0 (?:min|g) about")


def made(**changes: object) -> RaceStrategy:
    return build_strategy(COURSE, BRIEF.with_changes(**changes))


def everything(course: CourseAnalysis, strategy: RaceStrategy) -> tuple[str, ...]:
    return (
        *course_facts(course, strategy.brief.units),
        *pacing_facts(strategy, course),
        *confidence_facts(strategy, course),
        *chain.from_iterable(fuel_facts(strategy)),
        *chain.from_iterable(cue_facts(strategy)),
        *place_facts(strategy, course, course.distance_m / 2),
        *prediction_facts(course, strategy.brief, strategy.pacing.prediction),
    )


@settings(max_examples=80, deadline=None)
@given(
    distance_m=st.floats(300, 110_000),
    goal_s=st.one_of(st.none(), st.floats(60, 100_000)),
    temperature_c=st.one_of(st.none(), st.floats(-20, 45)),
    result=st.one_of(
        st.none(), st.builds(RaceResult, distance_m=st.floats(400, 100_000), time_s=st.floats(60, 50_000))
    ),
    height_m=st.one_of(st.none(), st.floats(0, 200)),
    units=st.sampled_from(list(UnitSystem)),
    avoid=st.lists(st.sampled_from(list(Avoidance)), unique=True).map(tuple),
    sweat=st.one_of(st.none(), st.floats(0.05, 4)),
)
def test_every_sentence_is_whole_whatever_was_said(
    distance_m: float,
    goal_s: float | None,
    temperature_c: float | None,
    result: RaceResult | None,
    height_m: float | None,
    units: UnitSystem,
    avoid: tuple[Avoidance, ...],
    sweat: float | None,
) -> None:
    course = without_elevation(distance_m)
    if height_m is not None:
        course = course_of(lambda x: height_m * math.sin(x / 700), distance_m)
    brief = RaceBrief(
        goal_time_s=goal_s,
        temperature_c=temperature_c,
        recent_result=result,
        units=units,
        avoid=avoid,
        sweat_rate_l_per_h=sweat,
    )
    strategy = build_strategy(course, brief)
    other = build_strategy(course, brief.with_changes(goal_time_s=(goal_s or 5000) * 1.1, temperature_c=25))
    for sentence in (*everything(course, strategy), *change_facts(strategy, other)):
        assert not EMPTY.search(sentence), sentence
        assert re.match(r"- \*\*|[A-Z0-9“−]", sentence), sentence
        assert sentence.endswith((".", "?")), sentence
    assert not any("" in row for row in comparison_rows(strategy, other))


def test_the_headline_is_the_answer() -> None:
    facts = pacing_facts(made(), COURSE)
    assert facts[0] == "3:45:00 on this course is 5:20 /km on average: 5:17 /km on the flat."
    assert any(
        fact == "Kilometre 30 is the slowest, at 6:02 /km: it climbs 4.0 % on average." for fact in facts
    )
    assert any("held back by 1.5 % on purpose" in fact for fact in facts)
    assert any(fact.startswith("Stay within 2 % of each target, about 6 s /km") for fact in facts)


def test_miles_are_miles_everywhere() -> None:
    strategy = made(units=UnitSystem.IMPERIAL, temperature_c=25, recent_result=HALF, goal_time_s=11_000)
    said = " ".join(
        (
            *pacing_facts(strategy, COURSE),
            *chain.from_iterable(fuel_facts(strategy)),
            *confidence_facts(strategy, COURSE),
        )
    )
    assert "8:30 /mi" not in said
    assert not re.search(r"/km|\bkm\b|°C|\bml\b|Kilometre", said)
    assert "°F" in said


def test_on_the_flat_the_targets_are_said_to_be_nearly_the_same() -> None:
    strategy = build_strategy(flat(), BRIEF)
    assert any("nearly the same all the way" in fact for fact in pacing_facts(strategy, flat()))


def test_a_course_is_told_with_its_range_and_its_quality() -> None:
    facts = course_facts(COURSE, UnitSystem.METRIC)
    assert facts[0] == "“Hilly Marathon”: 42.195 km with 75–85 m of climbing (elevation data: good)."
    assert any(
        fact.startswith("- **Climb at km 28** (km 28–30, 80 m up at 4.0 % on average): ") for fact in facts
    )


def test_a_course_without_heights_says_so_once() -> None:
    facts = course_facts(without_elevation(10_000), UnitSystem.METRIC)
    assert facts[0].startswith("Just a distance: 10 km, planned as flat: I know nothing about its heights")


def test_fuel_says_how_much_when_and_what_before() -> None:
    facts = tuple(chain.from_iterable(fuel_facts(made())))
    assert facts[0] == (
        "Take 60 g of carbohydrate an hour: 25 g about every 25 min, the first at km 5, after 26 min."
    )
    assert facts[1].startswith("Gels at km 5, 10, ")
    assert "; a caffeine gel at km " in facts[1]
    assert any(fact.startswith("Drink 400–") and "never more than you sweat" in fact for fact in facts)
    assert "In the last two days before, eat 580–695 g of carbohydrate a day." in facts


def test_a_short_race_is_told_it_needs_nothing() -> None:
    short = build_strategy(flat(5000), RaceBrief(goal_time_s=1500))
    assert fuel_facts(short)[0][0].startswith("You need no carbohydrate on the way")


def test_cues_are_pinned_to_places() -> None:
    ((pinned,), *_) = cue_facts(made())
    assert "km 28–30 “To the next lamp post" in pinned
    assert re.match(r"(Three|Four|Five|Six) cues, pinned: km 0–", pinned)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "From 3:45:00 alone I cannot tell whether it fits you."),
        ({"recent_result": HALF, "goal_time_s": 12_000}, "3:20:00 is within reach"),
        ({"recent_result": HALF, "goal_time_s": 10_000}, "faster than that supports"),
        ({"recent_result": HALF, "goal_time_s": 11_500}, "at the fast end"),
        ({"recent_result": HALF, "goal_time_s": 15_000}, "leaves you room"),
    ],
)
def test_how_sure(changes: dict[str, object], words: str) -> None:
    assert words in confidence_facts(made(**changes), COURSE)[0]


def test_kilometre_thirty_is_the_one_that_ends_there() -> None:
    facts = place_facts(made(), COURSE, 30_000)
    assert facts[0].startswith("Kilometre 30: 6:02 /km")
    assert any("At km 30 the clock should read 2:40" in fact for fact in facts)
    assert any("climb at km 28–30" in fact for fact in facts)
    assert any("lamp post" in fact for fact in facts)


def test_fuel_nearby_or_the_next_one() -> None:
    assert any(fact.startswith("At km 5 ") for fact in place_facts(made(), COURSE, 5500) if "gel" in fact)
    assert any(
        "Nothing to take here; the next comes at km 5" in fact for fact in place_facts(made(), COURSE, 1000)
    )


def test_a_place_beyond_the_finish_is_answered() -> None:
    assert place_facts(made(), COURSE, 50_000) == ("This course ends at 42.195 km.",)


def test_only_what_changed_is_told() -> None:
    assert change_facts(made(), made()) == ()
    faster = change_facts(made(), made(goal_time_s=12_300))
    assert faster[0] == (
        "The goal moves from 3:45:00 to 3:25:00, 20 min faster: 4:49 /km on the flat instead of 5:17 /km."
    )
    assert not any("Caffeine" in fact or "miles" in fact for fact in faster)


def test_heat_tells_what_slows_and_what_to_drink() -> None:
    facts = change_facts(made(), made(temperature_c=28))
    assert facts[0] == "The plan now counts with 28 °C."
    assert any(fact.startswith("Drinking moves from") for fact in facts)
    assert any("13 % longer (6–19 %)" in fact for fact in facts)
    assert not any(fact.startswith("The goal moves") for fact in facts)


def test_no_gels_tells_what_is_taken_instead() -> None:
    facts = change_facts(made(), made(avoid=(Avoidance.GELS,)))
    assert any(fact.startswith("You take") and "chews" in fact and "gel" not in fact for fact in facts)


def test_a_plan_without_a_goal_moves_its_finish() -> None:
    slower = RaceBrief(weight_kg=58)
    hilly = course_of(lambda x: 0.2 * abs((x % 4_000) - 2_000), 20_000)
    before, after = (
        build_strategy(hilly, slower.with_changes(climbing_speed_m_per_h=v)) for v in (1_000, 400)
    )
    said = change_facts(before, after)[0]
    assert said.startswith("The finish moves from ")
    assert said.endswith("; the pace on the flat stays 6:00 /km.")


def test_the_longest_walks_are_named_in_the_order_of_the_course() -> None:
    hilly = course_of(lambda x: 0.25 * abs((x % 4_000) - 2_000), 32_000)
    strategy = build_strategy(hilly, RaceBrief(climbing_speed_m_per_h=600))
    walked = [fact for fact in pacing_facts(strategy, hilly) if "planned as walking" in fact]
    assert len(walked) == 1
    assert len(strategy.pacing.walk_breaks) > MOST_WALKS
    places = [float(place) for place in re.findall(r"(?:longest km|,|and) ([\d.]+)–", walked[0])]
    assert len(places) == MOST_WALKS
    assert places == sorted(places)


def test_a_climb_is_told_whole_though_the_start_has_a_part_of_it() -> None:
    climb = Climb(start_m=1_000, length_m=9_000, gain_m=450, mean_grade=0.05, max_grade=0.05, category=None)
    rest = segment(SegmentKind.CLIMB, 3_000, 10_000, 350, "First climb")
    course = course_of(lambda x: 0.05 * min(max(x - 1_000, 0), 9_000), climbs=(climb,), key_segments=(rest,))
    assert any(
        "(km 1–10, 450 m up at 5.0 % on average)" in fact for fact in course_facts(course, UnitSystem.METRIC)
    )
    assert climb_name(climb, course) == "First climb"


@pytest.mark.parametrize(
    ("middle_m", "words"),
    [(0.0, "It starts at 100 m and ends at 100 m."), (200.0, "ends at 100 m and rises to 300 m in between.")],
)
def test_heights_between_the_ends_are_told_where_they_are_others(middle_m: float, words: str) -> None:
    course = course_of(
        lambda x: 100 + middle_m * math.sin(math.pi * x / 10_000) + 4 * math.sin(math.pi * x / 2_500), 10_000
    )
    assert any(fact.endswith(words) for fact in course_facts(course, UnitSystem.METRIC))


def test_other_units_are_one_sentence() -> None:
    assert change_facts(made(), made(units=UnitSystem.IMPERIAL)) == (
        "Everything is in miles now: 3:45:00 is 8:30 /mi on the flat.",
    )


def test_two_plans_side_by_side() -> None:
    rows = {name: (left, right) for name, left, right in comparison_rows(made(), made(goal_time_s=12_300))}
    assert rows["Goal"] == ("3:45:00", "3:25:00")
    assert rows["Pace on the flat"] == ("5:17 /km", "4:49 /km")


def test_a_prediction_names_its_model_and_range() -> None:
    brief = BRIEF.with_changes(recent_result=HALF)
    strategy = build_strategy(COURSE, brief)
    facts = prediction_facts(COURSE, brief, strategy.pacing.prediction)
    assert facts[0].startswith("Your half marathon in 1:30:00 points to about 3:")
    assert "8 times in 10" in facts[1]


def test_a_course_that_is_only_a_distance_is_not_named_twice() -> None:
    course = without_elevation(30_000).model_copy(update={"name": "30 km"})
    facts = course_facts(course, UnitSystem.METRIC)
    assert facts[0].startswith("30 km, planned as flat: I know nothing about its heights")
    assert not any("I rate it" in fact for fact in facts)


def test_without_a_goal_the_headline_says_what_stands_in_for_it() -> None:
    brief = RaceBrief(weight_kg=58)
    headline, *_ = pacing_facts(build_strategy(COURSE, brief), COURSE)
    assert headline.startswith("No goal yet, so I plan with 6:00 /km")
    with_result = brief.with_changes(recent_result=HALF)
    headline, *_ = pacing_facts(build_strategy(COURSE, with_result), COURSE)
    assert headline.startswith("No goal yet, so I plan with what your result points to: 3:")


def test_another_weight_and_what_is_left_out_are_said_before_what_follows_from_them() -> None:
    assert change_facts(made(), made(weight_kg=66))[0] == "The plan now counts with 66 kg."
    without = made(avoid=(Avoidance.GELS, Avoidance.CAFFEINE))
    assert "No gels and no caffeine any more." in change_facts(made(), without)
    assert change_facts(without, without) == ()
