"""What is understood in a message, table by table."""

from datetime import date

import pytest

from agent.understanding import Understood
from tests.support.understanding import IMPERIAL, MARATHON, NOTHING, change, said
from tools.domain.race import RaceBrief, RaceResult, UnitSystem


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("a marathon", 42_195),
        ("my first full marathon", 42_195),
        ("half marathon", 21_097.5),
        ("half-marathon in May", 21_097.5),
        ("I'm racing a half", 21_097.5),
        ("10k", 10_000),
        ("a 10 k race", 10_000),
        ("10km", 10_000),
        ("5 miles", 8_046.72),
        ("42.2 km", 42_195),
        ("42,2 km", 42_195),
        ("42,195 km", 42_195),
        ("42.195km", 42_195),
        ("26.2 miles", 42_195),
        ("26.2mi", 42_195),
        ("13.1 miles", 21_097.5),
        ("21k", 21_097.5),
        ("50k", 50_000),
        ("100 miler", 160_934.4),
        ("a 100-mile race", 160_934.4),
        ("50 miles", 80_467.2),
        ("15.5 km", 15_500),
        ("10,000 m on the track", 10_000),
        ("5000m", 5_000),
        ("ten miles", 16_093.44),
        ("not a marathon, a half", 21_097.5),
    ],
)
def test_distances(text: str, metres: float) -> None:
    assert change(text, "distance_m") == pytest.approx(metres)


@pytest.mark.parametrize(
    "text",
    [
        "why is the first half so slow?",
        "the second half is hilly",
        "half an hour before the start",
        "half a banana",
        "the last 10k are the hardest",
        "I did a 30 km long run yesterday",
        "an ultramarathon",
        "I have 2 kids",
        "it starts 500 m from my house",
        "in 2027",
        "the Comrades Marathon",
        "it climbs 400 m",
        "the start is at an altitude of 1500 m",
        "give me 5k splits",
        "That's all for today",
    ],
)
def test_what_is_no_race_distance(text: str) -> None:
    assert change(text, "distance_m") is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("marathon in 3:45", 13_500),
        ("marathon 3h45", 13_500),
        ("sub 3:30 marathon", 12_600),
        ("marathon, 3 hours 30", 12_600),
        ("3 hours and 30 minutes for the marathon", 12_600),
        ("marathon under 4 hours", 14_400),
        ("half in 1:45:30", 6_330),
        ("10k in 45 minutes", 2_700),
        ("45:00 for 10k", 2_700),
        ("22:30 5k", 1_350),
        ("5k in 22:30 please", 1_350),
        ("marathon 3.30", 12_600),
        ("marathon in 3h 30min", 12_600),
        ("marathon in 3h30m", 12_600),
        ("marathon in 3 hrs 30 mins", 12_600),
        ("sub-3 marathon", 10_800),
        ("sub 4 marathon", 14_400),
        ("sub 20 5k", 1_200),
        ("sub 345 marathon", 13_500),
        ("sub four marathon", 14_400),
        ("sub three thirty marathon", 12_600),
        ("marathon in three hours thirty", 12_600),
        ("marathon in 3 and a half hours", 12_600),
        ("marathon in 3.5 hours", 12_600),
        ("half marathon in 90 minutes", 5_400),
        ("half marathon in 90 min", 5_400),
        ("half in an hour 45", 6_300),
        ("10k in 1:02", 3_720),
        ("10k in 48:20", 2_900),
        ("5k in 19", None),
        ("100 miles in 24 hours", 86_400),
        ("100 miles in 30 h", 108_000),
        ("50k in 6h", 21_600),
        ("marathon at 5:00/km", 300 * 42.195),
        ("marathon, 5:20 per km", 320 * 42.195),
        ("marathon at 5:20min/km", 320 * 42.195),
        ("10k at 4:30 min/km", 2_700),
        ("marathon at 8:00 a mile", 480 * 42_195 / 1609.344),
        ("half at 8:30/mi", 510 * 21_097.5 / 1609.344),
        ("half at 8 minute miles", 480 * 21_097.5 / 1609.344),
        ("marathon at 12 km/h", 42.195 * 300),
        ("half at 8 mph", 21_097.5 / 1609.344 * 450),
        ("not 3:30 but 3:25, marathon", 12_300),
        ("marathon, 3:25 instead of 3:30", 12_300),
        ("marathon: change from 3:30 to 3:25", 12_300),
        ("marathon, goal is 3:29:59", 12_599),
        ("marathon with 400 m of climbing", None),
        ("marathon, even 5:00s", 300 * 42.195),
        ("1/2 marathon in 1:40", 6_000),
        ("10 k in 38'20", 2_300),
        ("a 10 mile race in 1:15", 4_500),
    ],
)
def test_goal_times(text: str, seconds: float | None) -> None:
    found = change(text, "goal_time_s")
    assert found == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("make it 3:25", 12_300),
        ("3:25", 12_300),
        ("what if I go for 3:20?", 12_000),
        ("let's do 3h20", 12_000),
        ("sub 3:20 please", 12_000),
        ("and under 3 hours?", 10_800),
        ("5 minutes faster", 12_300),
        ("10 min slower please", 13_200),
        ("3:30 was too ambitious, make it 3:40", 13_200),
        ("at 5:00 per km", 300 * 42.195),
    ],
)
def test_a_goal_in_a_thread_that_knows_the_distance(text: str, seconds: float) -> None:
    assert change(text, "goal_time_s", MARATHON) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    [
        "the race starts at 9:30 am",
        "I take a gel every 30 minutes",
        "I slept 8 hours",
        "breakfast 3 hours before the start",
        "the cutoff is 6:00",
        "20 minutes ago",
        "my easy runs are at 6:00/km",
        "is 5:10 too fast for the first km?",
        "I have 5 gels",
        "my heart rate is 165",
        "see you in 2027",
    ],
)
def test_what_is_no_goal(text: str) -> None:
    assert change(text, "goal_time_s", MARATHON) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("race on 18 April", date(2027, 4, 18)),
        ("race on April 18th", date(2027, 4, 18)),
        ("race: 18.04.2027", date(2027, 4, 18)),
        ("race 18.4.27", date(2027, 4, 18)),
        ("race 2027-04-18", date(2027, 4, 18)),
        ("race on the 18th of April 2027", date(2027, 4, 18)),
        ("race on 12 December", date(2026, 12, 12)),
        ("race on 18/04/2027", date(2027, 4, 18)),
        ("race on Apr 18, 2027", date(2027, 4, 18)),
        ("the race is next Sunday", date(2026, 11, 22)),
        ("marathon tomorrow", date(2026, 11, 22)),
        ("marathon in 6 weeks", date(2027, 1, 2)),
        ("race in 10 days", date(2026, 12, 1)),
        ("race in two weeks", date(2026, 12, 5)),
        ("my race is 8 weeks away", date(2027, 1, 16)),
        ("race in 3 months", date(2027, 2, 21)),
        ("race on may 9", None),
        ("race on May 9", date(2027, 5, 9)),
        ("race on 29 February", date(2028, 2, 29)),
        ("race on 31 April", None),
        ("race on saturday", date(2026, 11, 28)),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert change(text, "race_date") == day


@pytest.mark.parametrize(
    "text",
    [
        "what's the weather tomorrow in Oslo and Rome",
        "I ran a marathon in April 2024",
        "last Sunday I raced a half",
        "I may 5 gels take",
    ],
)
def test_what_is_no_race_date(text: str) -> None:
    assert change(text, "race_date") is None


def test_a_slashed_date_is_read_as_the_athletes_units_suggest() -> None:
    assert change("race on 4/5/2027", "race_date") == date(2027, 5, 4)
    assert change("race on 4/5/2027", "race_date", IMPERIAL) == date(2027, 4, 5)


def test_a_date_that_has_passed_is_refused_with_a_sentence() -> None:
    understood = said("race on 18 April 2025")
    assert "race_date" not in understood.changes
    assert understood.refused == ("18 April 2025 has already passed, so I took no race date from it.",)


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("I'm 58 kg", 58),
        ("58kg", 58),
        ("58,5 kg", 58.5),
        ("154 lbs", 69.853225),
        ("154lb", 69.853225),
        ("I weigh 154 pounds", 69.853225),
        ("11 stone", 69.853225),
        ("11st 4", 71.667662),
        ("11 stone 4 lb", 71.667662),
        ("I weigh 70", 70),
        ("weight: 70", 70),
        ("70 kilos", 70),
    ],
)
def test_weights(text: str, kg: float) -> None:
    assert change(text, "weight_kg") == pytest.approx(kg)


@pytest.mark.parametrize(
    "text",
    ["3 mg per kg", "8 g/kg the day before", "my bike weighs 8 kg", "I want to lose 5 kg", "a pack of 5 kg"],
)
def test_what_is_no_body_weight(text: str) -> None:
    assert change(text, "weight_kg") is None


def test_a_weight_without_a_unit_is_in_pounds_for_who_reads_imperial() -> None:
    assert change("I weigh 154", "weight_kg", IMPERIAL) == pytest.approx(69.853225)


@pytest.mark.parametrize(
    ("text", "brief", "celsius"),
    [
        ("28 degrees", NOTHING, 28),
        ("28C", NOTHING, 28),
        ("28 °C", NOTHING, 28),
        ("28°", NOTHING, 28),
        ("82F", NOTHING, 27.778),
        ("82 degrees", NOTHING, 27.778),
        ("82 degrees fahrenheit", NOTHING, 27.778),
        ("hot: 30", NOTHING, 30),
        ("what if it gets hot, say 30", NOTHING, 30),
        ("it will be hot, 30 degrees", NOTHING, 30),
        ("-5 degrees", NOTHING, -5),
        ("12-15 degrees", NOTHING, 15),
        ("minus 5 degrees", NOTHING, -5),
        ("temperature 12", NOTHING, 12),
        ("40 degrees", IMPERIAL, 4.444),
        ("28C", IMPERIAL, 28),
        ("hot: 30", IMPERIAL, 30),
    ],
)
def test_temperatures(text: str, brief: RaceBrief, celsius: float) -> None:
    assert change(text, "temperature_c", brief) == pytest.approx(celsius, abs=0.01)


@pytest.mark.parametrize(
    ("text", "metres", "seconds"),
    [
        ("I ran a half in 1:45", 21_097.5, 6_300),
        ("my 10k PB is 48:20", 10_000, 2_900),
        ("recent 5k 22:30", 5_000, 1_350),
        ("half marathon PR 1:38:12", 21_097.5, 5_892),
        ("I did 48:20 for 10k last month", 10_000, 2_900),
        ("my best marathon is 3h12", 42_195, 11_520),
        ("ran 1:45 half", 21_097.5, 6_300),
        ("5 mile race in 35:00 last week", 8_046.72, 2_100),
    ],
)
def test_results_are_no_goals(text: str, metres: float, seconds: float) -> None:
    understood = said(text)
    assert understood.changes == {"recent_result": RaceResult(distance_m=metres, time_s=seconds)}


def test_a_result_and_a_goal_in_one_sentence() -> None:
    understood = said("I ran a half in 1:45 and want 3:40 in the marathon")
    assert understood.changes == {
        "recent_result": RaceResult(distance_m=21_097.5, time_s=6_300),
        "distance_m": 42_195,
        "goal_time_s": 13_200,
    }


@pytest.mark.parametrize(
    "text",
    [
        "PB 4:20 marathon, target 4:00",
        "I want to do the marathon in 4 hours, last year I did 4:20",
        "ran 4:20 at London Marathon 2024, want to break 4",
    ],
)
def test_a_better_result_over_the_same_distance(text: str) -> None:
    assert said(text).changes == {
        "recent_result": RaceResult(distance_m=42_195, time_s=15_600),
        "distance_m": 42_195,
        "goal_time_s": 14_400,
    }


def test_a_question_pairs_the_time_with_the_distance_beside_it() -> None:
    understood = said("5k 25:00, what does that mean for 10k?")
    assert understood.changes == {
        "recent_result": RaceResult(distance_m=5_000, time_s=1_500),
        "distance_m": 10_000,
    }


@pytest.mark.parametrize(
    "text", ["open the 3:30 half marathon plan", "save it as Berlin 3:15", "delete my saved 10k"]
)
def test_words_about_saved_plans_change_nothing(text: str) -> None:
    assert said(text, MARATHON) == Understood()


def test_a_result_without_a_distance_is_over_the_races() -> None:
    understood = said("my PB is 3:45, I want 3:30", MARATHON)
    assert understood.changes == {
        "recent_result": RaceResult(distance_m=42_195, time_s=13_500),
        "goal_time_s": 12_600,
    }


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("50 km a week", 50),
        ("I run 30 miles per week", 48.28032),
        ("50k/week", 50),
        ("40 mpw", 64.37376),
        ("weekly mileage is 60 km", 60),
        ("about 45 kilometres each week", 45),
    ],
)
def test_weekly_distance(text: str, km: float) -> None:
    assert said(text).changes == {"weekly_distance_km": pytest.approx(km)}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("in miles please", UnitSystem.IMPERIAL),
        ("in km", UnitSystem.METRIC),
        ("use metric", UnitSystem.METRIC),
        ("miles please", UnitSystem.IMPERIAL),
        ("can I have that in miles?", UnitSystem.IMPERIAL),
        ("switch to kilometres", UnitSystem.METRIC),
        ("imperial units", UnitSystem.IMPERIAL),
        ("I run 30 miles per week", None),
        ("what about km 30?", None),
    ],
)
def test_units_wished(text: str, units: UnitSystem | None) -> None:
    assert change(text, "units") == units


@pytest.mark.parametrize(
    "text", ["my marathn", "a maraton", "the marathno in May", "mararthon", "half marahton", "halfmaraton"]
)
def test_a_marathon_with_a_letter_wrong_is_a_marathon(text: str) -> None:
    metres = 21_097.5 if text.startswith("half") else 42_195
    assert change(text, "distance_m") == metres


@pytest.mark.parametrize("text", ["a marching band", "my mat", "Mara and Tom ran", "a martian"])
def test_other_words_are_no_marathon(text: str) -> None:
    assert change(text, "distance_m") in (None, 42_195 if "Mara " in text else None)


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("not 68 kg btw, 66", 66),
        ("I'm not 68 kg, I'm 66 kg", 66),
        ("66 not 68 kg", 66),
        ("weight is 66, not 68 kg", 66),
        ("not 150 lb, 145", 145 * 0.45359237),
        ("I'm not 68 kg", None),
        ("not 68 kg, 10 km", None),
    ],
)
def test_a_denied_weight_gives_way_to_the_right_one(text: str, kg: float | None) -> None:
    found = change(text, "weight_kg")
    assert found is None if kg is None else found == pytest.approx(kg)


@pytest.mark.parametrize(
    ("text", "celsius"),
    [
        ("what if it is 5 degrees colder", 13),
        ("and 4 °C warmer?", 22),
        ("9 °F hotter", 23),
        ("what about 28 degrees", 28),
    ],
)
def test_a_change_of_temperature_is_counted_from_the_one_known(text: str, celsius: float) -> None:
    assert change(text, "temperature_c", RaceBrief(temperature_c=18)) == pytest.approx(celsius)


def test_a_change_of_an_unknown_temperature_is_asked_back() -> None:
    understood = said("what if it is 5 degrees colder")
    assert "temperature_c" not in understood.changes
    assert understood.refused == ("Tell me the temperature you expect, and I will plan with it.",)


def test_of_two_results_the_one_that_is_not_old_counts() -> None:
    text = "did my first marathon back in 2016 in 4:31, and last spring I ran a half in 1:52"
    assert change(text, "recent_result") == RaceResult(distance_m=21_097.5, time_s=6_720)


def test_my_last_race_is_a_result_and_the_last_kilometres_are_not() -> None:
    half = RaceBrief(distance_m=21_097.5)
    assert change("my last 10 km was 47:30 minutes", "recent_result", half) == RaceResult(
        distance_m=10_000, time_s=2_850
    )
    assert change("my last 10 km are always slow", "distance_m", half) is None


@pytest.mark.parametrize("text", ["2 hours on the bike yesterday", "ran 1:30 easy yesterday"])
def test_a_workout_is_no_result_over_the_races_distance(text: str) -> None:
    assert change(text, "recent_result", RaceBrief(distance_m=21_097.5)) is None


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("how many carbs per hour? i can do 90g", 90),
        ("I can take up to 80 g, are more carbs per hour better?", 80),
        ("how many carbs per hour if my gels have 25g", None),
        ("can I take 200 g of pasta, or fewer carbs?", None),
    ],
)
def test_carbohydrate_an_athlete_can_take(text: str, grams: float | None) -> None:
    assert change(text, "carbs_g_per_h") == grams


def test_a_goal_before_the_date_is_a_goal() -> None:
    assert change("half marathon in 1h45 on the 12. September 2027", "goal_time_s") == 6_300


def test_the_second_of_two_results_is_no_new_race_but_another_result() -> None:
    brief = RaceBrief(distance_m=21_097.5, goal_time_s=9_000)
    understood = said("I ran 10k in 1:04 and 5k in 30:30 both this year, what can i do?", brief)
    assert understood.changes == {
        "recent_result": RaceResult(distance_m=10_000, time_s=3_840),
        "other_results": (RaceResult(distance_m=5_000, time_s=1_830),),
    }


def test_a_result_over_another_distance_keeps_the_one_known() -> None:
    brief = RaceBrief(distance_m=42_195, recent_result=RaceResult(distance_m=10_000, time_s=2_520))
    understood = said("and I ran a half in 1:35", brief)
    assert understood.changes == {
        "recent_result": RaceResult(distance_m=21_097.5, time_s=5_700),
        "other_results": (RaceResult(distance_m=10_000, time_s=2_520),),
    }


@pytest.mark.parametrize(
    "text",
    [
        "I ran a half in 1:45 and want a marathon in 3:45",
        "I ran a half in 1:45 and my goal is a 3:45 marathon",
    ],
)
def test_a_wish_after_a_result_is_the_race(text: str) -> None:
    assert change(text, "distance_m") == 42_195
    assert change(text, "goal_time_s") == 13_500


def test_a_pace_asked_per_mile_is_a_wish_for_miles() -> None:
    assert change("what pace is that per mile?", "units") is UnitSystem.IMPERIAL
