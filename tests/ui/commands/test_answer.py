"""JSON that every program can read."""

import math

from tools.domain.finding import Finding
from tools.domain.race import Sport
from ui.commands.answer import numbers, plain, reasons

KNOWN = Finding(name="a", value=1.23456789, unit="m", model="m", source="s", low=1.0, high=2.0)
UNKNOWN = Finding.unknown("b", "m", reason="nobody said", model="m", source="s")


def test_numbers_are_rounded_and_never_nan() -> None:
    assert plain({"a": math.nan, "b": (math.inf, 1.23456789), "c": Sport.RUN}) == {
        "a": None,
        "b": [None, 1.2346],
        "c": "run",
    }


def test_a_model_becomes_an_object() -> None:
    written = plain(KNOWN)
    assert isinstance(written, dict)
    assert written["value"] == 1.2346


def test_ranges_and_reasons_have_keys() -> None:
    assert numbers({"x_m": KNOWN, "y_m": UNKNOWN}) == {
        "x_m": KNOWN.value,
        "x_m_low": 1.0,
        "x_m_high": 2.0,
        "y_m": None,
    }
    assert reasons({"x_m": KNOWN, "y_m": UNKNOWN}) == {"y_m": "nobody said"}


def test_a_small_number_does_not_become_nothing() -> None:
    assert plain([3.9051e-10, 0.123456, -0.00001]) == [3.905e-10, 0.1235, -1e-05]
