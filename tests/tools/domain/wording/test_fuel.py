"""Sentences about fuel: a runner's and a rider's, exact amounts, nothing said twice."""

from itertools import chain

import pytest

from tests.support.courses import flat, hilly_marathon
from tests.support.paced import even_pacing, even_ride
from tools.domain.fuelling.fuel_plan import plan_fuel
from tools.domain.mind.mental import plan_cues
from tools.domain.race import Avoidance, RaceBrief, Sport, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.wording.fuel import fuel_facts


def told(
    distance_m: float = 42_195.0, hours: float = 3.75, power_w: float = 200, **said: object
) -> list[str]:
    brief = RaceBrief(**said)  # type: ignore[arg-type]
    course = hilly_marathon() if distance_m == 42_195.0 else flat(distance_m)
    ride = even_ride(distance_m, hours * 3600, power_w) if brief.sport is Sport.RIDE else None
    pacing = even_pacing(distance_m, hours * 3600, ride=ride)
    strategy = RaceStrategy(
        key="k",
        race_name="Race",
        brief=brief,
        course_id="c",
        pacing=pacing,
        fuel=plan_fuel(course, brief, pacing),
        mental=plan_cues(course, brief, pacing),
    )
    return list(chain.from_iterable(fuel_facts(strategy)))


def test_a_marathon_is_told_whole() -> None:
    facts = told(weight_kg=70)
    assert facts[0].startswith(
        "Take 60 g of carbohydrate an hour: 25 g about every 25 min, the first at km 5,"
    )
    assert any(fact.startswith("Take each gel with 150–") and "not on top" in fact for fact in facts)
    assert "Take 300–600 mg of sodium an hour with what you drink." in facts
    assert "Three hours before the start, eat 140–210 g of carbohydrate you know well." in facts
    assert "About four hours before, drink 350–490 ml." in facts
    assert "Salt does not protect against drinking too much." in facts
    assert any("You burn about 2,950 kcal on the way and the plan gives about 800 kcal" in f for f in facts)


def test_ten_kilometres_in_65_minutes_get_a_rinse_and_no_schedule() -> None:
    facts = told(10_000, 65 / 60)
    assert facts[0].startswith("You need no carbohydrate on the way for a race of this length; a mouth rinse")
    assert not any("Aid stations" in fact or "kcal" in fact for fact in facts)


def test_under_45_minutes_not_even_that() -> None:
    assert told(5000, 0.4)[0] == "You need no carbohydrate on the way for a race of this length."


def test_the_caffeine_before_is_one_dose_and_the_sentence_says_who_takes_none() -> None:
    facts = told(21_097.5, 1.4, weight_kg=80)
    assert "Caffeine only if you know it suits you: 200 mg about an hour before the start." in facts
    assert any("pregnant or under 18" in fact and "anxiety disorder" in fact for fact in facts)
    without = told(21_097.5, 1.4, weight_kg=80, avoid=(Avoidance.CAFFEINE,))
    assert "No caffeine in this plan." in without
    assert not any("coffee" in fact for fact in without)


@pytest.mark.parametrize("units", list(UnitSystem))
def test_a_rider_is_spoken_to_as_a_rider(units: UnitSystem) -> None:
    facts = told(
        *(180_000, 6), sport=Sport.RIDE, aid_every_m=45_000, carried_ml=500, weight_kg=75, units=units
    )
    said = " ".join(facts)
    assert "in your pockets" in said
    assert "in your bottles" in said
    assert "an hour's ride" in said
    assert "more than your bottles hold" in said
    assert not [word for word in ("run", "runner", "flask", "lamp post") if f" {word}" in said]


def test_the_most_to_carry_is_told_only_where_aid_is_known() -> None:
    assert any("From one aid station to the next you need at most" in fact for fact in told())
    assert not any("From one aid station" in fact for fact in told(42_000))


def test_heavy_sweat_is_told_what_it_costs() -> None:
    facts = told(42_195, 4.5, weight_kg=70, sweat_rate_l_per_h=2.2)
    assert any(fact.startswith("You would finish about 8 % lighter") for fact in facts)


def test_a_long_day_warns_of_drinking_too_much_and_a_light_athlete_sooner() -> None:
    def warned(hours: float, weight_kg: float) -> bool:
        return any("Never finish heavier" in fact for fact in told(42_000, hours, weight_kg=weight_kg))

    assert not warned(3, 70)
    assert warned(3, 50)
    assert warned(5, 70)


def test_less_than_usual_is_said_too() -> None:
    facts = told(carbs_g_per_h=30)
    assert "30 g an hour is less than is usual for a race of this length." in facts
    assert any(fact.startswith("Half gels at km ") for fact in facts)


def test_more_than_is_burnt_is_said() -> None:
    facts = told(120_000, 6, 50, sport=Sport.RIDE, carbs_g_per_h=90)
    assert any("less is enough" in fact for fact in facts)


def test_an_easy_effort_is_named() -> None:
    note = "An easy effort burns less carbohydrate: the plan stays at the low end of what is usual."
    assert note in told(120_000, 6, 100, sport=Sport.RIDE)
    assert note not in told(120_000, 6, 200, sport=Sport.RIDE)
    assert note not in told(120_000, 6, 100, sport=Sport.RIDE, carbs_g_per_h=70)


def test_a_wish_above_the_limit_is_answered() -> None:
    assert any("I stop at 90 g unless" in fact for fact in told(carbs_g_per_h=110))
    assert any("glucose and fructose" in fact for fact in told(carbs_g_per_h=80))


def test_the_default_weight_is_named() -> None:
    assert "Weight not given: amounts per body weight use 70 kg." in told()
    assert not any("Weight not given" in fact for fact in told(weight_kg=58))
