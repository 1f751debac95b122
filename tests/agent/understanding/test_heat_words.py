"""What is understood of humidity and of being used to heat."""

import pytest

from tests.support.understanding import IMPERIAL, MARATHON, change, said


@pytest.mark.parametrize(
    ("text", "celsius"),
    [
        ("dew point 18", 18),
        ("dew point of 65F", 18.333333),
        ("dewpoint is 16 °C", 16),
        ("dew point 65", 18.333333),
    ],
)
def test_dew_points(text: str, celsius: float) -> None:
    understood = said(text, MARATHON)
    assert understood.changes == {"dew_point_c": pytest.approx(celsius)}


def test_a_dew_point_without_a_unit_is_in_the_athletes() -> None:
    assert change("dew point 50", "dew_point_c", IMPERIAL) == pytest.approx(10)


def test_humidity_needs_the_temperature() -> None:
    assert said("25 degrees and 50% humidity", MARATHON).changes == {
        "temperature_c": 25,
        "dew_point_c": 13.86,
    }
    warm = MARATHON.with_changes(temperature_c=20.0)
    assert change("humidity is 60%", "dew_point_c", warm) == pytest.approx(12, abs=0.05)
    assert said("humidity 80%", MARATHON).refused == (
        "Tell me the temperature as well, and I will plan with humidity 80%.",
    )
    assert said("180% humidity", warm).refused == ("180% humidity cannot be, so I left it out.",)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("I'm acclimatised to the heat", True),
        ("heat adapted", True),
        ("I'm used to the heat", True),
        ("I am not acclimatized", False),
        ("how do I get acclimatised?", None),
    ],
)
def test_being_used_to_heat(text: str, used: bool | None) -> None:
    assert change(text, "heat_acclimatised", MARATHON) is used
