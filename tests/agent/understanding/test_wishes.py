"""What is understood of wishes, places, names and what cannot be, table by table."""

import pytest

from tests.support.understanding import MARATHON, NOTHING, change, said
from tools.domain.race import Avoidance, RaceBrief, RaceResult, Sport


@pytest.mark.parametrize(
    ("text", "avoid"),
    [
        ("I can't stomach gels", (Avoidance.GELS,)),
        ("i cant stand gels", (Avoidance.GELS,)),
        ("no caffeine", (Avoidance.CAFFEINE,)),
        ("gels make me sick", (Avoidance.GELS,)),
        ("nothing solid", (Avoidance.SOLIDS,)),
        ("no gels, no caffeine", (Avoidance.GELS, Avoidance.CAFFEINE)),
        ("I don't like sports drinks", (Avoidance.SPORTS_DRINK,)),
        ("without gels or bars", (Avoidance.GELS, Avoidance.SOLIDS)),
        ("I hate energy gels", (Avoidance.GELS,)),
        ("caffeine doesn't agree with me", (Avoidance.CAFFEINE,)),
        ("coffee gives me stomach cramps", (Avoidance.CAFFEINE,)),
        ("I don't drink coffee", (Avoidance.CAFFEINE,)),
        ("should I avoid caffeine?", None),
        ("how many gels?", None),
        ("I don't know how many gels I need", None),
        ("I have no idea about gels", None),
        ("can't I take gels?", None),
        ("I love gels", None),
        ("never mind the gels", None),
    ],
)
def test_avoidances(text: str, avoid: tuple[Avoidance, ...] | None) -> None:
    assert change(text, "avoid") == avoid


def test_avoidances_add_up_and_can_be_taken_back() -> None:
    brief = RaceBrief(avoid=(Avoidance.GELS,))
    assert change("and no caffeine", "avoid", brief) == (Avoidance.GELS, Avoidance.CAFFEINE)
    assert change("gels are fine after all", "avoid", brief) == ()


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("I sweat 1.2 l/h", {"sweat_rate_l_per_h": 1.2}),
        ("my sweat rate is 1.2 litres per hour", {"sweat_rate_l_per_h": 1.2}),
        ("sweat rate 900 ml/h", {"sweat_rate_l_per_h": 0.9}),
        ("60 g an hour", {"carbs_g_per_h": 60}),
        ("I take 90g carbs per hour", {"carbs_g_per_h": 90}),
        ("80 g/h, gut trained", {"carbs_g_per_h": 80, "gut_trained": True}),
        ("I have trained my gut", {"gut_trained": True}),
        ("my gut is not gut trained", {"gut_trained": False}),
        ("500 mg sodium per hour", {}),
        ("aid every 5 km", {"aid_every_m": 5_000}),
        ("water every 3 miles", {"aid_every_m": 4_828.032}),
        ("there are aid stations every 2.5 km", {"aid_every_m": 2_500}),
        ("aid stations every mile", {"aid_every_m": 1_609.344}),
    ],
)
def test_what_is_taken_in_an_hour_and_where(text: str, changes: dict[str, object]) -> None:
    assert said(text).changes == pytest.approx(changes)


@pytest.mark.parametrize(
    ("text", "at_m"),
    [
        ("what about km 30?", 30_000),
        ("kilometre 30", 30_000),
        ("at mile 18", 28_968.192),
        ("the 30k mark", 30_000),
        ("the 20 mile mark", 32_186.88),
        ("the 30th kilometre", 30_000),
        ("how do I feel after 35 km?", 35_000),
        ("what happens at 30k", 30_000),
        ("halfway", 21_097.5),
        ("km 32.5", 32_500),
        ("at 12 km/h", None),
        ("aid every 5 km", None),
        ("why so slow?", None),
    ],
)
def test_places(text: str, at_m: float | None) -> None:
    assert said(text, MARATHON).at_m == (None if at_m is None else pytest.approx(at_m))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm running the Boston Marathon", "Boston Marathon"),
        ("the berlin marathon on 26 September", "Berlin Marathon"),
        ("My Great North Run plan", "Great North Run"),
        ("I want to run a marathon", None),
        ("Plan my Marathon", None),
        ("New York City Marathon in 4 hours", "New York City Marathon"),
        ("London half marathon", "London Half Marathon"),
    ],
)
def test_race_names(text: str, name: str | None) -> None:
    assert change(text, "race_name") == name


@pytest.mark.parametrize(
    ("text", "brief", "sport"),
    [
        ("a 100 km bike race", NOTHING, Sport.RIDE),
        ("gran fondo, 120 km", NOTHING, Sport.RIDE),
        ("a marathon", NOTHING, None),
        ("I also ride my bike to work", NOTHING, None),
        ("no, it's a running race", RaceBrief(sport=Sport.RIDE), Sport.RUN),
    ],
)
def test_sport(text: str, brief: RaceBrief, sport: Sport | None) -> None:
    assert change(text, "sport", brief) == sport


@pytest.mark.parametrize(
    ("text", "sample"),
    [
        ("Try it with a sample race", True),
        ("show me a demo", True),
        ("for example a gel", False),
        ("my race", False),
    ],
)
def test_the_sample_race(text: str, sample: bool) -> None:
    assert said(text).wants_sample is sample


@pytest.mark.parametrize(
    "text",
    [
        "I weigh 400 kg",
        "a 5000 km race",
        "it will be 90 degrees celsius",
        "I sweat 9 l/h",
        "900 g carbs per hour",
        "marathon in 0:40",
        "500 km a week",
    ],
)
def test_what_cannot_be_is_left_out_with_a_sentence(text: str) -> None:
    understood = said(text)
    assert len(understood.refused) == 1
    assert understood.refused[0].endswith(".")
    assert not set(understood.changes) - {"distance_m"}


@pytest.mark.parametrize("text", ["my half was 1:45", "my last half was 1:45", "my half marathon is 1:45"])
def test_a_race_that_was_is_a_result_and_no_goal(text: str) -> None:
    assert said(text).changes == {"recent_result": RaceResult(distance_m=21_097.5, time_s=6300)}


def test_aid_stations_do_not_hide_the_goal() -> None:
    changes = said("plan a 10k in 45:00 with aid every 3 km").changes
    assert changes == {"distance_m": 10_000, "goal_time_s": 2700, "aid_every_m": 3000}


def test_a_pace_waits_for_its_distance() -> None:
    understood = said("I want to run 5:20 per km")
    assert understood.pace_s_per_m == pytest.approx(0.32)
    assert "goal_time_s" not in understood.changes


def test_the_words_understood_are_the_athletes_own() -> None:
    assert said("do Marathons at 3:30 hurt?").words == ("Marathons", "3:30")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("im 17, first gran fondo", "age under 18"),
        ("I'm pregnant", "pregnancy"),
        ("I have an anxiety disorder", "an anxiety disorder"),
        ("I have afib", "a heart rhythm problem"),
        ("im 17 km in", None),
    ],
)
def test_what_rules_caffeine_out_is_kept_as_a_wish(text: str, reason: str | None) -> None:
    understood = said(text, MARATHON.with_changes(avoid=(Avoidance.GELS,)))
    assert understood.without_caffeine == reason
    expected = (Avoidance.GELS, Avoidance.CAFFEINE) if reason else None
    assert understood.changes.get("avoid") == expected


def test_caffeine_ruled_out_before_changes_nothing() -> None:
    known = MARATHON.with_changes(avoid=(Avoidance.CAFFEINE,))
    assert "avoid" not in said("I'm pregnant", known).changes
    assert change("no gels, I'm pregnant", "avoid", MARATHON) == (Avoidance.GELS, Avoidance.CAFFEINE)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("even splits please", True),
        ("I want an even pace", True),
        ("plan it at constant pace", True),
        ("evenly paced, 3:30", True),
        ("no even pace after all", False),
        ("is an even split better than a negative split", None),
        ("what about even pacing?", None),
        ("marathon in 3:30", None),
    ],
)
def test_an_even_pace_is_a_wish_only_where_it_is_wished_for(text: str, wanted: bool | None) -> None:
    assert change(text, "even_pace", MARATHON) is wanted
