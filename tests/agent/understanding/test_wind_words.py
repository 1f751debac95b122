"""What is understood of the wind."""

import pytest

from agent.understanding.wind_words import WHERE_FROM
from tests.support.understanding import IMPERIAL, NOTHING, RIDE, said


@pytest.mark.parametrize(
    ("text", "speed", "degrees"),
    [
        ("15 km/h wind from the west", 4.166667, 270),
        ("NW wind 20 mph", 8.9408, 315),
        ("headwind 4 m/s from 270", 4, 270),
        ("wind from 220 degrees at 5 m/s", 5, 220),
        ("wind: 270° 15 kph", 4.166667, 270),
        ("wind 20 km/h from SW", 5.555556, 225),
        ("a southwesterly of 25 kph", 6.944444, 225),
        ("strong wind from the north-east at 12 knots", 6.173333, 45),
        ("W 15 kts wind", 7.716667, 270),
        ("it's windy, 25kmh NNW", 6.944444, 337.5),
        ("tailwind of 10 mph out of the north", 4.4704, 0),
        ("easterly wind", None, 90),
        ("wind direction north, 15 mph", 6.7056, 0),
        ("is it windy?", None, None),
        ("I go west at 15 km/h", None, None),
    ],
)
def test_wind(text: str, speed: float | None, degrees: float | None) -> None:
    changes = said(text, RIDE).changes
    assert changes.get("wind_from_deg") == degrees
    found = changes.get("wind_speed_m_per_s")
    assert found is None if speed is None else found == pytest.approx(speed, rel=1e-5)


def test_a_wind_is_neither_a_goal_nor_a_temperature() -> None:
    understood = said("100 km, 28 degrees, wind 15 km/h from 270 degrees, 30 km/h average", RIDE)
    assert understood.changes == pytest.approx(
        {
            "distance_m": 100_000,
            "temperature_c": 28,
            "wind_speed_m_per_s": 4.166667,
            "wind_from_deg": 270,
            "goal_time_s": 12_000,
        },
        rel=1e-5,
    )


def test_a_wind_from_nowhere_is_asked_back() -> None:
    assert said("20 km/h headwind", RIDE).refused == (WHERE_FROM,)
    known = RIDE.with_changes(wind_from_deg=90.0)
    assert said("20 km/h headwind", known).refused == ()


def test_a_wind_without_a_unit_is_in_the_athletes() -> None:
    assert said("wind 15 from the west", NOTHING).changes["wind_speed_m_per_s"] == pytest.approx(15 / 3.6)
    assert said("wind 15 from the west", IMPERIAL).changes["wind_speed_m_per_s"] == pytest.approx(6.7056)


def test_a_storm_is_left_out_with_a_sentence() -> None:
    understood = said("wind of 300 km/h from the west", RIDE)
    assert understood.refused == ("Nobody races in a wind of 300 km/h, so I left it out.",)
    assert "wind_speed_m_per_s" not in understood.changes


def test_no_wind_takes_the_wind_back() -> None:
    known = RIDE.with_changes(wind_speed_m_per_s=5.0, wind_from_deg=90.0)
    assert said("no wind after all", known).changes == {"wind_speed_m_per_s": 0}


@pytest.mark.parametrize(
    ("text", "m_per_s"),
    [("bft 5 from the north", 9.35), ("force 4 northerly", 6.69), ("4-5 Beaufort from the north", 7.98)],
)
def test_a_force_on_beauforts_scale(text: str, m_per_s: float) -> None:
    assert said(text, RIDE).changes == {"wind_speed_m_per_s": m_per_s, "wind_from_deg": 0}


@pytest.mark.parametrize("text", ["force 17 from the north", "I will force 2 gels down"])
def test_a_force_that_is_no_wind(text: str) -> None:
    assert "wind_speed_m_per_s" not in said(text, RIDE).changes
