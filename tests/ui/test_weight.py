"""A weight is read in the unit the athlete meant."""

import pytest

from tools.domain.race import UnitSystem
from ui.weight import weight_kg_in

METRIC, IMPERIAL = UnitSystem.METRIC, UnitSystem.IMPERIAL


@pytest.mark.parametrize(
    ("written", "units", "expected_kg"),
    [
        ("70,5", METRIC, 70.5),
        ("58 kg", METRIC, 58.0),
        ("130 lb", METRIC, 58.97),
        ("130 lbs", METRIC, 58.97),
        ("130", IMPERIAL, 58.97),
        ("58KG", IMPERIAL, 58.0),
    ],
)
def test_a_weight_is_read_in_the_unit_meant(written: str, units: UnitSystem, expected_kg: float) -> None:
    assert weight_kg_in(written, units) == pytest.approx(expected_kg, abs=0.01)


def test_an_empty_weight_is_not_told() -> None:
    assert weight_kg_in(" ", METRIC) is None


@pytest.mark.parametrize("written", ["heavy", "kg", "lb", "58 stone"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="could not convert"):
        weight_kg_in(written, METRIC)
