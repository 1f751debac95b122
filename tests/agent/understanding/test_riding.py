"""What is understood of a rider's set-up."""

import pytest

from tests.support.understanding import MARATHON, NOTHING, RIDE, change, said
from tools.domain.race import RaceBrief, RidingPosition, Sport, Tyres, UnitSystem


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("83 kg with the bike", 83),
        ("83kg including bike and bottles", 83),
        ("83 kg, bike included", 83),
        ("185 lbs with the bike", 83.91459),
        ("85kg all in", 85),
        ("total weight 83 kg", 83),
        ("system weight is 91", 91),
        ("rider and bike are 90 kg together", 90),
        ("me + bike: 88 kg", 88),
        ("83 kg", None),
        ("75 kg plus an 8 kg bike", None),
    ],
)
def test_mass_of_rider_and_bicycle(text: str, kg: float | None) -> None:
    found = change(text, "system_mass_kg", RIDE)
    assert found is None if kg is None else found == pytest.approx(kg)


def test_a_mass_with_the_bicycle_is_no_body_weight() -> None:
    assert said("83 kg with the bike", RIDE).changes == {"system_mass_kg": 83}
    assert said("75 kg, bike 8 kg", RIDE).changes == {"weight_kg": 75, "bike_mass_kg": 8}
    assert said("75 kg plus an 8 kg bike", RIDE).changes == {"weight_kg": 75, "bike_mass_kg": 8}
    assert change(
        "total weight 185", "system_mass_kg", RIDE.with_changes(units=UnitSystem.IMPERIAL)
    ) == pytest.approx(83.91459)


@pytest.mark.parametrize(
    ("text", "kg"),
    [("bike 8 kg", 8), ("my bike weighs 8,2 kg", 8.2), ("a 9 kg gravel bike", 9), ("18lb bike", 8.164663)],
)
def test_mass_of_the_bicycle(text: str, kg: float) -> None:
    assert change(text, "bike_mass_kg", RIDE) == pytest.approx(kg)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("on aero bars", RidingPosition.AERO),
        ("with clip-ons", RidingPosition.AERO),
        ("on the hoods", RidingPosition.ROAD),
        ("on my road bike", RidingPosition.ROAD),
        ("on my tt bike", RidingPosition.TIME_TRIAL),
        ("a tri bike", RidingPosition.TRIATHLON),
        ("sitting upright", RidingPosition.UPRIGHT),
        ("on my mountain bike", RidingPosition.UPRIGHT),
        ("no aero bars", None),
        ("aero bars or hoods, which is better?", None),
        ("what position?", None),
    ],
)
def test_positions(text: str, position: RidingPosition | None) -> None:
    assert change(text, "position", RIDE) is position


@pytest.mark.parametrize(
    ("text", "tyres"),
    [
        ("gravel tyres", Tyres.GRAVEL),
        ("40 mm gravel tires", Tyres.GRAVEL),
        ("28mm tubeless tyres", Tyres.RACE),
        ("I run GP5000", Tyres.RACE),
        ("training tyres", Tyres.TRAINING),
        ("are race tyres worth it over gravel tyres?", None),
    ],
)
def test_tyres(text: str, tyres: Tyres | None) -> None:
    assert change(text, "tyres", RIDE) is tyres


def test_measured_drag_and_rolling_resistance() -> None:
    assert said("cda 0.32, crr .004", RIDE).changes == {"cda_m2": 0.32, "crr": 0.004}
    assert said("CdA of 0,285 m2", RIDE).changes == {"cda_m2": 0.285}
    assert said("cda 32", RIDE).refused == ("cda 32 cannot be a drag area, so I left it out.",)


@pytest.mark.parametrize(
    ("text", "drafting"),
    [
        ("we ride in a group", True),
        ("sitting in the wheels", True),
        ("I'll be drafting", True),
        ("solo", False),
        ("no drafting allowed", False),
        ("draft-illegal race", False),
        ("how many watts do I save drafting?", None),
        ("should I ride in a group?", None),
    ],
)
def test_company(text: str, drafting: bool | None) -> None:
    assert change(text, "drafting", RIDE) is drafting


def test_company_and_cadence_are_nothing_to_a_runner() -> None:
    assert said("I run in a group at 180 rpm", MARATHON).changes == {}
    assert said("I like to spin at 85 rpm", RIDE).changes == {"cadence_rpm": 85}
    assert said("cadence 250", RIDE).refused == ("I cannot plan with cadence 250, so I left it out.",)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("a century", {"sport": Sport.RIDE, "distance_m": 160_934.4}),
        ("metric century ride", {"sport": Sport.RIDE, "distance_m": 100_000}),
        ("the Ventoux, 21.5 km", {"sport": Sport.RIDE, "distance_m": 21_500}),
        ("half ironman bike leg 90 km", {"sport": Sport.RIDE, "distance_m": 90_000}),
        ("I'm a cyclist who wants to run a 10k in 45:00", {"distance_m": 10_000, "goal_time_s": 2_700}),
    ],
)
def test_races_on_a_bicycle(text: str, changes: dict[str, object]) -> None:
    assert said(text).changes == pytest.approx(changes)


@pytest.mark.parametrize(
    ("text", "brief", "seconds"),
    [
        ("30 km/h average", RIDE, 14_400),
        ("avg 18 mph", RaceBrief(sport=Sport.RIDE, distance_m=160_934.4), 20_000),
        ("18 mph", MARATHON, None),
        ("wind 18 mph from the west", RIDE, None),
    ],
)
def test_a_speed_is_a_goal_of_a_ride(text: str, brief: RaceBrief, seconds: float | None) -> None:
    found = change(text, "goal_time_s", brief)
    assert found is None if seconds is None else found == pytest.approx(seconds)


def test_a_ride_gives_way_to_a_run() -> None:
    assert change("no, it is a marathon", "sport", RIDE) is Sport.RUN
    assert change("no, it is a marathon", "distance_m", RIDE) == 42_195
    assert "sport" not in said("I ran out of gels", RIDE).changes
    assert "sport" not in said("should I run wider tyres?", RIDE).changes
    assert "sport" not in said("what does a cyclist eat?", NOTHING).changes


@pytest.mark.parametrize(
    "text", ["165 lbs, all in miles please", "I weigh 70 kg with full kit", "70 kg all in"]
)
def test_a_runners_weight_is_no_mass_of_a_bicycle(text: str) -> None:
    changes = said(text, MARATHON).changes
    assert "system_mass_kg" not in changes
    assert "weight_kg" in changes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("bike 8.2kg, me 72", {"bike_mass_kg": 8.2, "weight_kg": 72}),
        ("72kg bike 8kg", {"bike_mass_kg": 8, "weight_kg": 72}),
        ("my bike is 9 kilos and im 81", {"bike_mass_kg": 9, "weight_kg": 81}),
        ("bottles and bike included im 88kg", {"system_mass_kg": 88}),
        ("86 kg all in, bike and bottles", {"system_mass_kg": 86}),
    ],
)
def test_whose_mass_it_is(text: str, changes: dict[str, object]) -> None:
    assert said(text, RIDE).changes == changes


def test_a_weight_after_the_bikes_distance_is_the_riders() -> None:
    understood = said("90 km bike, 75 kg", RIDE)
    assert understood.changes == {"distance_m": 90_000, "weight_kg": 75}
    assert understood.refused == ()


@pytest.mark.parametrize(
    ("text", "distance_m"),
    [
        ("70.3 bike leg", 90_000),
        ("ironman bike split", 180_000),
        ("half ironman on the bike", 90_000),
        ("ironman bike course, 177 km", 177_000),
        ("25 mile tt", 40_233.6),
        ("300k brevet", 300_000),
    ],
)
def test_what_is_ridden(text: str, distance_m: float) -> None:
    understood = said(text, NOTHING)
    assert understood.changes == {"sport": Sport.RIDE, "distance_m": pytest.approx(distance_m)}


def test_half_an_ironman_is_no_half_marathon() -> None:
    assert said("half ironman in June", NOTHING).changes == {}


@pytest.mark.parametrize(
    ("text", "sport"),
    [
        ("I ride the marmotte on 5 July, 68 kg", Sport.RIDE),
        ("I'm riding in the Dolomites on 5 July", Sport.RIDE),
        ("riding the long route in June", Sport.RIDE),
        ("I ride three times a week", None),
        ("I ride to work", None),
        ("yesterday I was riding a bit", None),
    ],
)
def test_who_rides_says_so(text: str, sport: Sport | None) -> None:
    assert said(text).changes.get("sport") is sport
