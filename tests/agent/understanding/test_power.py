"""What is understood of power: thresholds, efforts, targets."""

import pytest

from tests.support.understanding import MARATHON, NOTHING, RIDE, change, said
from tools.domain.race import PowerEffort, RaceBrief


@pytest.mark.parametrize(
    ("text", "watts"),
    [
        ("my ftp is 250", 250),
        ("ftp:250", 250),
        ("FTP ~ 265 watts", 265),
        ("FTP 265W", 265),
        ("an ftp of about 240 w", 240),
        ("my ftp went up to 262", 262),
        ("functional threshold power is 280 watts", 280),
        ("230 watts ftp", 230),
        ("a 300w FTP", 300),
        ("FTP 4.2 w/kg at 68kg", 285.6),
        ("68 kg, ftp 4.2", 285.6),
        ("ftp 3,5 w/kg, 80 kg", 280),
        ("FTP of 8.8 w/lb", None),
        ("75% of ftp", None),
        ("what is my ftp?", None),
        ("my ftp is 5 years old", None),
    ],
)
def test_functional_threshold(text: str, watts: float | None) -> None:
    found = change(text, "ftp_w")
    assert found is None if watts is None else found == pytest.approx(watts)


def test_watts_per_kilogram_take_the_weight_known_before() -> None:
    assert change("ftp 4 w/kg", "ftp_w", RIDE) == 300
    assert said("ftp 4 w/kg").refused == (
        "Tell me your weight as well, and I will turn ftp 4 w/kg into watts.",
    )


@pytest.mark.parametrize(
    ("text", "watts", "joules"),
    [
        ("CP 280 and W' 20 kJ", 280, 20_000),
        ("critical power 265 W, W’ = 22000 J", 265, 22_000),
        ("cp 300, w prime 18", 300, 18_000),
        ("CP 3 at km 42", None, None),
        ("will W' run out?", None, None),
    ],
)
def test_critical_power(text: str, watts: float | None, joules: float | None) -> None:
    changes = said(text, RIDE).changes
    assert (changes.get("critical_power_w"), changes.get("w_prime_j")) == (watts, joules)


@pytest.mark.parametrize(
    ("text", "efforts"),
    [
        ("best 5 min 340 W, 20 min 290", {300: 340, 1_200: 290}),
        ("my 20 minute power is 275 watts", {1_200: 275}),
        ("5s 900w, 1 min 480w, 5 min 350w and 20min 285w", {5: 900, 60: 480, 300: 350, 1_200: 285}),
        ("I held 300 W for 20 minutes", {1_200: 300}),
        ("I can do 300 for 20 minutes", {1_200: 300}),
        ("I did 260 W for an hour last week", {3_600: 260}),
        ("20 min test 300W", {1_200: 300}),
        ("a gel every 20 min, 30 g of carbs", None),
        ("I want to hold 220 W for 3 hours", None),
        ("ride 3 hours at 200 watts", None),
    ],
)
def test_best_efforts(text: str, efforts: dict[float, float] | None) -> None:
    found = change(text, "power_efforts", RIDE)
    if efforts is None:
        assert found is None
    else:
        assert found == tuple(PowerEffort(power_w=power, duration_s=time) for time, power in efforts.items())


def test_an_effort_is_no_goal_and_joins_those_known() -> None:
    known = RIDE.with_changes(power_efforts=(PowerEffort(power_w=300, duration_s=1_200),))
    assert said("best 5 min 340 W", known).changes == {
        "power_efforts": (
            PowerEffort(power_w=340, duration_s=300),
            PowerEffort(power_w=300, duration_s=1_200),
        )
    }


@pytest.mark.parametrize(
    ("text", "watts"),
    [
        ("hold 220 watts", 220),
        ("what if I ride at 210w?", 210),
        ("230 watts please", 230),
        ("at 80% of ftp", 200),
        ("ride it at 0.8 IF", 200),
        ("intensity factor of .75", 187.5),
        ("3 w/kg all day", 225),
        ("I averaged 230 w last year", None),
        ("how many watts do I save?", None),
        ("it saves 10 watts", None),
        ("make it 210", 210),
        ("I can't hold 200 W", None),
        ("83 kg", None),
    ],
)
def test_power_to_ride_at(text: str, watts: float | None) -> None:
    found = change(text, "target_power_w", RIDE)
    assert found is None if watts is None else found == pytest.approx(watts)


def test_a_runner_has_no_power_to_ride_at() -> None:
    assert said("my watch shows 250 W of running power", MARATHON).changes == {}


def test_more_and_less_are_counted_from_the_target_known() -> None:
    known = RIDE.with_changes(target_power_w=200)
    assert change("10 watts more", "target_power_w", known) == 210
    assert change("15 W less please", "target_power_w", known) == 185
    assert change("10 watts more", "target_power_w", RIDE) is None


@pytest.mark.parametrize("text", ["FTP 900", "W' 200 kJ", "ride at 1500 watts", "best 1 min 5000 W"])
def test_power_that_cannot_be_is_left_out_with_a_sentence(text: str) -> None:
    understood = said(text, RIDE)
    assert understood.changes == {}
    assert len(understood.refused) == 1
    assert understood.refused[0].endswith(".")


def test_a_runner_may_have_watts_without_becoming_a_cyclist() -> None:
    assert said("my ftp is 250", MARATHON).changes == {"ftp_w": 250}
    assert "sport" in said("my ftp is 250", NOTHING).changes
    assert "sport" not in said("I run with power, ftp 290", RaceBrief()).changes


def test_a_rider_leaves_out_the_watts_of_a_test() -> None:
    assert change("20 min test 280", "power_efforts", RIDE) == (PowerEffort(power_w=280, duration_s=1_200),)
    assert change("20 min test 30", "power_efforts", RIDE) is None
    assert change("20 min test 280", "power_efforts", MARATHON) is None


def test_one_power_is_planned_with_and_the_other_named() -> None:
    understood = said("240 W to the first climb then 220 W", RIDE)
    assert understood.changes == {"target_power_w": 240}
    assert understood.refused == (
        "I plan with one power for the whole ride and spread it over climbs and wind myself: I took 240 W "
        "and left out 220 W.",
    )
    assert said("then 220 W", RIDE).changes == {"target_power_w": 220}
